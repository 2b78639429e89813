import type { ListKind } from './list-kind.ts'
import type { Table } from './table.ts'

/** What has to be shown with the places of a list. */
export type Credit = { readonly licence: string | null; readonly attribution: string }

/** The name of a list that stays from one edition to the next: kind and file name, without dates, editions and encodings at its end. */
export function datasetOf(list: ListKind, file: string): string {
  const stem = file
    .normalize('NFKC')
    .replace(/\.[^.]*$/, '')
    .replace(
      /(?:[-_ .]?(?:\(\d+\)|20\d{2}[-_.]?\d{0,2}[-_.]?\d{0,2}|[rh]\d{1,2}(?:[-_.]?\d{1,2}){0,2}|v\d+|utf-?8(?:bom)?|sjis|shift_?jis|cp932|copy|コピー))+$/i,
      '',
    )
  return `${list.name}:${stem === '' ? file : stem}`
}

/** Whom to name as the source when nobody said: 国土地理院 by its 共通ID, else the municipality that the first row names. */
export function creditOf(table: Table, file: string): Credit {
  if (table.columns.includes('共通ID')) {
    return { licence: '国土地理院コンテンツ利用規約', attribution: '出典：国土地理院「指定緊急避難場所・指定避難所データ」を加工して作成' }
  }
  const first = (column: string) => table.rows[0]?.cells[table.columns.indexOf(column)]?.trim() ?? ''
  const city = first('地方公共団体名') || `${first('都道府県名')}${first('市区町村名')}`
  return { licence: null, attribution: city === '' ? `「${file}」を加工して作成` : `${city}のオープンデータ「${file}」を加工して作成` }
}
