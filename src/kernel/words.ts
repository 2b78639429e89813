import { hasMyNumber } from './my-number.ts'
import type { Result } from './result.ts'
import { no, yes } from './result.ts'

/** Why words cannot be kept as they were sent. */
export type WordsRefusal = 'lone-surrogate' | 'control-character' | 'too-long' | 'my-number'

/**
 * Words as they are kept: every letter a person wrote, no invisible trick, nothing that must never be stored.
 *
 * Line ends become LF, spaces and line ends at both edges go, letters are composed (NFC). Variation selectors (異体字セレクタ) and
 * compatibility ideographs (神 U+FA19, 福 U+FA1B) stay exactly: NFC alone would silently replace the letters of somebody's name.
 *
 * @param limit the most code points kept, counted after tidying; a variation selector counts as one
 * @returns the words (perhaps ''), or the first of: 'lone-surrogate' (broken text), 'control-character' (any but line feed and tab;
 *   also the bidirectional overrides and isolates), 'too-long', 'my-number' (see my-number.ts: blocked on save in every field)
 * @source 番号法20条（収集等の制限）
 */
export function readWords(raw: string, limit: number): Result<string, WordsRefusal> {
  if (/\p{Cs}/u.test(raw)) return no('lone-surrogate')
  const lines = raw.replaceAll('\r\n', '\n')
  if (UNSEEN.test(lines)) return no('control-character')
  const words = lines.replace(COMPOSABLE, part => part.normalize('NFC')).trim()
  if (isLonger(words, limit)) return no('too-long')
  return hasMyNumber(words) ? no('my-number') : yes(words)
}

const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/

// The ångström sign stays too: CP932 has it and not the letter that NFC would put in its place.
const COMPOSABLE = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}\u212b]+/gu

function isLonger(words: string, limit: number): boolean {
  if (words.length <= limit) return false
  return words.length > limit * 2 || Array.from(words).length > limit
}
