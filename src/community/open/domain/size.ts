/** Below this many people a neighbourhood is so small that one person could be known by what is said of it. */
const SMALL_COUNCIL = 1_000

/** Whether so few people live there that what troubles them is told without the name of the place. */
function isSmall({ population }: { readonly population: number }): boolean {
  return population < SMALL_COUNCIL
}

/** How many people live there, as everybody may know it: of a small neighbourhood only about how many. */
export function peopleOf(council: { readonly population: number }): { readonly people: number; readonly isAbout: boolean } {
  if (!isSmall(council)) return { people: council.population, isAbout: false }
  return { people: Math.max(100, Math.round(council.population / 100) * 100), isAbout: true }
}

/** The same records without the name of their council, where that council is small or unknown. */
export function lifted<Row extends { readonly councilNo: number | null }>(
  rows: readonly Row[],
  councils: readonly { readonly no: number; readonly population: number }[],
): readonly Row[] {
  const large = new Set(councils.filter(one => !isSmall(one)).map(({ no }) => no))
  return rows.map(row => (row.councilNo !== null && large.has(row.councilNo) ? row : { ...row, councilNo: null }))
}
