/** Why a treasure stands near an issue: somebody joined them, or both are about the same themes of the same council. */
export type Nearness = { readonly isJoined: boolean; readonly note: string; readonly themes: readonly string[] }

/** What has to be known of either end. */
export type NearEnd = { readonly id: string; readonly councilNo: number | null; readonly themes: readonly string[] }

/** The reasons for which two stand near one another; nothing when there is none. Themes in the order of `here`. */
export function nearness(here: NearEnd, there: NearEnd, joined: ReadonlyMap<string, string>): Nearness | undefined {
  const isJoined = joined.has(there.id)
  const themes = here.councilNo === there.councilNo ? here.themes.filter(theme => there.themes.includes(theme)) : []
  return isJoined || themes.length > 0 ? { isJoined, note: joined.get(there.id) ?? '', themes } : undefined
}

/** Those that stand near, the joined ones first; among themselves they keep their order, for nothing is ranked. */
export function nearOnes<End extends NearEnd>(
  here: NearEnd,
  others: readonly End[],
  joined: ReadonlyMap<string, string>,
): readonly (Nearness & { readonly one: End })[] {
  const near = others.flatMap(one => {
    const why = nearness(here, one, joined)
    return why === undefined ? [] : [{ ...why, one }]
  })
  return [...near.filter(({ isJoined }) => isJoined), ...near.filter(({ isJoined }) => !isJoined)]
}
