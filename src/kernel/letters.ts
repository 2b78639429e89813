import { letterKind } from './letter-kind.ts'
import { variantForms } from './variants.ts'

/**
 * A text with each letter in its one search form, the boundaries between words still there.
 *
 * Half and full width, hiragana and katakana (→ katakana), capitals, Latin diacritics (đ → d), forms of Chinese characters and repetition
 * marks (佐々木 → 佐佐木, みすゞ → ミスズ) become alike. Spaces and middle dots become single ' ', every dash, hyphen and long vowel mark 'ー',
 * small ヵヶ become カケ; apostrophes, variation selectors and loose accents vanish. Other punctuation stays in its NFKC form.
 * Dakuten stay, in whatever way they were typed. Folding twice changes nothing more.
 */
export function foldLetters(text: string): string {
  let folded = ''
  let last = ''
  for (const letter of composed(text)) {
    const code = letter.charCodeAt(0)
    const found = (letter.length === 1 ? FORM_OF_CODE[code] : FORMS.get(letter)) ?? letter
    const form = isRepeat(code) ? repeated(last, found) : found
    if (form !== '' && form !== ' ' && form !== 'ー') last = form
    folded += form
  }
  return folded
}

// A dakuten or accent typed alone would become a space and a mark under NFKC, and cut the word in two.
const composed = (text: string) =>
  onceMore(
    text
      .replace(/[゛゜´]/g, alone => ALONE[alone] ?? '')
      .normalize('NFKC')
      .toLowerCase(),
  )

const ALONE: Readonly<Record<string, string>> = { ゛: '\u3099', ゜: '\u309a' }

// Small letters of rare capitals are not always in NFKC themselves; plain Japanese and ASCII skip the second pass.
const onceMore = (text: string) => (/[^\u0000-\u02af\u3000-\u9fff\uff00-\uffef]/.test(text) ? text.normalize('NFKC') : text)

// 々 〻 ゝ ゞ ヽ ヾ
const isRepeat = (code: number) =>
  code === 0x3005 || code === 0x303b || code === 0x309d || code === 0x309e || code === 0x30fd || code === 0x30fe

function repeated(last: string, mark: string): string {
  if (mark === '々' || mark === '〻') return letterKind(last) === 'kanji' ? last : '々'
  if (letterKind(last) !== 'kana') return mark
  const [plain = last] = last.normalize('NFD')
  return mark === 'ヽ' ? plain : `${plain}\u3099`.normalize('NFC').charAt(0)
}

// What has no accent that could be taken away; the variants with one (ǽ, ǿ) come here too.
const PLAIN: Readonly<Record<string, string>> = {
  ヵ: 'カ',
  ヶ: 'ケ',
  ς: 'σ',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ȷ: 'j',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
}

const FORMS: ReadonlyMap<string, string> = new Map([
  ...range(0x3041, 0x3096)
    .concat(range(0x309d, 0x309e))
    .map(kana => [kana, shifted(kana, 0x60)] as const),
  ...range(0xc0, 0x24f)
    .concat(range(0x1e00, 0x1eff))
    .map(letter => [letter, plainLatin(letter)] as const),
  ...variantForms(),
  ...Object.entries(PLAIN),
  ...[...'-‐‑‒–—―⁃−─━﹣－ｰ'].map(dash => [dash, 'ー'] as const),
  ...[...'\t\n\v\f\r\u0085\u2028\u2029\u00a0\u3000・·•‧∙⋅･'].map(gap => [gap, ' '] as const),
  ...[..."'‘’‛ʻʼ`′‵＇\u00ad\u180b\u180c\u180d\u200b\u200c\u200d\u2060\ufeff\u3099\u309a"].map(dropped => [dropped, ''] as const),
  ...range(0x300, 0x36f)
    .concat(range(0x1ab0, 0x1aff), range(0x1dc0, 0x1dff), range(0x20d0, 0x20ff))
    .map(accent => [accent, ''] as const),
  ...range(0xfe00, 0xfe0f)
    .concat(range(0xe0100, 0xe01ef))
    .map(selector => [selector, ''] as const),
])

// An array asked by code unit is three times as fast as the map, whose every question hashes a fresh string.
const FORM_OF_CODE: readonly (string | undefined)[] = Array.from({ length: 0x10000 }, (_, code) => FORMS.get(String.fromCharCode(code)))

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i))
}

function shifted(letter: string, by: number): string {
  const katakana = String.fromCodePoint((letter.codePointAt(0) ?? 0) + by)
  return PLAIN[katakana] ?? katakana
}

function plainLatin(letter: string): string {
  const plain = letter.normalize('NFD').charAt(0).toLowerCase()
  return PLAIN[plain] ?? plain
}
