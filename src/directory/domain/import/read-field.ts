import { toKatakana } from '../../../kernel/fold.ts'
import { accessOf } from './access-columns.ts'
import type { Cell, Draft } from './draft.ts'
import { keepBeside, tell } from './draft.ts'
import type { Field } from './fields.ts'
import { languagesOf } from './language-words.ts'
import { isAbsent } from './marks.ts'
import { readCount, readPhone, readPostalCode, readWebAddress } from './plain-values.ts'

/** Puts one filled cell into the field its column stands for, or beside the fields when it cannot be read as such. */
export function readField(draft: Draft, field: Field, cell: Cell): void {
  if (field !== 'id' && isAbsent(cell.words)) {
    tell(draft, cell, '直して取り込み', '「書かれていない」という印と読み、空にしました。')
    return
  }
  READERS[field](draft, cell)
}

type Reader = (draft: Draft, cell: Cell) => void
type TextField = 'name' | 'address' | 'building' | 'operator' | 'welcomes' | 'description'

const asText =
  (field: TextField): Reader =>
  (draft, cell) => {
    draft.facts[field] = cell.words
  }

const asPart =
  (part: string): Reader =>
  (draft, cell) => {
    draft.addressParts[part] = cell.words
    keepBeside(draft, cell)
  }

const asHours =
  (field: Field): Reader =>
  (draft, { column, words }) => {
    draft.hourCells[field] = { column, words }
  }

const READERS: Readonly<Record<Field, Reader>> = {
  id: (draft, cell) => {
    draft.publishedId = cell
  },
  name: asText('name'),
  kana: (draft, cell) => {
    const kana = toKatakana(cell.words)
    draft.facts.kana = kana
    if (kana !== cell.words) tell(draft, cell, '直して取り込み', '読みを全角カタカナにそろえました。')
  },
  address: asText('address'),
  prefecture: asPart('prefecture'),
  municipality: asPart('municipality'),
  town: asPart('town'),
  block: asPart('block'),
  building: asText('building'),
  operator: asText('operator'),
  welcomes: asText('welcomes'),
  description: asText('description'),
  postalCode: (draft, cell) => {
    const code = readPostalCode(cell.words)
    if (code === undefined) keepBeside(draft, cell, '郵便番号（7桁）として読めないので、書かれたまま残しました。')
    else draft.facts.postalCode = code
    if (code !== undefined && code !== cell.raw) tell(draft, cell, '直して取り込み', '郵便番号の形をそろえました。')
  },
  phone: readPhoneCell,
  phoneExt: (draft, cell) => {
    draft.facts.phoneExt = cell.words.normalize('NFKC')
  },
  url: (draft, cell) => {
    const url = readWebAddress(cell.words)
    if (url === undefined) keepBeside(draft, cell, 'https:// か http:// で始まるアドレスとして読めないので、書かれたまま残しました。')
    else draft.facts.url = url
    if (url !== undefined && url !== cell.words) tell(draft, cell, '直して取り込み', 'アドレスの全角文字を半角にそろえました。')
  },
  lat: (draft, cell) => {
    draft.points.lat = cell
  },
  lon: (draft, cell) => {
    draft.points.lon = cell
  },
  days: asHours('days'),
  opens: asHours('opens'),
  closes: asHours('closes'),
  weekdayOpens: asHours('weekdayOpens'),
  weekdayCloses: asHours('weekdayCloses'),
  saturdayOpens: asHours('saturdayOpens'),
  saturdayCloses: asHours('saturdayCloses'),
  hoursText: asHours('hoursText'),
  closedText: asHours('closedText'),
  languages: (draft, cell) => {
    const codes = languagesOf(cell.words)
    if (codes === undefined) keepBeside(draft, cell, '知らない言語があるので、書かれたまま残しました。')
    else draft.facts.languages = codes
  },
  offers: (draft, cell) => {
    const codes = cell.words.split(/[・、,，/／\s]+/).map(accessOf)
    if (codes.some(code => code === undefined)) keepBeside(draft, cell)
    else for (const code of codes) if (code !== undefined) draft.access[code] = true
  },
  capacity: (draft, cell) => {
    const count = readCount(cell.words)
    if (count === undefined) keepBeside(draft, cell, '人数として読めないので、書かれたまま残しました。')
    else draft.facts.capacity = count
    if (count !== undefined && String(count) !== cell.words) tell(draft, cell, '直して取り込み', `人数を数字だけ（${count}）にしました。`)
  },
}

function readPhoneCell(draft: Draft, cell: Cell): void {
  const phone = readPhone(cell.words)
  if (phone === undefined) {
    keepBeside(draft, cell, '電話番号として読めないので、書かれたまま残しました。')
    return
  }
  draft.facts.phone = phone.value
  if (phone.ext !== undefined) draft.facts.phoneExt = phone.ext
  if (phone.value !== cell.raw)
    tell(draft, cell, '直して取り込み', `電話番号の形をそろえました（${phone.value}${phone.ext ? ` 内線${phone.ext}` : ''}）。`)
}
