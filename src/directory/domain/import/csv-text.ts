import { guarded } from './formula-guard.ts'

/** Rows as RFC 4180 text with CRLF; cells a spreadsheet would calculate are guarded. `unguarded` takes the guard off again. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `${row.map(cellText).join(',')}\r\n`).join('')
}

/** The line on which each row of that text begins, as an editor counts: cells may hold line ends of their own. */
export function linesOfRows(rows: readonly (readonly string[])[]): readonly number[] {
  let line = 1
  return rows.map(row => {
    const begins = line
    line += 1 + row.reduce((ends, cell) => ends + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
    return begins
  })
}

function cellText(cell: string): string {
  const safe = guarded(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
