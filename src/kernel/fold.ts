import { foldLetters } from './letters.ts'

/**
 * The one form by which names and addresses are searched; never shown, never kept instead of what was written.
 *
 * As `foldLetters`, and without spaces and middle dots; ガ, ケ, ヶ and が between two Chinese characters are all ケ (緑が丘 = 緑ヶ丘), but not
 * elsewhere: 肺がん must be found by がん. Small kana and dakuten stay.
 */
export function fold(text: string): string {
  return foldLetters(text)
    .replaceAll(' ', '')
    .replace(/(?<=\p{Script=Han})ガ(?=\p{Script=Han})/gu, 'ケ')
}

/**
 * The form by which readings are searched: as `fold`, and ヂ → ジ, ヅ → ズ, ヲ → オ, small kana large, long vowel marks dropped.
 * Written vowels stay: オオノ (大野) and オノ (小野) are two families.
 */
export function foldKana(text: string): string {
  return fold(foldLetters(text).replace(/[ヂヅヲァィゥェォッャュョヮー]/g, kana => READINGS[kana] ?? ''))
}

/** A telephone number as its digits, from the leading 0: +81 (0)90-… is 090…. Letters, hyphens and words beside it vanish. */
export function foldPhone(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^0-9+]/g, '')
    .replace(/^\+810?/, '0')
    .replaceAll('+', '')
}

/** Whether a text is a reading: kana of any kind, with nothing but long vowel marks, spaces and middle dots between. */
export function looksLikeKana(text: string): boolean {
  return /^[ァ-ヺー ]*[ァ-ヺ][ァ-ヺー ]*$/.test(foldLetters(text)) && !/\p{Script=Han}/u.test(text)
}

/** Whether a text is (part of) a telephone number: at least three digits and nothing but digits, hyphens, brackets, spaces and a leading +. */
export function looksLikePhone(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .trim()
  return /^\+?[0-9() -]+$/.test(plain) && plain.replace(/[^0-9]/g, '').length >= 3
}

/** A reading as it is kept: hiragana and half-width kana in full-width katakana (ｶﾞ → ガ); everything else exactly as it was. */
export function toKatakana(text: string): string {
  return text
    .replace(/[ぁ-ヿ]?[\uff61-\uff9f\u3099\u309a゛゜]+/g, kana =>
      kana.replaceAll('゛', '\u3099').replaceAll('゜', '\u309a').normalize('NFKC'),
    )
    .replace(/[ぁ-ゖゝゞ]/g, kana => String.fromCharCode(kana.charCodeAt(0) + 0x60))
}

const READINGS: Readonly<Record<string, string>> = {
  ヂ: 'ジ',
  ヅ: 'ズ',
  ヲ: 'オ',
  ァ: 'ア',
  ィ: 'イ',
  ゥ: 'ウ',
  ェ: 'エ',
  ォ: 'オ',
  ッ: 'ツ',
  ャ: 'ヤ',
  ュ: 'ユ',
  ョ: 'ヨ',
  ヮ: 'ワ',
}
