const ROWS: Readonly<Record<string, string>> = {
  '': 'アイウエオ',
  k: 'カキクケコ',
  s: 'サシスセソ',
  t: 'タチツテト',
  n: 'ナニヌネノ',
  h: 'ハヒフヘホ',
  m: 'マミムメモ',
  y: 'ヤ＿ユ＿ヨ',
  r: 'ラリルレロ',
  w: 'ワヰ＿ヱヲ',
  g: 'ガギグゲゴ',
  z: 'ザジズゼゾ',
  d: 'ダヂヅデド',
  b: 'バビブベボ',
  p: 'パピプペポ',
}
const ODD: Readonly<Record<string, string>> = {
  シ: 'shi',
  チ: 'chi',
  ツ: 'tsu',
  フ: 'fu',
  ジ: 'ji',
  ヂ: 'ji',
  ヅ: 'zu',
  ヰ: 'i',
  ヱ: 'e',
  ヲ: 'o',
  ヴ: 'vu',
  ン: 'n',
}
const VOWELS = ['a', 'i', 'u', 'e', 'o']
const SMALL: Readonly<Record<string, string>> = { ャ: 'a', ュ: 'u', ョ: 'o', ァ: 'a', ィ: 'i', ゥ: 'u', ェ: 'e', ォ: 'o' }
const SYLLABLES = new Map([
  ...Object.entries(ROWS).flatMap(([start, row]) => [...row].map((kana, at) => [kana, `${start}${VOWELS[at]}`] as const)),
  ...Object.entries(ODD),
])

/**
 * A name in katakana or hiragana in Latin letters, as on passports and road signs: Hepburn, long o and u written once, m before b, m and p.
 * What is no kana stays as it is; words begin with a capital.
 *
 * @source 旅券法施行規則別表第一（ヘボン式ローマ字綴方表）
 */
export function latinOfKana(kana: string): string {
  const letters = [...kana.normalize('NFKC')].map(letter =>
    /[ぁ-ゖ]/.test(letter) ? String.fromCharCode(letter.charCodeAt(0) + 0x60) : letter,
  )
  let latin = ''
  let doubles = false
  for (const letter of letters) {
    const small = SMALL[letter]
    if (letter === 'ッ') doubles = true
    else if (letter === 'ー') continue
    else if (small !== undefined && /[a-z]$/.test(latin)) latin = joined(latin, letter, small)
    else {
      const syllable = SYLLABLES.get(letter) ?? letter
      latin += doubles ? doubled(syllable) : syllable
      doubles = false
    }
  }
  return latin
    .replace(/n(?=[bmp])/g, 'm')
    .replace(/o[ou]|uu/g, long => long.slice(0, 1))
    .replace(/(^|[\s・])([a-z])/g, (_, before: string, first: string) => `${before}${first.toUpperCase()}`)
}

/** キ + ャ → kya, シ + ャ → sha, フ + ァ → fa. */
function joined(latin: string, letter: string, vowel: string): string {
  const stem = latin.slice(0, -1)
  if (!/[ャュョ]/.test(letter)) return `${stem}${vowel}`
  return /(sh|ch|j)$/.test(stem) ? `${stem}${vowel}` : `${stem}y${vowel}`
}

/** ッ before チ is t, before all others their first letter. */
const doubled = (syllable: string) => (syllable.startsWith('ch') ? `t${syllable}` : `${syllable.slice(0, 1)}${syllable}`)
