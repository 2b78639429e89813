import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'

export const ANSWERS = ['yes', 'no', 'unknown'] as const
export type AnswerGiven = (typeof ANSWERS)[number]

/** What a sheet answers to one question; question 0 is the line at its foot. */
export type ReturnedLine = { readonly question: number; readonly answer: AnswerGiven | null; readonly words: string }

/** Why a typed line could not be read. */
export type ReturnComplaint = 'unreadable' | 'no-such-question' | 'twice' | 'too-long'

/**
 * One returned sheet as it is keyed in, on one line. Two ways:
 * - `12310 もっと大きい字で`: one digit a question in their order (1 はい, 2 いいえ, 3 わからない, 0 nothing), then words;
 * - `1 はい 2 いいえ バスがほしい 3 わからない`: number and answer, with the words that stand beside it.
 * Words before any number, and words behind the digits, are the line at the foot. In the digits' words, `2:` begins the words of question 2.
 */
export function readReturned(typed: string, questions: number): Result<readonly ReturnedLine[], ReturnComplaint> {
  const line = typed.normalize('NFKC').replace(/\s+/g, ' ').trim()
  const read = byDigits(line, questions) ?? byNumbers(line)
  if (read === undefined) return no('unreadable')
  if (read.some(({ question }) => question > questions)) return no('no-such-question')
  if (new Set(read.map(({ question }) => question)).size < read.length) return no('twice')
  if (read.some(({ words }) => [...words].length > LONGEST_LINE)) return no('too-long')
  return read.length === 0 ? no('unreadable') : yes(read)
}

/** The most letters beside one question. */
export const LONGEST_LINE = 300

const BY_DIGIT: Readonly<Record<string, AnswerGiven | null>> = { '0': null, '1': 'yes', '2': 'no', '3': 'unknown' }
const BY_WORD: readonly (readonly [RegExp, AnswerGiven])[] = [
  [/^(はい|○|〇|◯)(?=$| )/u, 'yes'],
  [/^(いいえ|×|✕)(?=$| )/u, 'no'],
  [/^(わからない|分からない|△)(?=$| )/u, 'unknown'],
]

function byDigits(line: string, questions: number): readonly ReturnedLine[] | undefined {
  const found = /^([0-3]+)(?: (.*))?$/u.exec(line)
  if (found === null || questions === 0 || found[1]?.length !== questions) return undefined
  const spoken = wordsByNumber(found[2] ?? '')
  const answered = [...found[1]].map((digit, at) => ({
    question: at + 1,
    answer: BY_DIGIT[digit] ?? null,
    words: spoken.get(at + 1) ?? '',
  }))
  const others = [...spoken].filter(([question]) => question === 0 || question > questions)
  return [...answered, ...others.map(([question, words]) => ({ question, answer: null, words }))].filter(isSaid)
}

function wordsByNumber(text: string): ReadonlyMap<number, string> {
  const words = new Map<number, string>()
  for (const piece of text.split(/ ?(?=\b\d+:)/u)) {
    const [, number = '0', rest = ''] = /^(?:(\d+): ?)?(.*)$/u.exec(piece) ?? []
    if (rest !== '') words.set(Number(number), [words.get(Number(number)), rest].filter(Boolean).join(' '))
  }
  return words
}

/** Pieces that begin with a number and an answer; a number without an answer is part of somebody's words (二丁目の 3 番). */
function byNumbers(line: string): readonly ReturnedLine[] | undefined {
  const pieces = line.split(/ (?=\d+[ .:、]?(?:はい|いいえ|わからない|分からない|○|〇|◯|×|✕|△)(?:$| ))/u)
  const lines: ReturnedLine[] = []
  for (const [at, piece] of pieces.entries()) {
    const [, number, rest = ''] = /^(\d+)[ .:、]?(.*)$/u.exec(piece) ?? []
    const answer = number === undefined ? undefined : BY_WORD.find(([word]) => word.test(rest))
    if (answer === undefined && at > 0) return undefined
    if (answer === undefined && /^\d+$/u.test(piece)) return undefined
    lines.push(
      answer === undefined
        ? { question: 0, answer: null, words: piece }
        : { question: Number(number), answer: answer[1], words: rest.replace(answer[0], '').trim() },
    )
  }
  return lines.filter(isSaid)
}

function isSaid({ answer, words }: ReturnedLine): boolean {
  return answer !== null || words !== ''
}
