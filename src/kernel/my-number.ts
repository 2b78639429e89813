/**
 * The first My Number (個人番号) a text seems to hold, exactly as it is written there, or undefined.
 *
 * Looked for: twelve digits in a row, or three groups of four with one hyphen or space between, in half-width or full-width digits,
 * whose check digit is right. Never inside a longer run of digits (a corporate number has thirteen), nor in a longer chain
 * of groups joined by hyphens (a payment card has four). Eight digits, a space and four digits are a day and an hour, not a number.
 *
 * Trap: about one in ten arbitrary twelve-digit numbers passes the check, so the sentence shown must let the person rewrite it.
 * @source 番号法に基づく平成26年総務省令第85号 第5条（検査用数字）
 */
export function findMyNumber(text: string): string | undefined {
  for (const [, written] of text.matchAll(CANDIDATE)) if (written !== undefined && isChecked(digitsOf(written))) return written
  return undefined
}

/** Whether a text seems to hold a My Number, which is never stored in any field. See `findMyNumber`. */
export function hasMyNumber(text: string): boolean {
  return findMyNumber(text) !== undefined
}

const D = '[0-9０-９]'
const HYPHEN = '[-‐‑‒–—―−－ー]'
const GAP = '[-‐‑‒–—―−－ー \\u00a0\\u3000]'
const GROUPED = `(?<!${D}${HYPHEN})${D}{4}${GAP}${D}{4}${GAP}${D}{4}(?!${HYPHEN}?${D})`

// The candidate is captured inside a look-ahead, so that the search goes on one group later and not after the whole candidate.
const CANDIDATE = new RegExp(`(?<!${D})(?=(${D}{12}(?!${D})|${GROUPED}))`, 'g')

const digitsOf = (written: string) => Array.from(written.normalize('NFKC').replace(/[^0-9]/g, ''), Number)

/** The eleven digits, weighted 6 5 4 3 2 7 6 5 4 3 2 from the left, decide the twelfth. */
function isChecked(digits: readonly number[]): boolean {
  const sum = digits.slice(0, 11).reduce((total, digit, i) => total + digit * (i < 5 ? 6 - i : 12 - i), 0)
  return digits[11] === (sum % 11 <= 1 ? 0 : 11 - (sum % 11))
}
