import type { ImportNote } from './import-report.ts'
import { noteOn } from './import-report.ts'
import type { TakenRow } from './place-row.ts'

/** A row with the key that names it in its list. */
export type KeyedRow = TakenRow & { readonly key: string }

/**
 * Gives every row of a file a key of its own: its published number, else its identity. What occurs twice is told apart by its order,
 * because two devices in one building are two places (AED).
 */
export function keyedRows(
  rows: readonly TakenRow[],
  idColumn: string,
): { readonly rows: readonly KeyedRow[]; readonly notes: readonly ImportNote[] } {
  const seen = new Map<string, number>()
  const notes: ImportNote[] = []
  const keyed = rows.map(row => {
    const stem = row.publishedId === null ? `name:${row.identity}` : `no:${row.publishedId}`
    const count = (seen.get(stem) ?? 0) + 1
    seen.set(stem, count)
    if (count > 1) notes.push(twice(row, idColumn))
    return { ...row, key: count === 1 ? stem : `${stem}#${count}` }
  })
  return { rows: keyed, notes }
}

function twice(row: TakenRow, idColumn: string): ImportNote {
  return row.publishedId === null
    ? noteOn(row.line, '名称', row.facts.name, '取り込み', '名称と住所が同じ行がほかにもあります。別のものとして取り込みました。')
    : noteOn(row.line, idColumn, row.publishedId, '取り込み', '同じ番号の行がほかにもあります。別のものとして取り込みました。')
}
