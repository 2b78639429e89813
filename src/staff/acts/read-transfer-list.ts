import { CsvError, parse } from 'csv-parse/sync'
import type { Day } from '../../kernel/day.ts'
import type { TransferCells, TransferList } from '../domain/transfer.ts'
import { readTransfer } from '../domain/transfer.ts'

/** Reads a pasted transfer list: commas, or the tabs of a spreadsheet. */
export function readTransferList(text: string, usual: Day | undefined): TransferList {
  try {
    const read = readTransfer(cellsOf(text), usual)
    if (read.rows.length === 0 && read.complaints.length === 0)
      return {
        rows: [],
        names: [],
        complaints: [{ line: 1, column: null, sentence: '一行もありません。異動する方を一人一行で書いてください。' }],
      }
    return read
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1
    return {
      rows: [],
      names: [],
      complaints: [{ line, column: null, sentence: '引用符（"）の使い方が合いません。引用符を消すか、両側に付けてください。' }],
    }
  }
}

function cellsOf(text: string): readonly TransferCells[] {
  const delimiter = text.includes('\t') ? '\t' : ','
  const options = { bom: true, delimiter, info: true, relax_column_count: true, skip_empty_lines: true } as const
  const parsed: unknown = parse(text, options)
  return (parsed as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[])
    .map(({ record, info }) => ({ line: info.lines, cells: record }))
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
}
