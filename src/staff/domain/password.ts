import { BEGINNINGS, COMMON_WORDS, ROWS } from './common-passwords.ts'

/** Shortest password. @source security.md section 6 */
const PASSWORD_SHORTEST = 12

/** Longest password; far beyond any phrase, and short enough to hash. */
const PASSWORD_LONGEST = 200

/** What is wrong with a new password. `common`: it stands on every list of stolen passwords, or is made as those are. */
export type PasswordFault = 'short' | 'long' | 'personal' | 'common'

/**
 * What is wrong with a new password, if anything. No list is asked for over the network: the commonest ones are words, years, keyboard
 * rows and repetitions, so what is left after taking those out must still be long enough to be worth guessing.
 *
 * @param owner whose password it shall be; their login and name are known to everybody
 * @source NIST SP 800-63B-4 section 3.1.1.2; ASVS V6.2
 */
export function passwordFault(password: string, owner: { readonly login: string; readonly name: string }): PasswordFault | undefined {
  const length = [...password].length
  if (length < PASSWORD_SHORTEST) return 'short'
  if (length > PASSWORD_LONGEST) return 'long'
  const plain = password.normalize('NFKC').toLowerCase()
  if (namesOf(owner).some(name => plain.includes(name))) return 'personal'
  return isCommon(plain) ? 'common' : undefined
}

/** Letters that must be left of a password when everything foreseeable is taken out of it. */
const LEFT_OVER = 6
const DIFFERENT = 5

function namesOf(owner: { readonly login: string; readonly name: string }): readonly string[] {
  return [owner.login, owner.name, owner.name.replace(/\s/g, '')]
    .map(name => name.normalize('NFKC').toLowerCase())
    .filter(name => name.length >= 3)
}

function isCommon(plain: string): boolean {
  if (new Set(plain).size < DIFFERENT) return true
  return [plain, withoutDisguise(plain)].some(text => [...withoutForeseeable(repeatedPart(text))].length < LEFT_OVER)
}

/** 「abcabcabc」 is as good as 「abc」. */
function repeatedPart(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    const part = text.slice(0, length)
    if (part.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return part
  }
  return text
}

const DISGUISES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
}

/** 「p@ssw0rd」 is 「password」. */
function withoutDisguise(text: string): string {
  return [...text].map(letter => DISGUISES[letter] ?? letter).join('')
}

function withoutForeseeable(text: string): string {
  const withoutWords = COMMON_WORDS.reduce((left, word) => left.replaceAll(word, ' '), text)
  const withoutRuns = withoutWords.replace(/\d{6,}|(?:19|20)\d\d|(?:meiji|taisho|showa|heisei|reiwa)\d{0,2}/g, ' ')
  return withoutRows(withoutRuns)
    .replace(/(.)\1{2,}/g, '$1')
    .replace(/[\s\p{P}\p{S}]|\d{1,4}$|^\d{1,4}/gu, '')
}

/** Takes out every stretch of four and more that lies on a keyboard row, in the alphabet or among the digits, in either direction. */
function withoutRows(text: string): string {
  let left = ''
  for (let at = 0; at < text.length; ) {
    const length = stretchAt(text, at)
    if (length >= 4) at += length
    else left += text.charAt(at++)
  }
  return left
}

function stretchAt(text: string, at: number): number {
  if (!BEGINNINGS.has(text.slice(at, at + 4))) return 0
  let longest = 4
  while (at + longest < text.length && ROWS.some(row => row.includes(text.slice(at, at + longest + 1)))) longest++
  return longest
}
