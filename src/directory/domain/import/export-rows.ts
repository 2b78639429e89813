import type { Place } from '../place.ts'
import { hoursText, simpleHours } from './hours-text.ts'
import { columnOfWord, FACT_COLUMNS, OWN_COLUMNS, STANDARD_COLUMNS } from './own-columns.ts'

/**
 * Places as rows under the columns of 公共施設一覧, header first: standard columns, ours, then every word that files said under other names.
 * Rows stand in the order of list and number, so that the same places always make the same file.
 */
export function exportRows(places: readonly Place[]): readonly (readonly string[])[] {
  const fixed: readonly string[] = [...STANDARD_COLUMNS, ...OWN_COLUMNS]
  const words = new Set(places.flatMap(place => Object.keys(place.more).map(columnOfWord)))
  const columns = [...fixed, ...[...words].filter(column => !fixed.includes(column)).sort()]
  const ordered = places.toSorted((a, b) => compare(a.source.dataset, b.source.dataset) || compare(a.source.key, b.source.key))
  return [columns, ...ordered.map(place => rowOf(place, columns))]
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function rowOf(place: Place, columns: readonly string[]): readonly string[] {
  const facts = factCells(place)
  const words = Object.fromEntries(Object.entries(place.more).map(([name, word]) => [columnOfWord(name), word]))
  return columns.map(
    column => (FACT_COLUMNS.has(column) || (column.startsWith('つなぎ_') && column in facts) ? facts[column] : words[column]) ?? '',
  )
}

function factCells(place: Place): Readonly<Record<string, string | null>> {
  const [days, opens, closes] = simpleHours(place.hours)
  return {
    ...{ ID: place.id, 名称: place.name, 名称_カナ: place.kana, 所在地_連結表記: place.address, '建物名等(方書)': place.building },
    ...{ 緯度: numberText(place.lat), 経度: numberText(place.lon), 電話番号: place.phone, 内線番号: place.phoneExt },
    ...{ 郵便番号: place.postalCode, 団体名: place.operator, 利用可能曜日: days, 開始時間: opens, 終了時間: closes },
    ...{ 利用可能日時特記事項: place.hours.note, 説明: place.description, URL: place.url },
    ...ownCells(place),
  }
}

function ownCells(place: Place): Readonly<Record<string, string | null>> {
  const { source } = place
  return {
    ...{ つなぎ_種類: place.kind, つなぎ_時間: hoursText(place.hours), つなぎ_言語: place.languages.join(';') },
    ...{ つなぎ_設備と配慮: accessText(place.access), つなぎ_受入対象者: place.welcomes, つなぎ_人数: numberText(place.capacity) },
    ...{ つなぎ_災害の種類: place.hazards.join(';'), つなぎ_困りごと: place.topics.join(';'), つなぎ_機関: place.agencyId },
    ...{ つなぎ_確かめた日: place.assuredOn, つなぎ_出典の一覧: source.dataset, つなぎ_出典の番号: source.key },
    ...{ つなぎ_出典のファイル: source.file, つなぎ_出典の行: numberText(source.line), つなぎ_利用条件: source.licence },
    つなぎ_出典の表示: source.attribution,
  }
}

function numberText(number: number | null): string | null {
  return number === null ? null : String(number)
}

/** Stated features only, in a fixed order: parking=有;nursing=無. */
function accessText(access: Place['access']): string {
  return Object.entries(access)
    .filter(([, has]) => has !== null)
    .sort(([a], [b]) => compare(a, b))
    .map(([code, has]) => `${code}=${has ? '有' : '無'}`)
    .join(';')
}
