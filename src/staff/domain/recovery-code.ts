/** Letters that cannot be taken for one another on paper: no i, l, o, u, 0 or 1. 30 of them. */
const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789'

/** Letters of one code: 24 of 30 are 117 bits. Below 112 bits a plain digest of them would not do. @source ASVS V6.5.2 */
const LENGTH = 24

/** How many codes are printed at once. */
export const RECOVERY_CODES = 10

/**
 * A code to print, in groups of four: 「abcd-efgh-jkmn-pqrs-tvwx-yz23」.
 *
 * @param random gives bytes nobody can foresee
 */
export function makeRecoveryCode(random: (bytes: number) => Uint8Array): string {
  const letters: string[] = []
  while (letters.length < LENGTH) {
    // Bytes from 240 on would make the first letters a little more frequent.
    for (const byte of random(LENGTH)) if (byte < 240 && letters.length < LENGTH) letters.push(LETTERS.charAt(byte % LETTERS.length))
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** What was typed from paper, as it is compared: small half-width letters without hyphens; undefined when it cannot be a code. */
export function readRecoveryCode(typed: string): string | undefined {
  const bare = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}ー−]/gu, '')
  return bare.length === LENGTH && [...bare].every(letter => LETTERS.includes(letter)) ? bare : undefined
}

/** Six digits of an authenticator app, however they were typed; undefined when it cannot be such a code. */
export function readAppCode(typed: string): string | undefined {
  const bare = typed.normalize('NFKC').replace(/[\s\p{Pd}ー−]/gu, '')
  return /^\d{6}$/.test(bare) ? bare : undefined
}
