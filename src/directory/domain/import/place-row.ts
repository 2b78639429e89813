import { fold } from '../../../kernel/fold.ts'
import type { PlaceFacts } from '../place.ts'
import { placeFacts } from '../place.ts'
import { hasPrivateLetters, readCell, withoutControls } from './cell.ts'
import { columnForm } from './column-form.ts'
import type { ColumnUse } from './column-use.ts'
import type { Cell, Draft } from './draft.ts'
import { draftOf, keepBeside, tell } from './draft.ts'
import type { ImportNote } from './import-report.ts'
import { noteOn } from './import-report.ts'
import type { ListKind } from './list-kind.ts'
import { placeKindOf } from './list-kind.ts'
import { isAbsent, readMark } from './marks.ts'
import { readPosition } from './position.ts'
import { readField } from './read-field.ts'
import type { HourCell } from './read-hours.ts'
import { readHours } from './read-hours.ts'
import type { RawRow } from './table.ts'

/** A row that became a place, with what identifies it in its list; `identity` is name, address and spot folded, without any number. */
export type TakenRow = {
  readonly line: number
  readonly facts: PlaceFacts
  readonly publishedId: string | null
  readonly identity: string
}

/** What reading a row gave: a place or nothing, the remarks, and for a refused row the published number, as far as it was read. */
export type ReadRow = { readonly taken: TakenRow | null; readonly publishedId: string | null; readonly notes: readonly ImportNote[] }

/** Reads one row of a list. Every filled cell ends in a field, in `more` under its own column, or in a remark. */
export function readPlaceRow(columns: readonly string[], uses: readonly ColumnUse[], list: ListKind, row: RawRow): ReadRow {
  const draft = draftOf(row.line)
  for (const [at, column] of columns.entries()) {
    const raw = row.cells[at] ?? ''
    if (raw.trim() !== '') readOne(draft, uses[at] ?? { kind: 'more' }, column, raw)
    else if (uses[at]?.kind === 'access') draft.access[uses[at].code] ??= null
  }
  const publishedId = draft.publishedId?.words ?? null
  const name = draft.facts.name
  if (name === undefined && !draft.refused) {
    const words = row.cells.filter(cell => cell.trim() !== '').join(' ')
    return {
      taken: null,
      publishedId,
      notes: [noteOn(row.line, '名称', words, '取り込まない', '名称がありません。名称を書いてから取り込んでください。')],
    }
  }
  if (draft.refused || name === undefined)
    return { taken: null, publishedId, notes: draft.notes.filter(note => note.level === '取り込まない') }
  const facts = finished(draft, name, list)
  return { taken: { line: row.line, facts, publishedId, identity: identityOf(facts) }, publishedId, notes: draft.notes }
}

/** Name, address and spot in one folded form; where no address is published, the point instead. */
export function identityOf(facts: PlaceFacts): string {
  const spot = Object.entries(facts.more).find(([column]) => /^設置(?:位置|場所)/.test(columnForm(column)))?.[1] ?? ''
  const where = facts.address === null ? `${facts.lat?.toFixed(4) ?? ''},${facts.lon?.toFixed(4) ?? ''}` : fold(facts.address)
  return [fold(facts.name), where, fold(facts.building ?? ''), fold(spot)].join('|')
}

function readOne(draft: Draft, use: ColumnUse, column: string, raw: string): void {
  const isPoint = use.kind === 'field' && (use.field === 'lat' || use.field === 'lon' || use.field === 'url')
  const read = isPoint ? { words: withoutControls(raw).trim() } : readCell(raw)
  if ('refused' in read) {
    draft.refused = true
    const shown = read.refused.includes('マイナンバー') ? '（番号は表示しません）' : raw
    draft.notes.push(noteOn(draft.line, column, shown, '取り込まない', read.refused))
    return
  }
  const cell = { column, raw, words: read.words }
  if ('mended' in read) tell(draft, cell, '直して取り込み', read.mended)
  if (hasPrivateLetters(cell.words)) tell(draft, cell, '取り込み', '外字があります。ほかのコンピューターでは別の字に見えることがあります。')
  if (use.kind === 'field') readField(draft, use.field, cell)
  else if (use.kind === 'more') keepBeside(draft, cell)
  else readMarkCell(draft, use, cell)
}

function readMarkCell(draft: Draft, use: Exclude<ColumnUse, { kind: 'field' | 'more' }>, cell: Cell): void {
  const mark = isAbsent(cell.words) ? null : readMark(cell.words)
  if (mark === undefined) {
    keepBeside(draft, cell, '「○」「有」などの印として読めないので、書かれたまま残しました。')
    return
  }
  if (use.kind === 'access') draft.access[use.code] = mark
  else if (mark) for (const code of use.codes) draft.hazards.add(code)
  if (mark === null) tell(draft, cell, '直して取り込み', '「書かれていない」という印と読み、空にしました。')
}

function finished(draft: Draft, name: string, list: ListKind): PlaceFacts {
  readPoint(draft)
  const { address, welcomes } = draft.facts
  const { prefecture = '', municipality = '', town = '', block = '' } = draft.addressParts
  const joined = prefecture + municipality + town + block
  const words = `${name} ${Object.values(draft.more).join(' ')}`
  const kind = list.placeKind ?? placeKindOf(words)
  return placeFacts({
    ...draft.facts,
    name,
    address: address ?? (joined === '' ? null : joined),
    kind: kind === 'shelter' && /要配慮者|福祉避難所/.test(`${welcomes ?? ''}${words}`) ? 'welfare_shelter' : kind,
    hours: hoursOf(draft),
    access: draft.access,
    hazards: [...draft.hazards],
    more: draft.more,
  })
}

function hoursOf(draft: Draft): PlaceFacts['hours'] {
  const { hours, unread, moving } = readHours(draft.hourCells, Object.values(draft.more).join('\n'))
  const about = (reason: string) => (cell: HourCell) => tell(draft, { ...cell, raw: cell.words }, '取り込み', reason)
  unread.forEach(about('時間の計算に使えるほど確かには読めないので、書かれた言葉のまま載せます。'))
  moving.forEach(about('祝日のあとに休みが動くきまりは計算できないので、書かれた言葉をいっしょに載せます。'))
  return hours
}

function readPoint(draft: Draft): void {
  const { lat, lon } = draft.points
  if (!lat || !lon) {
    for (const cell of [lat, lon]) if (cell) keepBeside(draft, cell, '緯度と経度の片方しかないので、位置なしで取り込みました。')
    return
  }
  const point = readPosition(lat.words, lon.words)
  if (typeof point === 'string') {
    const why = point === 'outside' ? '日本の外の位置です。' : '数字として読めません。'
    for (const cell of [lat, lon]) keepBeside(draft, cell, `${why}位置なしで取り込み、書かれた値は残しました。`)
    return
  }
  draft.facts.lat = point.lat
  draft.facts.lon = point.lon
  if (point.isSwapped)
    for (const cell of [lat, lon]) tell(draft, cell, '直して取り込み', '緯度と経度が入れかわっていたので、入れかえました。')
}
