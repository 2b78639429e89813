import type { Chance } from './chance.ts'
import { COUNCILS } from './councils.ts'
import { FAMILY_NAMES } from './family-names.ts'

/**
 * What is said about one matter, as sentences with slots in braces.
 *
 * `self` is said by the person, `about` by somebody else of {who}; `detail` and `wish` fit any speaker.
 */
export type Phrases = {
  readonly self: readonly string[]
  readonly about: readonly string[]
  readonly detail: readonly string[]
  readonly wish: readonly string[]
}

/**
 * A sentence with its slots filled by chance. Slots: {who} (given), {n} {yen} {years} (numbers), {month} {wd} {season} (times),
 * {place} {shop} {hospital} {job} {hobby} {neighbor} {thing} (invented or ordinary words). An unknown slot throws: it is a slip of the pen.
 */
export function filled(chance: Chance, sentence: string, who = 'この方'): string {
  if (!sentence.includes('{')) return sentence
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => {
    if (slot === 'who') return who
    const word = SLOTS[slot]
    if (word === undefined) throw new Error(`no slot named ${slot}`)
    return word(chance)
  })
}

const oneOf =
  (list: string): ((chance: Chance) => string) =>
  chance =>
    chance.pick(words(list))

const read = new Map<string, readonly string[]>()

function words(list: string): readonly string[] {
  const known = read.get(list) ?? list.split(' ')
  read.set(list, known)
  return known
}

const SLOTS: Readonly<Record<string, (chance: Chance) => string>> = {
  n: chance => String(chance.whole(2, 9)),
  yen: chance => `${chance.whole(1, 48)}万円`,
  years: chance => String(chance.whole(2, 19)),
  month: chance => `${chance.whole(1, 12)}月`,
  wd: oneOf('月曜 火曜 水曜 木曜 金曜 土曜 日曜'),
  season: oneOf('春先 梅雨のころ 夏の暑いころ お盆すぎ 秋口 年の暮れ 年明け 寒くなるころ'),
  place: chance => chance.pick(COUNCILS).name,
  neighbor: chance => chance.pick(FAMILY_NAMES).written,
  shop: oneOf('スーパーみほん 絵空商店 ドラッグゆめの 農産物直売所 かりはし市場 ことことみせ コンビニ 百円ショップ'),
  hospital: oneOf('夢が原みほん病院 ためし診療所 えそら整形外科 ゆめみ眼科 かりの内科 虹が坂こころのクリニック'),
  job: oneOf(
    '部品工場 食品加工の工場 介護施設 運送会社 温泉旅館 建設現場 スーパーのレジ 縫製工場 農園 清掃会社 学習塾 製材所 印刷所 保育園 コールセンター 美容室 警備会社 パン工房',
  ),
  hobby: oneOf(
    '将棋 囲碁 手芸 畑仕事 釣り 俳句 カラオケ 詩吟 編み物 写真 鉄道模型 古い映画 絵手紙 盆栽 オンラインゲーム 料理 昆虫採集 木工',
  ),
  thing: oneOf('洗濯機 冷蔵庫 エアコン 軽自動車 眼鏡 補聴器 給湯器 石油ストーブ 携帯電話 自転車 入れ歯 ランドセル'),
}
