/** Letters and digits that cannot be taken for one another on paper. 30 of them. */
const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789'

/** Letters of one code: 12 of 30 are 58 bits, enough for a code that lives 30 days behind a limit of tries and a slow digest. */
const LENGTH = 12

/**
 * A code to print, in groups of four: 「abcd-efgh-jkmn」.
 *
 * @param random gives bytes nobody can foresee
 */
export function makePaperCode(random: (bytes: number) => Uint8Array): string {
  const letters: string[] = []
  while (letters.length < LENGTH) {
    // Bytes from 240 on would make the first letters a little more frequent.
    for (const byte of random(LENGTH)) if (byte < 240 && letters.length < LENGTH) letters.push(LETTERS.charAt(byte % LETTERS.length))
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** What was typed from paper, as it is compared: however wide, large or grouped it was typed; undefined when it cannot be a code. */
export function readPaperCode(typed: string): string | undefined {
  const bare = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}ー−]/gu, '')
  return bare.length === LENGTH && [...bare].every(letter => LETTERS.includes(letter)) ? bare : undefined
}
