import type { AnswerGiven } from './returned.ts'
import { ANSWERS } from './returned.ts'

/** How often each answer came. */
export type Counted = { readonly question: number; readonly answers: Readonly<Record<AnswerGiven, number>> }

/** A number as it is told: itself, or fewer than the limit. */
export type Told = number | 'few'

/** The smallest number of people that is told outside the hands that counted it. @source ux 12: the stricter of the city's limits */
export const SMALL_CELL = 10

/**
 * The answers to one question as they are told to those who did not count them. A number under the limit is not told; and where one hidden
 * number could be worked out from the sum of all, or the hidden ones together are still few, the next smallest is hidden as well.
 */
export function toldAnswers(answers: Counted['answers'], limit = SMALL_CELL): Readonly<Record<AnswerGiven, Told>> {
  const rising = [...ANSWERS].sort((a, b) => answers[a] - answers[b])
  const hidden: AnswerGiven[] = rising.filter(one => answers[one] < limit)
  const sum = () => hidden.reduce((total, one) => total + answers[one], 0)
  while (hidden.length > 0 && hidden.length < rising.length && (hidden.length < 2 || sum() < limit)) {
    const next = rising[hidden.length]
    if (next) hidden.push(next)
  }
  return Object.fromEntries(ANSWERS.map(one => [one, hidden.includes(one) ? 'few' : answers[one]])) as Record<AnswerGiven, Told>
}
