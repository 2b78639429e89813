import { CsvError, parse } from 'csv-parse/sync'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { FileEncoding, NotText } from '../../platform/encoding.ts'
import { decodeFile } from '../../platform/encoding.ts'
import { geojsonTable } from '../domain/import/geojson-table.ts'
import type { RawRow, Table } from '../domain/import/table.ts'
import { tableOf } from '../domain/import/table.ts'

/** The table in the bytes of a file (CSV in any encoding, tabs or semicolons too, or GeoJSON), or a sentence why there is none. */
export function openTable(bytes: Uint8Array): Result<{ readonly table: Table; readonly encoding: FileEncoding }, string> {
  const file = decodeFile(bytes)
  if (!file.ok) return no(NOT_TEXT[file.refusal])
  const { text, encoding } = file.value
  if (/^\s*[{[]/.test(text)) {
    const table = geojsonTable(text)
    return table.ok ? yes({ table: table.value, encoding }) : no(table.refusal === 'no-geojson' ? NO_GEOJSON : NO_HEADER)
  }
  const rows = cut(text)
  if (!rows.ok) return rows
  const table = tableOf(rows.value)
  return table.ok ? yes({ table: table.value, encoding }) : no(NO_HEADER)
}

const NO_GEOJSON = 'GeoJSON（FeatureCollection）として読めません。ファイルを確かめてください。'
const NO_HEADER =
  '見出しの行が見つかりません。「名称」と、「住所」「緯度」「電話番号」などの列がある一覧かどうかを確かめてください（見出しは30行目までに置きます）。'

const NOT_TEXT: Readonly<Record<NotText, string>> = {
  empty: 'ファイルが空です。',
  spreadsheet: 'Excelのファイル（.xlsx）です。Excelで「CSV UTF-8」として保存し直してから、取り込んでください。',
  'euc-jp': '文字コードが EUC-JP のようです。UTF-8 で保存し直してから、取り込んでください。',
  'iso-2022-jp': '文字コードが ISO-2022-JP（JIS）のようです。UTF-8 で保存し直してから、取り込んでください。',
  unknown: '文字コードがわかりません。UTF-8 か Shift_JIS（CP932）で保存し直してから、取り込んでください。',
}

/** What the parser gives with `info`, which its types do not say: `lines` counts to the end of the record. */
type CutRecord = { readonly record: string[]; readonly info: { readonly lines: number } }

function cut(text: string): Result<readonly RawRow[], string> {
  try {
    // Line ends are named: found by themselves, the first one met would be taken for all, and a mixed file would fall apart.
    const found = parse(text, {
      info: true,
      delimiter: delimiterOf(text),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
    }) as unknown as readonly CutRecord[]
    let ended = 0
    return yes(
      found.map(({ record, info }) => {
        const line = ended + 1
        ended = info.lines
        return { line, cells: record }
      }),
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const where = 'lines' in error ? `${String(error['lines'])}行目の近くで、` : ''
    return no(`${where}引用符（"）が閉じていないか、つくりがこわれています。ファイルを直してから、取り込んでください。`)
  }
}

/** Tabs or semicolons, when the beginning of the file has more of them than commas. */
function delimiterOf(text: string): ',' | '\t' | ';' {
  const head = text.slice(0, 4000)
  const count = (sign: string) => head.split(sign).length
  if (count('\t') > count(',')) return '\t'
  return count(';') > count(',') * 2 ? ';' : ','
}
