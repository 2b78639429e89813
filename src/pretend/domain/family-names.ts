/** A name with its reading in katakana. Readings are stored, never computed. */
export type NameWithKana = { readonly written: string; readonly kana: string }

/**
 * About 150 family names made of a word for something unreal and the end of an ordinary name:
 * plausible on a list, and visibly nobody's. Some carry older characters (濵, 﨑, 澤), as real lists do.
 */
export const FAMILY_NAMES: readonly NameWithKana[] = [
  { written: '架空', kana: 'カクウ' },
  { written: '見本', kana: 'ミホン' },
  { written: '仮名井', kana: 'カナイ' },
  { written: '作例', kana: 'サクレイ' },
  { written: '雛形', kana: 'ヒナガタ' },
  { written: '絵空', kana: 'エソラ' },
  ...combined(),
]

function combined(): NameWithKana[] {
  const beginnings = [
    ['夢', 'ユメ'],
    ['幻', 'マボロシ'],
    ['例', 'タメシ'],
    ['仮', 'カリ'],
    ['絵空', 'エソラ'],
    ['見本', 'ミホン'],
    ['作', 'ツクリ'],
    ['架', 'カケ'],
    ['虚', 'ウツロ'],
    ['仮名', 'カナ'],
  ] as const
  const endings = [
    ['野', 'ノ'],
    ['山', 'ヤマ'],
    ['谷', 'タニ'],
    ['井', 'イ'],
    ['原', 'ハラ'],
    ['坂', 'サカ'],
    ['森', 'モリ'],
    ['沢', 'ザワ'],
    ['澤', 'ザワ'],
    ['浜', 'ハマ'],
    ['濵', 'ハマ'],
    ['崎', 'ザキ'],
    ['﨑', 'ザキ'],
    ['橋', 'ハシ'],
  ] as const
  return beginnings.flatMap(([word, reading]) => endings.map(([end, ending]) => ({ written: word + end, kana: reading + ending })))
}
