import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { FieldErrors } from '../../../kernel/refusal.ts'

/** What can be looked at again. */
export const SUBJECT_KINDS = ['activity', 'project', 'platform', 'group'] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]
export type Subject = { readonly kind: SubjectKind; readonly id: string }

export const PHASES = ['before', 'midway', 'after'] as const
export const AREAS = ['social', 'environmental', 'economic', 'personal'] as const
/** All four are answers; none of them is a failure of who answers. */
export const DIRECTIONS = ['better', 'same', 'worse', 'unknown'] as const
export type Direction = (typeof DIRECTIONS)[number]
export const CONFIDENCES = ['told', 'seen', 'counted'] as const
export const CHANGES = ['continue', 'improve', 'grow', 'shrink', 'hand_over', 'end'] as const

export type ReviewId = Id<'outcome_review'>

/** One change looked for, as seen in one round; `lineId` is the same in every round. */
export type Outcome = {
  readonly lineId: string
  readonly area: (typeof AREAS)[number]
  readonly statement: string
  readonly forWhom: string
  readonly direction: Direction | null
  readonly confidence: (typeof CONFIDENCES)[number] | null
  readonly seenIn: string
  readonly indicator: string
  readonly unit: string
  readonly baseline: number | null
  readonly target: number | null
  readonly actual: number | null
}

/** What is said of a round as a whole. */
export type ReviewWords = {
  readonly phase: (typeof PHASES)[number]
  readonly on: Day
  readonly reviewers: string
  readonly socialWords: string
  readonly environmentalWords: string
  readonly sideEffects: string
  readonly learned: string
  readonly change: (typeof CHANGES)[number] | null
  readonly changeWords: string
  readonly nextOn: Day | null
}

/** 成果の見直し: one round of a series. */
export type Review = ReviewWords & {
  readonly id: ReviewId
  readonly subject: Subject
  readonly councilNo: number | null
  readonly round: number
  readonly state: 'open' | 'closed'
  readonly closedAt: Date | null
  readonly closedByName: string
  readonly version: number
}

export type ReviewWhole = Review & { readonly outcomes: readonly Outcome[] }

/** What is added later: a correction of a closed round, or what the coordinator advises. */
export type ReviewNote = {
  readonly id: string
  readonly kind: 'erratum' | 'consultant'
  readonly words: string
  readonly at: Date
  readonly byName: string
}

/**
 * What keeps a round from being closed, by field: it speaks of people and of nature, of side effects and of what comes next, and every
 * line says which way it went. 「わからない」 and 「なかった」 are answers; silence is not.
 */
export function closingComplaints(words: ReviewWords, outcomes: readonly Outcome[]): FieldErrors {
  const errors: Record<string, string> = {}
  if (words.socialWords === '') errors['socialWords'] = '人や暮らしがどう変わったかを書いてください。「わからない」も答えです。'
  if (words.environmentalWords === '')
    errors['environmentalWords'] = '自然やまわりの環境がどう変わったかを書いてください。「わからない」も答えです。'
  if (words.sideEffects === '') errors['sideEffects'] = '思いがけず起きたことを書いてください。「なかった」も答えです。'
  if (words.change === null) errors['change'] = 'これからどうするかを選んでください。'
  if (outcomes.length === 0) errors['outcomes.0.statement'] = '見たかった変化を、少なくともひとつ書いてください。'
  for (const [at, { direction, confidence }] of outcomes.entries()) {
    if (direction === null) errors[`outcomes.${at}.direction`] = '「よくなった・変わらない・わるくなった・わからない」から選んでください。'
    if (confidence === null) errors[`outcomes.${at}.confidence`] = 'どうやって知ったかを選んでください。'
  }
  return errors
}

/** The lines with which the next round begins: the same lines, with nothing answered yet. What was the actual figure stays to compare with. */
export function carriedLines(earlier: readonly Outcome[]): readonly Outcome[] {
  return earlier.map(line => ({ ...line, direction: null, confidence: null, seenIn: '', actual: null }))
}

/** One line of a series: what was seen of it in each round, nothing in rounds that did not have it. */
export type SeriesLine = { readonly lineId: string; readonly latest: Outcome; readonly seen: readonly (Outcome | undefined)[] }

/** A series to be read side by side: lines down, rounds across, in the order in which lines first appeared. */
export function seriesOf(rounds: readonly Pick<ReviewWhole, 'round' | 'outcomes'>[]): readonly SeriesLine[] {
  const ordered = [...rounds].sort((a, b) => a.round - b.round)
  const ids = [...new Set(ordered.flatMap(({ outcomes }) => outcomes.map(({ lineId }) => lineId)))]
  return ids.flatMap(lineId => {
    const seen = ordered.map(({ outcomes }) => outcomes.find(one => one.lineId === lineId))
    const latest = seen.findLast(one => one !== undefined)
    return latest ? [{ lineId, latest, seen }] : []
  })
}

/** 成果の道すじ, one edition of it: a hypothesis that may change. */
export const MODEL_PARTS = ['inputs', 'acts', 'outputs', 'outcomes', 'longer'] as const
export type ModelPart = (typeof MODEL_PARTS)[number]
export type LogicModel = Readonly<Record<ModelPart, readonly string[]>> & {
  readonly id: string
  readonly edition: number
  readonly why: string
  readonly madeAt: Date
  readonly byName: string
}

/** What rounds have said of what a model expects: the last answer for each expected change, nothing where nobody has looked yet. */
export function lookedAt(
  expected: readonly string[],
  rounds: readonly Pick<ReviewWhole, 'id' | 'round' | 'state' | 'outcomes'>[],
): readonly { readonly words: string; readonly last: { readonly round: number; readonly direction: Direction } | undefined }[] {
  const closed = rounds.filter(({ state }) => state === 'closed').sort((a, b) => b.round - a.round)
  return expected.map(words => {
    for (const { round, outcomes } of closed) {
      const direction = outcomes.find(({ statement }) => sameWords(statement, words))?.direction
      if (direction) return { words, last: { round, direction } }
    }
    return { words, last: undefined }
  })
}

const sameWords = (a: string, b: string) => a.normalize('NFKC').replace(/[\s。、.]/g, '') === b.normalize('NFKC').replace(/[\s。、.]/g, '')
