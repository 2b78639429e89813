import type { Answer } from '../platform/http/answer.ts'

/** One cell of a list that leaves the house. */
export type CsvCell = string | number | null | undefined

/** Rows as RFC 4180 text that Excel reads as UTF-8. A cell that a spreadsheet would calculate is kept from doing so by a leading apostrophe. */
export function csv(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map(row => `${row.map(cellText).join(',')}\r\n`).join('')}`
}

/** A list as a file to keep. `name` is ASCII and names no person. */
export function csvAnswer(name: string, rows: readonly (readonly CsvCell[])[]): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` },
    body: csv(rows),
  }
}

function cellText(cell: CsvCell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  // An apostrophe that stands there already counts as written: whoever takes the guard off again finds it.
  const safe = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
