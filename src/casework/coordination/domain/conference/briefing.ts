import type { Day } from '../../../../kernel/day.ts'

/** 準備資料 of one item, made from the record and frozen when it is opened to those invited. No address, no telephone number, no school. */
export type Briefing = {
  readonly household: readonly { readonly name: string; readonly about: string }[]
  readonly issues: readonly { readonly label: string; readonly words: string | null }[]
  readonly direction: string | null
  readonly actions: readonly { readonly who: string; readonly what: string; readonly due: Day | null }[]
  readonly entries: readonly BriefingEntry[]
  readonly chronology: readonly { readonly when: string; readonly words: string }[]
  /** Kinds of content in it, by the codes of `consent_category`. */
  readonly categories: readonly string[]
}

/** An entry of the log as it stands in the pack. Facts, opinions and what third parties said stay apart. */
export type BriefingEntry = {
  /** RFC 3339 instant. */
  readonly at: string
  readonly agencyName: string
  readonly fact: string | null
  readonly opinion: string | null
  readonly personWords: string | null
  readonly thirdParty: string | null
}

/** Kinds of content that are in every pack: who lives there, and what happened. */
export const BRIEFED_CATEGORIES = ['household', 'history'] as const

/** Whether something of a kind may go into a pack that was opened for these kinds. What belongs to no kind may. */
export function isCovered(category: string | null, categories: readonly string[]): boolean {
  return category === null || categories.includes(category)
}

/** 準備シート: the four questions every invited agency answers before the sitting. @source forms-and-codes section 8 */
export const PREP_QUESTIONS = ['picture', 'doing', 'wanted', 'asked'] as const
export type PrepAnswers = Readonly<Record<(typeof PREP_QUESTIONS)[number], string | null>>
