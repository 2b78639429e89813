import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import { withoutControls } from './cell.ts'
import { isHeader } from './column-use.ts'
import { unguarded } from './formula-guard.ts'
import type { ImportNote } from './import-report.ts'
import { noteOn } from './import-report.ts'

/** One row of a file as it was cut: the line it begins on, and its cells. */
export type RawRow = { readonly line: number; readonly cells: readonly string[] }

/** A file as columns and rows of content. Every row has exactly as many cells as there are columns; names of columns differ. */
export type Table = {
  readonly columns: readonly string[]
  readonly headerLine: number
  readonly rows: readonly RawRow[]
  /** What stood outside the table, and rows that had more cells than the header. */
  readonly notes: readonly ImportNote[]
}

/** The table in a file, behind whatever explanation stands before its header (within 30 rows). */
export function tableOf(raw: readonly RawRow[]): Result<Table, 'no-header'> {
  const plain = raw.map(({ line, cells }) => ({ line, cells: cells.map(unguarded) }))
  const at = plain.slice(0, 30).findIndex(row => isHeader(row.cells))
  const header = plain[at]
  if (header === undefined) return no('no-header')
  const below = plain.slice(at + 1).filter(row => !isBlank(row))
  const again = below.filter(row => sameCells(row, header))
  const rows = below.filter(row => !sameCells(row, header))
  const width = Math.max(header.cells.length, ...rows.map(row => lastFilled(row) + 1))
  return yes({
    columns: uniqueNames(Array.from({ length: width }, (_, nth) => header.cells[nth] ?? '')),
    headerLine: header.line,
    rows: rows.map(({ line, cells }) => ({ line, cells: Array.from({ length: width }, (_, nth) => cells[nth] ?? '') })),
    notes: [
      ...plain
        .slice(0, at)
        .filter(row => !isBlank(row))
        .map(row => remark(row, '表の前にある説明なので、場所としては取り込みません。')),
      ...again.map(row => remark(row, '見出しのくり返しなので、場所としては取り込みません。')),
      ...rows
        .filter(row => lastFilled(row) >= header.cells.length)
        .map(row => remark(row, 'セルの数が見出しより多い行です。列がずれていないか確かめてください。')),
    ],
  })
}

const isBlank = (row: RawRow) => row.cells.every(cell => cell.trim() === '')
const sameCells = (a: RawRow, b: RawRow) => a.cells.length === b.cells.length && a.cells.every((cell, at) => cell === b.cells[at])
const lastFilled = (row: RawRow) => row.cells.findLastIndex(cell => cell.trim() !== '')
const remark = (row: RawRow, reason: string) =>
  noteOn(row.line, '', row.cells.filter(cell => cell.trim() !== '').join(' '), '取り込み', reason)

/** Names of columns that differ. Columns without a name are called by their number, and a name that returns gets its number behind it. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return names.map((raw, at) => {
    const name = withoutControls(raw).trim() || `列${at + 1}`
    const unique = seen.has(name) ? `${name}（列${at + 1}）` : name
    seen.add(unique)
    return unique
  })
}
