/**
 * The number by which somebody asks again without a name: eleven signs that cannot be guessed (about 53 bits) and one that tells a typo.
 * No signs that look alike: no 0/O, 1/I/L, 5/S, 8/B.
 *
 * @param secret at least 16 bytes nobody else can know; the same bytes give the same number
 * @returns twelve signs, without gaps
 */
export function receiptNumberFrom(secret: Uint8Array): string {
  let rest = secret.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const signs = Array.from({ length: LENGTH - 1 }, () => {
    const sign = ALPHABET[Number(rest % BASE)] ?? ''
    rest /= BASE
    return sign
  }).join('')
  return signs + checkSign(signs)
}

/**
 * A receipt number as somebody typed it: small letters, gaps and full-width signs are fine.
 *
 * @returns the twelve signs; 'missing' when nothing was typed; 'typo' when it cannot be one of our numbers
 */
export function readReceiptNumber(typed: string): { readonly number: string } | 'missing' | 'typo' {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}ー−_.·]/gu, '')
    .replaceAll('S', '5')
    .replaceAll('B', '8')
  if (signs === '') return 'missing'
  if (signs.length !== LENGTH || [...signs].some(sign => !ALPHABET.includes(sign))) return 'typo'
  return checkSign(signs.slice(0, -1)) === signs.at(-1) ? { number: signs } : 'typo'
}

/** The number as it is shown and written down: three groups of four. */
export function grouped(number: string): string {
  return number.replace(/(.{4})(?=.)/g, '$1-')
}

/** 29 signs, a prime number, so that every wrong sign changes the last one. */
const ALPHABET = '23456789ACDEFGHJKMNPQRTUVWXYZ'
const LENGTH = 12
const BASE = BigInt(ALPHABET.length)

/** Weights that differ from sign to sign, so that two neighbours who change places are noticed as well. */
function checkSign(signs: string): string {
  const sum = [...signs].reduce((total, sign, at) => total + ALPHABET.indexOf(sign) * (at + 1), 0)
  return ALPHABET[sum % ALPHABET.length] ?? ''
}
