import { expect, test } from 'vitest'
import { readDay } from '../../../kernel/day.ts'
import type { PersonFacts } from './person.ts'
import { NOTHING_KNOWN } from './person.ts'
import { keysOf, prefixesOf, wholeNameKeys } from './search-keys.ts'

const someone = (facts: Partial<PersonFacts>): PersonFacts => ({ ...NOTHING_KNOWN, ...facts })

const HANAKO = someone({
  family: '髙橋',
  given: '惠子',
  familyKana: 'タカハシ',
  givenKana: 'ケイコ',
  formerFamily: '渡邉',
  birthDate: readDay('1960-04-01') ?? null,
  phone: '0595-00-1234',
  phoneOther: '090-0000-5678',
})
const MARIA = someone({
  latin: 'GONÇALVES DA SILVA MARIA',
  commonName: '田中 マリア',
  familyKana: 'ゴンサルヴェス',
  givenKana: 'マリア',
  phone: '+81 595 00 4321',
})
const THI = someone({ latin: 'Nguyễn Thị Đào', familyKana: 'グエン', givenKana: 'ティ ダオ' })
const JUNICHI = someone({ family: '辻󠄀', given: '順一郎', familyKana: 'ツジ', givenKana: 'ジュンイチロウ' })
const SAKI = someone({ family: '山﨑', given: '沙紀', familyKana: 'ヤマザキ', givenKana: 'サキ' })
const OTA = someone({
  family: '太田',
  given: 'さくら',
  familyKana: 'オオタ',
  givenKana: 'サクラ',
  birthDate: readDay('2019-05-01') ?? null,
})
const MAN = someone({ called: '公園の男性' })

const FOUND: readonly (readonly [PersonFacts, string])[] = [
  ...['髙橋', '高橋', '高', '髙橋惠子', '高橋恵子', '高橋 恵子', '高橋　惠', '恵子', '惠子'].map(typed => [HANAKO, typed] as const),
  ...['たかはし', 'タカハシ', 'ﾀｶﾊｼ', 'たか', 'た', 'ﾀ', 'ﾀｶﾊｼ ｹｲｺ', 'たかはしけいこ', 'けいこ', 'ケイ'].map(
    typed => [HANAKO, typed] as const,
  ),
  ...['渡辺', '渡邊', '渡邉恵子', '渡辺　惠子', '渡'].map(typed => [HANAKO, typed] as const),
  ...[
    '0595-00-1234',
    '0595001234',
    '０５９５－００－１２３４',
    '0595',
    '0595-00',
    '(0595)00-12',
    '090-0000',
    '09000005678',
    '+81 595-00-1234',
  ].map(typed => [HANAKO, typed] as const),
  ...['S35.4.1', '昭和35年4月1日', 's35/4/1', '1960-04-01', '1960年4月1日', '19600401', 'Ｓ３５．４．１', '昭35.4.1'].map(
    typed => [HANAKO, typed] as const,
  ),
  ...['GONÇALVES', 'goncalves', 'Gonçalves da', 'silva', 'Silva Maria', 'maria', 'MARIA GONCALVES', 'ＭＡＲＩＡ', 'da silva'].map(
    typed => [MARIA, typed] as const,
  ),
  ...['田中', '田中マリア', '田中・マリア', 'マリア', 'まりあ', 'ﾏﾘｱ', 'ごんさるヴぇす', '0595004321'].map(
    typed => [MARIA, typed] as const,
  ),
  ...['nguyen', 'NGUYỄN THỊ', 'nguyen thi dao', 'Đào', 'dao', 'ぐえん', 'ﾃｨ'].map(typed => [THI, typed] as const),
  ...['辻', '辻󠄀順', '順一郎', 'つじ', 'ツジジュンイチ', 'じゅんいちろう', 'ジユンイチ', 'ﾂｼﾞ'].map(typed => [JUNICHI, typed] as const),
  ...['山崎', '山嵜', '山﨑沙紀', 'やまざき', 'ﾔﾏｻﾞｷ', 'ヤマザキ　サキ'].map(typed => [SAKI, typed] as const),
  ...['太田', 'さくら', 'サクラ', 'おおた', 'R1.5.1', '令和元年5月1日'].map(typed => [OTA, typed] as const),
  ...['公園の男', '公園', '公園の男性'].map(typed => [MAN, typed] as const),
]

const NOT_FOUND: readonly (readonly [PersonFacts, string])[] = [
  [OTA, '大田'],
  [HANAKO, '橋'],
  [HANAKO, '1234'],
  [HANAKO, 'S35.4.2'],
  [SAKI, 'ヤマサギ'],
  [JUNICHI, '辻本'],
  [MARIA, 'santos'],
  [MAN, '男性'],
  [HANAKO, ''],
  [HANAKO, '　'],
]

function finds(person: PersonFacts, typed: string): boolean {
  const keys = keysOf(person).map(({ key }) => key)
  return prefixesOf(typed).some(prefix => keys.some(key => key.startsWith(prefix.key)))
}

test('a person is found by any beginning in any script: more than sixty pairs', () => {
  expect(FOUND.length).toBeGreaterThanOrEqual(60)
  expect(FOUND.filter(([person, typed]) => !finds(person, typed)).map(([, typed]) => typed)).toEqual([])
})

test('what is another name, another day or the middle of a name finds nobody', () => {
  expect(NOT_FOUND.filter(([person, typed]) => finds(person, typed)).map(([, typed]) => typed)).toEqual([])
})

test('no key is empty, and somebody of whom nothing is known has none', () => {
  for (const person of [HANAKO, MARIA, THI, JUNICHI, SAKI, OTA, MAN]) {
    expect(keysOf(person).every(({ key }) => key.length > 0)).toBe(true)
  }
  expect(keysOf(NOTHING_KNOWN)).toEqual([])
})

test('a whole name answers "known to" in kanji, kana and Latin; a part never stands among whole names', () => {
  const whole = (person: PersonFacts) => keysOf(person).filter(({ kind }) => ['name', 'kana', 'latin', 'common'].includes(kind))
  const isKnownBy = (person: PersonFacts, typed: string) => whole(person).some(({ key }) => wholeNameKeys(typed).includes(key))
  for (const typed of ['高橋 恵子', 'たかはし けいこ', 'ﾀｶﾊｼｹｲｺ']) expect(isKnownBy(HANAKO, typed), typed).toBe(true)
  expect(isKnownBy(MARIA, 'Goncalves da Silva Maria')).toBe(true)
  expect(isKnownBy(MARIA, '田中マリア')).toBe(true)
  for (const typed of ['高橋', '恵子', 'たかはし', '渡辺恵子']) expect(isKnownBy(HANAKO, typed), typed).toBe(false)
  expect(isKnownBy(MAN, '公園の男性')).toBe(false)
})
