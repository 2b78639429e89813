import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { ConferenceType } from './conference-type.ts'

/** Whether each person the case is for agreed, by a consent that holds on the day asked about. */
export type ConsentStanding = {
  readonly subjects: number
  readonly consented: number
}

/** The basis an item stands on: `consent`, or the code of a law with the reason in words. */
export type ItemBasis = { readonly basis: string; readonly reason: string | null }

/**
 * The basis on which an item of this kind may be spoken about on a day, or why it may not.
 *
 * A kind that needs consent is refused unless everybody the case is for agreed by a consent that holds that day: the consent of one
 * member of a household does not cover another. A kind that needs none stands on its own law. Where it is judged case by case, consent
 * is the basis when there is one, and a reason in words otherwise.
 *
 * The rule looks at where the item goes, never at where it comes from. So 支援会議 → 重層的支援会議 asks for consent every time, and the
 * way back is always open.
 * @source law-and-flow sections 3 and 3.1; さぬき市 要綱2条2項 「同意を得たものに限る」
 */
export function basisOf(type: ConferenceType, standing: ConsentStanding, reason: string | null): Result<ItemBasis, Refusal> {
  const hasConsent = standing.subjects > 0 && standing.consented === standing.subjects
  if (type.consentRule === 'no_consent') return yes({ basis: type.legalBasis, reason })
  if (hasConsent) return yes({ basis: 'consent', reason: null })
  if (type.consentRule === 'needs_consent') return no(refusal('basis-needs-consent'))
  return reason === null
    ? no(refusal('fields', { fields: { basisReason: '同意がないときは、同意なしで話し合う理由を書いてください。' } }))
    : yes({ basis: type.legalBasis, reason })
}

/** Whether a plan may be discussed under an item of this kind. 支援会議 decides who approaches and how, never a plan. */
export function mayCarryPlan(type: ConferenceType, hasPlan: boolean): Result<true, Refusal> {
  if (!hasPlan || type.mayReviewPlan) return yes(true)
  return no(refusal('fields', { fields: { planId: 'この会議ではプランを協議できません。重層的支援会議の議題にしてください。' } }))
}
