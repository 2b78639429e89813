import { columnForm } from './column-form.ts'
import { hazardsOf } from './hazard-columns.ts'

/** What kind of list a file is: its short name in the dataset, and the kind of its places (null: each row tells). */
export type ListKind = { readonly name: string; readonly placeKind: string | null }

/** The kind of a list, from its columns and the name of its file. */
export function listKindOf(columns: readonly string[], file: string): ListKind {
  const forms = columns.map(columnForm)
  const found = KINDS.find(
    ({ column, named }) => forms.some(form => column?.test(form)) || named?.test(file.normalize('NFKC').toLowerCase()),
  )
  if (found) return { name: found.name, placeKind: found.placeKind }
  if (columns.filter(column => hazardsOf(column)).length >= 3) return { name: 'emergency_site', placeKind: 'emergency_site' }
  return { name: 'facility', placeKind: null }
}

/** The kind of one place of a general list, from its name and remarks. */
export function placeKindOf(words: string): string {
  return BY_WORDS.find(([pattern]) => pattern.test(words.normalize('NFKC')))?.[1] ?? 'public_facility'
}

type Sign = { readonly name: string; readonly placeKind: string; readonly column?: RegExp; readonly named?: RegExp }

const KINDS: readonly Sign[] = [
  { name: 'aed', placeKind: 'aed', column: /^小児対応設備|aed/, named: /(?:^|[^a-z])aed/ },
  { name: 'public_toilet', placeKind: 'toilet', column: /^男性トイレ/, named: /public_?toilet|公衆トイレ/ },
  { name: 'baby_station', placeKind: 'baby_station', column: /^提供内容$/, named: /baby_?station|赤ちゃんの駅/ },
  {
    name: 'shelter',
    placeKind: 'shelter',
    column: /^開設される災害の種類|^受入対象者$|^指定緊急避難場所との|^避難所面積/,
    named: /hina?n{1,2}jo|指定避難所/,
  },
  { name: 'care_service', placeKind: 'care_service', column: /^介護サービス事業所名称$|^実施サービス$/ },
  { name: 'medical', placeKind: 'medical', column: /^医療機関の種類$|^診療科目$/ },
  {
    name: 'day_service',
    placeKind: 'day_service',
    column: /^開始時刻学校休日$/,
    named: /hokago|放課後等?デイ|dayservice|day_service|障害児通所/,
  },
  { name: 'childcare', placeKind: 'childcare', column: /^一時預かり|^延長保育|^受入年齢/, named: /nursery|preschool|保育所|幼稚園/ },
]

const BY_WORDS: readonly (readonly [RegExp, string])[] = [
  [/公民館|交流センター|コミュニティセンター|市民センター|地区センター|地域センター|自治会館|集会所/, 'community_center'],
  [/福祉会館|福祉センター|老人憩|隣保館/, 'welfare_hall'],
  [/子育て|児童館|児童センター|こども館|子ども館|親子/, 'child_support'],
  [/保育(?:園|所)|幼稚園|こども園/, 'childcare'],
  [/小学校|中学校|高等学校|支援学校/, 'school'],
  [/病院|診療所|医院|クリニック|歯科|薬局/, 'medical'],
  [/相談(?:窓口|室|センター)|包括支援センター/, 'desk'],
  [/公衆トイレ|公衆便所/, 'toilet'],
]
