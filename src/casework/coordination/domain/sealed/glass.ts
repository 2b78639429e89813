import type { Id } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { CaseId } from '../case/case.ts'

export type GlassId = Id<'glass'>

/** Working days until an emergency opening has to be reviewed. @source security.md 9.7 */
export const REVIEW_DAYS = 3
/** How often somebody may ask for a case by number: it is for an emergency, not for looking around. */
export const OPENINGS_PER_HOUR = 5
/** Fewer characters are no reason. */
export const FEWEST_WORDS = 10

export const FINDINGS = ['justified', 'not_justified', 'unclear'] as const
export type Finding = (typeof FINDINGS)[number]

/** An emergency opening as somebody asks for it. */
export type GlassWish = { readonly no: number; readonly reasonCode: string; readonly words: string }

/** What came of it: opened now, open already, or one's own case, which needs no opening. */
export type GlassOutcome = { readonly outcome: 'opened' | 'open' | 'own'; readonly caseId: CaseId }

/** An opening as the privacy officer reviews it. */
export type GlassReview = {
  readonly id: GlassId
  /** Reference number, the only thing a notice says. */
  readonly no: number
  readonly staffId: string
  readonly staffName: string
  readonly agencyName: string
  readonly caseId: CaseId
  readonly caseNo: number
  readonly reasonCode: string
  readonly words: string
  readonly openedAt: string
  readonly overAt: string
  readonly reviewBy: string
  /** Events of that person about that case while it was open. */
  readonly looks: number
  readonly reviewedAt: string | null
  readonly reviewerName: string | null
  readonly finding: Finding | null
  readonly findingWords: string | null
}

/** Is this a reason? At least ten characters that are not blank. */
export function isReason(words: string): boolean {
  return [...words.trim()].length >= FEWEST_WORDS
}

/** May this person say what an opening was? Never the one who opened, and only once. */
export function mayReview(review: Pick<GlassReview, 'staffId' | 'reviewedAt'>, reviewer: string): Result<true, Refusal> {
  if (review.reviewedAt !== null) return no(refusal('wrong-state'))
  return review.staffId === reviewer ? no(refusal('own-decision')) : yes(true)
}
