/** What has to be written so that one state of some rows becomes another. */
export type Difference<Row> = { readonly added: readonly Row[]; readonly changed: readonly Row[]; readonly dropped: readonly Row[] }

/** The rows that were added, changed or dropped; `keyOf` says which row is the same row. */
export function differenceOf<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): Difference<Row> {
  const old = new Map(before.map(row => [keyOf(row), row]))
  const now = new Set(after.map(keyOf))
  const isChanged = (row: Row) => {
    const was = old.get(keyOf(row))
    return was !== undefined && written(was) !== written(row)
  }
  return {
    added: after.filter(row => !old.has(keyOf(row))),
    changed: after.filter(isChanged),
    dropped: before.filter(row => !now.has(keyOf(row))),
  }
}

/** The same text for the same content, in whatever order a row was put together. */
function written(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1)))
}
