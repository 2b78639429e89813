/** What became of a cell or a row: taken as it stands, put right and taken, or not taken. */
export type ImportLevel = '取り込み' | '直して取り込み' | '取り込まない'

/**
 * One remark about one cell (or a whole row, with `column` empty). `line` is the line of the file as an editor counts it;
 * in GeoJSON the number of the feature. `value` is what stood there, cut at 200 letters; a My Number is never repeated.
 */
export type ImportNote = {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly reason: string
  readonly level: ImportLevel
}

/** A place of an earlier import of the same list that the file no longer holds. It is marked, never deleted. */
export type MissingPlace = { readonly key: string; readonly name: string; readonly address: string | null }

/**
 * What an import did, or in a dry run would do. Shape of the JSON behind `--report`; promised to outsiders.
 * `rows` counts rows with content under the header line, and rows = imported + updated + unchanged + refused always.
 */
export type ImportReport = {
  readonly file: string
  readonly encoding: string
  readonly dataset: string
  readonly rows: number
  /** Places that are new. */
  readonly imported: number
  /** Places that were known and now differ. */
  readonly updated: number
  /** Places that were known and are the same. */
  readonly unchanged: number
  readonly refused: number
  /** Whether anything was written: not in a dry run, and not when rows were refused without --partial. */
  readonly written: boolean
  readonly notes: readonly ImportNote[]
  readonly missing: readonly MissingPlace[]
}

/** A remark, its value cut to what fits on a line of paper. */
export function noteOn(line: number, column: string, value: string, level: ImportLevel, reason: string): ImportNote {
  const letters = Array.from(value)
  return { line, column, value: letters.length > 200 ? `${letters.slice(0, 199).join('')}…` : value, reason, level }
}
