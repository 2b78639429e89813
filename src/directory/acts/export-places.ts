import type { Db } from '../../platform/database.ts'
import type { LetterLoss } from '../../platform/encoding.ts'
import { cp932LossOf, encodeFile } from '../../platform/encoding.ts'
import { csvText, linesOfRows } from '../domain/import/csv-text.ts'
import { exportRows } from '../domain/import/export-rows.ts'
import { placesToExport } from '../store/listed-places.ts'

/** One letter of one cell that the file's encoding would change or lose. `line` is the line of the file. */
export type CellLoss = LetterLoss & { readonly line: number; readonly column: string }

/** A file of every place in use, and what its encoding would not keep: to be told before anything is written. */
export type PlacesExport = { readonly bytes: Uint8Array; readonly places: number; readonly losses: readonly CellLoss[] }

/** The register under the columns of 公共施設一覧, in UTF-8 with BOM (nothing lost) or CP932 (see `losses`). */
export async function exportPlaces(db: Db, encoding: 'utf8bom' | 'cp932'): Promise<PlacesExport> {
  const rows = exportRows(await placesToExport(db))
  return {
    bytes: encodeFile(csvText(rows), encoding),
    places: rows.length - 1,
    losses: encoding === 'cp932' ? lossesOf(rows) : [],
  }
}

function lossesOf(rows: readonly (readonly string[])[]): readonly CellLoss[] {
  const [header = []] = rows
  const lines = linesOfRows(rows)
  return rows.flatMap((row, nth) =>
    row.flatMap((cell, at) => cp932LossOf(cell).map(loss => ({ ...loss, line: lines[nth] ?? 0, column: header[at] ?? '' }))),
  )
}
