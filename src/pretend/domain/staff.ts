import { chanceOf } from './chance.ts'
import { FAMILY_NAMES } from './family-names.ts'
import { GIVEN_NAMES } from './given-names.ts'
import type { Duty, PretendStaff } from './shapes.ts'

/** The fifteen sign-ins promised to everybody who tries the demo. @source interfaces 4 */
const DEMO_STAFF: readonly PretendStaff[] = [
  member('desk', '架空 恵子', 'カクウ ケイコ', 'desk', ['consult']),
  member('head', '見本 修', 'ミホン オサム', 'desk', ['consult', 'head']),
  member('coordinator', '仮名井 智子', 'カナイ トモコ', 'coordination', ['consult', 'coordinate']),
  member('houkatsu', '夢野 由美', 'ユメノ ユミ', 'houkatsu', ['consult']),
  member('shogai', '例山 直樹', 'タメシヤマ ナオキ', 'shogai', ['consult']),
  member('kodomo', '仮谷 美穂', 'カリタニ ミホ', 'kodomo', ['consult']),
  member('jiritsu', '絵空 健一', 'エソラ ケンイチ', 'jiritsu', ['consult']),
  member('csw', '作例 千春', 'サクレイ チハル', 'shakyo', ['consult', 'outreach']),
  member('specialist', '架谷 裕子', 'カケタニ ユウコ', 'specialists', ['specialist']),
  member('plan', '幻森 聡', 'マボロシモリ サトシ', 'plan', ['evaluate']),
  member('privacy', '虚原 典子', 'ウツロハラ ノリコ', 'privacy', ['audit']),
  member('admin', '仮名橋 亮', 'カナハシ リョウ', 'system', ['administer']),
  member('chair', '夢坂 義雄', 'ユメサカ ヨシオ', 'council-01', ['chair', 'resident']),
  member('resident', '見本野 和子', 'ミホンノ カズコ', 'council-01', ['resident']),
  member('business', '作森 隆', 'ツクリモリ タカシ', 'newspaper', ['partner']),
]

/** How many more people work in each agency: agencies of uneven size, so that a wall between them is felt. */
const MORE_STAFF: readonly (readonly [agencyKey: string, login: string, from: number, to: number, duties: readonly Duty[]])[] = [
  ['desk', 'desk', 2, 8, ['consult']],
  ['coordination', 'coordinator', 2, 2, ['consult', 'coordinate']],
  ['houkatsu', 'houkatsu', 2, 7, ['consult']],
  ['houkatsu-north', 'hokubu', 1, 2, ['consult']],
  ['houkatsu-south', 'nanbu', 1, 2, ['consult']],
  ['shogai', 'shogai', 2, 4, ['consult']],
  ['kodomo', 'kodomo', 2, 4, ['consult']],
  ['jiritsu', 'jiritsu', 2, 3, ['consult']],
  ['shakyo', 'csw', 2, 6, ['consult', 'outreach']],
  ['specialists', 'specialist', 2, 4, ['specialist']],
  ['care-insurance', 'kaigo', 1, 2, ['consult']],
  ['health', 'hokenshi', 1, 2, ['consult']],
  ['benefit', 'engo', 1, 2, ['consult']],
  ['tax', 'nofu', 1, 1, ['consult']],
  ['public-housing', 'jutaku', 1, 1, ['consult']],
  ['guardianship', 'kouken', 1, 1, ['consult']],
  ['housing', 'sumai', 1, 1, ['consult']],
  ['multicultural', 'tabunka', 1, 1, ['consult']],
  ['rights', 'rinpokan', 1, 1, ['consult']],
  ['food', 'pantry', 1, 1, ['consult']],
  ['young-work', 'saposute', 1, 1, ['consult']],
  ['education', 'kyoiku', 1, 1, ['consult']],
  ['hello-work', 'shigoto', 1, 1, ['consult']],
  ['hospital', 'renkei', 1, 1, ['consult']],
  ['council-08', 'chair8', 1, 1, ['chair', 'resident']],
  ['council-39', 'chair39', 1, 1, ['chair', 'resident']],
  ['gas', 'kenshin', 1, 1, ['partner']],
]

/** Everybody who may sign in: the fifteen of the demo, then the others with names drawn by the seed. */
export function staffOf(seed: number): readonly PretendStaff[] {
  const chance = chanceOf(seed, 'staff')
  const others = MORE_STAFF.flatMap(([agencyKey, login, from, to, duties]) =>
    Array.from({ length: to - from + 1 }, (_, place) => {
      const family = chance.pick(FAMILY_NAMES)
      const given = chance.pick(GIVEN_NAMES[chance.happens(0.6) ? 'female' : 'male'].middle)
      const number = to === 1 || login.startsWith('chair') ? '' : String(from + place)
      return member(login + number, `${family.written} ${given.written}`, `${family.kana} ${given.kana}`, agencyKey, duties)
    }),
  )
  return [...DEMO_STAFF, ...others]
}

function member(login: string, name: string, kana: string, agencyKey: string, duties: readonly Duty[]): PretendStaff {
  return { login, name, kana, agencyKey, duties }
}
