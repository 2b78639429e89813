import { readCell, withoutControls } from './cell.ts'
import type { ImportNote } from './import-report.ts'
import { noteOn } from './import-report.ts'
import type { ListedPlace, ReadList } from './listed-place.ts'
import { readOwnRow } from './own-row.ts'
import type { RawRow, Table } from './table.ts'

/** Whether a table is our own export: it says the kind and the source of every place. */
export function isOwnTable(columns: readonly string[]): boolean {
  return ['つなぎ_種類', 'つなぎ_出典の一覧', 'つなぎ_出典の番号'].every(column => columns.includes(column))
}

/** Reads our own export exactly: nothing is tidied, so that what went out comes back. */
export function readOwnList(table: Table, file: string): ReadList {
  const seen = new Set<string>()
  const places: ListedPlace[] = []
  const notes: ImportNote[] = [...table.notes]
  for (const row of table.rows) {
    const read = refusedCell(table, row) ?? readOwnRow(cellsOf(table, row), row.line)
    if ('reason' in read) notes.push(read)
    else if (seen.has(read.key))
      notes.push(
        noteOn(
          row.line,
          'つなぎ_出典の番号',
          read.source.key,
          '取り込まない',
          '同じ出典の番号の行がほかにもあります。どちらかを消してください。',
        ),
      )
    else {
      seen.add(read.key)
      places.push(read.place)
      notes.push(...read.notes)
    }
  }
  return { dataset: `つなぎの書き出し:${file}`, isWhole: false, rows: table.rows.length, places, refusedKeys: new Set(), notes }
}

function cellsOf(table: Table, row: RawRow): ReadonlyMap<string, string> {
  return new Map(table.columns.map((column, at) => [column, row.cells[at] ?? '']))
}

function refusedCell(table: Table, row: RawRow): ImportNote | undefined {
  for (const [at, column] of table.columns.entries()) {
    if (column === '緯度' || column === '経度' || column === 'URL' || column === 'ID') continue
    const read = readCell(row.cells[at] ?? '')
    if ('refused' in read) return noteOn(row.line, column, '（表示しません）', '取り込まない', read.refused)
    if (read.words !== '' && withoutControls(row.cells[at] ?? '').length !== row.cells[at]?.length) {
      return noteOn(
        row.line,
        column,
        read.words,
        '取り込まない',
        '目に見えない制御文字があります。取り除いてから、もう一度取り込んでください。',
      )
    }
  }
  return undefined
}
