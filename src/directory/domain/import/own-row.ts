import { readDay } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Hours, PlaceFacts, PlaceSource } from '../place.ts'
import { readHoursText, simpleHours } from './hours-text.ts'
import type { ImportNote } from './import-report.ts'
import { noteOn } from './import-report.ts'
import type { ListedPlace } from './listed-place.ts'
import { FACT_COLUMNS, wordOfColumn } from './own-columns.ts'
import { readWebAddress } from './plain-values.ts'
import { readPosition } from './position.ts'
import { readHours } from './read-hours.ts'

/** A row of our own export as it was, or the one remark why it cannot be taken. */
export type OwnRow =
  | { readonly key: string; readonly source: PlaceSource; readonly place: ListedPlace; readonly notes: readonly ImportNote[] }
  | ImportNote

/** Reads one row of our own export; cells by column. */
export function readOwnRow(cells: ReadonlyMap<string, string>, line: number): OwnRow {
  const words = (column: string) => cells.get(column) || null
  const refuse = (column: string, reason: string) => noteOn(line, column, words(column) ?? '', '取り込まない', reason)
  const [name, kind, dataset, sourceKey] = ['名称', 'つなぎ_種類', 'つなぎ_出典の一覧', 'つなぎ_出典の番号'].map(words)
  if (!name) return refuse('名称', '名称がありません。名称を書いてから取り込んでください。')
  if (!kind || !/^[a-z_]+$/.test(kind)) return refuse('つなぎ_種類', '種類の記号がありません。書き出したときの記号に戻してください。')
  if (!dataset || !sourceKey) return refuse('つなぎ_出典の番号', '出典の一覧と番号がありません。書き出したときの値に戻してください。')
  const read = hoursOf(words, line)
  if (read === undefined) return refuse('つなぎ_時間', '時間の書き方が書き出したときの形ではありません。元に戻すか、空にしてください。')
  const point = words('緯度') === null && words('経度') === null ? null : readPosition(words('緯度') ?? '', words('経度') ?? '')
  if (typeof point === 'string') return refuse('緯度', '日本の中の緯度と経度ではありません。両方を直すか、両方を空にしてください。')
  if (words('URL') !== null && readWebAddress(words('URL') ?? '') === undefined)
    return refuse('URL', 'https:// か http:// で始まるアドレスを書いてください。')
  const capacity = words('つなぎ_人数')
  if (capacity !== null && !/^\d{1,6}$/.test(capacity)) return refuse('つなぎ_人数', '人数は数字だけで書いてください。')
  const facts = { ...factsOf(words, cells), name, kind, hours: read.hours, lat: point?.lat ?? null, lon: point?.lon ?? null }
  const key = `${dataset}\n${sourceKey}`
  const source = sourceOf(words, dataset, sourceKey)
  return {
    key,
    source,
    notes: read.notes,
    place: { line, facts, identity: key, key: sourceKey, source, id: readId<'place'>(words('ID') ?? undefined) ?? null },
  }
}

type Words = (column: string) => string | null

function factsOf(words: Words, cells: ReadonlyMap<string, string>): Omit<PlaceFacts, 'name' | 'kind' | 'hours' | 'lat' | 'lon'> {
  const list = (column: string) => words(column)?.split(';') ?? []
  const capacity = words('つなぎ_人数')
  const agency = readId<'agency'>(words('つなぎ_機関') ?? undefined)
  return {
    ...{ kana: words('名称_カナ'), operator: words('団体名'), agencyId: agency ?? null, address: words('所在地_連結表記') },
    ...{
      building: words('建物名等(方書)'),
      postalCode: words('郵便番号'),
      phone: words('電話番号'),
      phoneExt: words('内線番号'),
      url: words('URL'),
    },
    ...{
      languages: list('つなぎ_言語'),
      hazards: list('つなぎ_災害の種類'),
      topics: list('つなぎ_困りごと'),
      welcomes: words('つなぎ_受入対象者'),
    },
    ...{
      capacity: capacity === null ? null : Number(capacity),
      description: words('説明'),
      assuredOn: readDay(words('つなぎ_確かめた日') ?? '') ?? null,
    },
    access: Object.fromEntries(list('つなぎ_設備と配慮').map(one => [one.replace(/=.*$/, ''), one.endsWith('=有')])),
    more: Object.fromEntries(
      [...cells].filter(([column, word]) => isWord(column) && word !== '').map(([column, word]) => [wordOfColumn(column), word]),
    ),
  }
}

function isWord(column: string): boolean {
  return !FACT_COLUMNS.has(column) && (!column.startsWith('つなぎ_') || column !== wordOfColumn(column))
}

function sourceOf(words: Words, dataset: string, key: string): PlaceSource {
  const line = words('つなぎ_出典の行')
  return {
    ...{ dataset, key, file: words('つなぎ_出典のファイル'), line: line === null ? null : Number(line) || null },
    ...{ licence: words('つなぎ_利用条件'), attribution: words('つなぎ_出典の表示'), absentOn: null },
  }
}

/** The line of ours is exact and goes before the three plain columns; when they differ, somebody is told. */
function hoursOf(words: Words, line: number): { readonly hours: Hours; readonly notes: readonly ImportNote[] } | undefined {
  const note = words('利用可能日時特記事項')
  const plain = ['利用可能曜日', '開始時間', '終了時間'].map(column => ({ column, words: words(column) ?? '' }))
  const said = plain.map(cell => cell.words)
  const [days, opens, closes] = plain
  const own = words('つなぎ_時間')
  if (own === null && said.some(word => word !== '') && days && opens && closes) {
    const { hours } = readHours({ days, opens, closes }, '')
    return { hours: { ...hours, note: note ?? hours.note }, notes: [] }
  }
  const hours = readHoursText(own ?? '', note)
  if (hours === undefined) return undefined
  const differs = said.some(word => word !== '') && simpleHours(hours).join() !== said.join()
  const reason = '「つなぎ_時間」とちがうので、「つなぎ_時間」を使いました。曜日や時間を変えるときは「つなぎ_時間」を空にしてください。'
  return { hours, notes: differs ? [noteOn(line, '利用可能曜日', said.join(' '), '取り込み', reason)] : [] }
}
