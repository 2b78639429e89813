/** What a folded letter is to search: a Chinese character, katakana, the long vowel mark (or a hyphen), any other letter or digit, or no letter. */
export type LetterKind = 'kanji' | 'kana' | 'long' | 'other' | 'gap'

/** The kind of one letter (one code point) in the form of `foldLetters`. Marks of other scripts count as their letters. */
export function letterKind(letter: string): LetterKind {
  // Ranges before properties: notes are Japanese, and a table look-up by regular expression for each letter takes half of the time.
  const code = letter.codePointAt(0) ?? 0
  if (code >= 0x4e00 && code <= 0x9fff) return 'kanji'
  if (code >= 0x30a1 && code <= 0x30fa) return 'kana'
  if (code === 0x30fc) return 'long'
  if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) ? 'other' : 'gap'
  if (code === 0x3001 || code === 0x3002) return 'gap'
  if (!/^[\p{L}\p{N}\p{M}]$/u.test(letter)) return 'gap'
  return /^\p{Script=Han}$/u.test(letter) ? 'kanji' : 'other'
}
