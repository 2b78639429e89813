import { letterKind } from './letter-kind.ts'
import { foldLetters } from './letters.ts'

/** What to ask the index: every token of `all`, and for every prefix some token that begins with it. Both empty when nothing is asked. */
export type TokenQuery = { readonly all: readonly string[]; readonly prefixes: readonly string[] }

/**
 * The tokens under which a Japanese text is indexed, each once.
 *
 * Runs of Japanese give every pair of letters, every Chinese character and the run's last letter; runs of other letters and digits give
 * whole words (8050問題: 8050, 問題, 問, 題), cut at 64 letters since PostgreSQL refuses lexemes beyond 2,046 bytes. Letters are
 * folded first. Tokens hold letters, marks and digits only, so they are safe inside a tsvector or tsquery. Tokens are personal data.
 *
 * Traps: spaces and line ends inside Japanese are no boundary (山田 花子 is found by 山田花子), punctuation is one only in Latin.
 */
export function tokensOf(text: string): readonly string[] {
  const tokens = new Set<string>()
  const form = searchForm(text)
  addTokens(tokens, form)
  for (const { index, 0: sign } of form.matchAll(COUNTED)) addCounted(tokens, form.slice(0, index), form.slice(index + sign.length))
  return [...tokens]
}

/**
 * The question a query puts to the index: words between spaces are all required; Japanese words by their pairs of letters, one Chinese character
 * by itself, one kana and every Latin word or number as a prefix. It finds every text that `textMatches`, and by accident a few more.
 */
export function queryTokensOf(query: string): TokenQuery {
  const all = new Set<string>()
  const prefixes = new Set<string>()
  for (const word of wordsOf(query)) {
    for (const run of countedForm(word).match(RUNS) ?? []) {
      if (!isJapanese(run)) prefixes.add(cut(run))
      else if (Array.from(run).length > 1) addPairs(all, run)
      else (letterKind(run) === 'kanji' ? all : prefixes).add(run)
    }
  }
  return { all: [...all], prefixes: [...prefixes] }
}

/**
 * Whether a text really holds every word of a query, letters folded: the check of the page shown, after the index has answered.
 * A Latin word or number must begin where one begins in the text (805 finds 8050, 050 does not). An empty query is held by every text.
 */
export function textMatches(text: string, query: string): boolean {
  const form = searchForm(text)
  const counted = countedForm(form)
  return wordsOf(query).every(word => holds(form, word) || holds(counted, countedForm(word)))
}

const JAPANESE = '\\p{Script=Han}\\u30a1-\\u30faー'
const RUNS = new RegExp(`[${JAPANESE}]+|[^ ${JAPANESE}]+`, 'gu')
const COUNTED = /(?<=\p{Script=Han})ケ(?=\p{Script=Han})|(?<=[\d一二三四五六七八九十数何])[カケ](?=\p{Script=Han})/gu

/**
 * A form with ガ for the signs of 緑ヶ丘 and 3か月. Texts are indexed with and without it, and a query asks for it: what stands around
 * the sign inside a word stands around it in any text that holds the word.
 */
const countedForm = (form: string) => form.replace(COUNTED, 'ガ')

/** The letters alone, a space only between two runs that are not Japanese. A long vowel mark not after kana is a hyphen. */
function searchForm(text: string): string {
  let form = ''
  let last = 'gap'
  let isApart = false
  for (const letter of foldLetters(text)) {
    const kind = letterKind(letter)
    if (kind === 'gap' || (kind === 'long' && (isApart || last !== 'kana'))) {
      isApart = true
      continue
    }
    if (isApart && kind === 'other' && last === 'other') form += ' '
    form += letter
    last = kind === 'long' ? 'kana' : kind
    isApart = false
  }
  return form
}

const wordsOf = (query: string) =>
  query
    .split(/\s+/)
    .map(searchForm)
    .filter(word => word !== '')

function holds(text: string, word: string): boolean {
  if (isJapanese(word)) return text.includes(word)
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = lastLetter(text.slice(0, at))
    if (before === ' ' || isJapanese(before)) return true
  }
  return false
}

function addTokens(tokens: Set<string>, form: string): void {
  let before = ''
  let word = ''
  for (const letter of form) {
    const kind = letter === ' ' ? 'gap' : letterKind(letter)
    const isPart = kind === 'kanji' || kind === 'kana' || kind === 'long'
    if (isPart && before !== '') tokens.add(before + letter)
    if (kind === 'kanji') tokens.add(letter)
    if (!isPart && before !== '') tokens.add(before)
    if (kind !== 'other' && word !== '') tokens.add(cut(word))
    before = isPart ? letter : ''
    word = kind === 'other' ? word + letter : ''
  }
  if (before !== '') tokens.add(before)
  if (word !== '') tokens.add(cut(word))
}

function addCounted(tokens: Set<string>, before: string, after: string): void {
  const [next = ''] = after
  const last = lastLetter(before)
  tokens.add(`ガ${next}`)
  if (isJapanese(last)) tokens.add(`${last}ガ`)
}

const lastLetter = (text: string) => Array.from(text.slice(-2)).at(-1) ?? ' '

function addPairs(pairs: Set<string>, run: string): void {
  let before = ''
  for (const letter of run) {
    if (before !== '') pairs.add(before + letter)
    before = letter
  }
}

function isJapanese(run: string): boolean {
  const kind = letterKind(String.fromCodePoint(run.codePointAt(0) ?? 0x20))
  return kind === 'kanji' || kind === 'kana' || kind === 'long'
}

const cut = (word: string) => (word.length <= 64 ? word : Array.from(word).slice(0, 64).join(''))
