import type { Day } from '../../kernel/day.ts'
import type { Dated } from './period.ts'

/** How sure it is that the law says so: seen in a source, remembered, or still to be checked. */
export const VERIFIED = ['seen', 'memory', 'check'] as const
export type Verified = (typeof VERIFIED)[number]

/** One dated row of a legal basis. Records keep the code and the day of the act; the words are looked up here. */
export type BasisRow = Dated &
  BasisMeaning &
  BasisNote & {
    readonly code: string
    /** The basis that stands in its place from the day it ended. */
    readonly replacedBy: string | null
  }

/** What the law says; from its first day on it is never edited. */
export type BasisMeaning = { readonly law: string; readonly article: string; readonly title: string; readonly summary: string }

/** What is known about where it comes from; may be put right at any time. */
export type BasisNote = { readonly sourceNote: string; readonly verified: Verified; readonly needsReview: boolean }

/** One wish of an administrator about the legal bases. */
export type BasisWish =
  | { readonly kind: 'open'; readonly code: string; readonly from: Day; readonly meaning: BasisMeaning; readonly note: BasisNote }
  | { readonly kind: 'succeed'; readonly code: string; readonly from: Day; readonly meaning: BasisMeaning; readonly note: BasisNote }
  | { readonly kind: 'close'; readonly code: string; readonly from: Day; readonly replacedBy: string | null }
  | { readonly kind: 'correct'; readonly code: string; readonly begins: Day; readonly meaning: BasisMeaning; readonly note: BasisNote }
  | { readonly kind: 'note'; readonly code: string; readonly begins: Day; readonly note: BasisNote }
  | { readonly kind: 'withdraw'; readonly code: string; readonly begins: Day }

/** What the law says, out of a row. */
export function meaningOf({ law, article, title, summary }: BasisMeaning): BasisMeaning {
  return { law, article, title, summary }
}

/** Whether two rows say the same. */
export function sayTheSameLaw(one: BasisMeaning, other: BasisMeaning): boolean {
  return one.law === other.law && one.article === other.article && one.title === other.title && one.summary === other.summary
}
