/**
 * A cell that no spreadsheet calculates: an apostrophe before what begins like a formula.
 * @source OWASP ASVS V1.2.10
 */
export function guarded(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before `guarded`; any other cell stays as it is. */
export function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
