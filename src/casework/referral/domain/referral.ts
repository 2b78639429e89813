import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../kernel/id.ts'
import type { ConsultationId, ReferralId } from '../../desk/index.ts'

export type { ConsultationId, ReferralId } from '../../desk/index.ts'

/** `hand_over`: the other agency becomes owner when it accepts; `involve`: it joins and the owner stays. */
export const KINDS = ['hand_over', 'involve'] as const
export type Kind = (typeof KINDS)[number]

/** @source law-and-flow section 6; ended_without_help: casework-lessons 3.3 */
export const STATES = [
  'draft',
  'sent',
  'seen',
  'accepted',
  'returned',
  'declined',
  'withdrawn',
  'service_started',
  'confirmed',
  'ended_without_help',
] as const
export type ReferralState = (typeof STATES)[number]

/** Bases on which a referral may share. The text of the law is looked up by code and day, never copied. */
export const BASES = ['consent', 'appi-69-2-2', 'appi-69-2-3', 'appi-69-2-4', 'life_threatening'] as const

export const CONSENT_TYPES = ['written', 'oral', 'proxy'] as const
export const URGENCIES = ['immediate', 'today', 'within_week', 'planned'] as const

/** @source forms-and-codes 4.2 */
export const REASONS = [
  'not_eligible',
  'no_capacity',
  'wrong_agency',
  'need_more',
  'person_declined',
  'could_not_reach',
  'already_supported',
  'other',
] as const
export type Reason = (typeof REASONS)[number]

/** What the sender writes on the sheet (つなぐシート). */
export type Sheet = {
  readonly toAgency: AgencyId
  readonly kind: Kind
  readonly reason: string
  /** What is asked of the other agency. */
  readonly asked: string
  readonly basis: string
  readonly consentType: string | null
  /** 相当の理由, owed whenever the basis is not consent. */
  readonly basisReason: string | null
  readonly sharedFields: readonly string[]
  readonly urgency: (typeof URGENCIES)[number]
  readonly replyBy: Day
  readonly accompanied: boolean
}

/** The action of a support plan that a referral serves, with the words it had when the sheet was drafted. */
export type Served = { readonly actionId: Id<'support_action'>; readonly words: string }

/** One referral as its acts leave it. */
export type Referral = Sheet & {
  readonly id: ReferralId
  readonly consultationId: ConsultationId
  readonly fromAgency: AgencyId
  readonly fromStaff: StaffId
  readonly serves: Served | null
  /** Day on which the basis was chosen; it must hold on that day. */
  readonly basisOn: Day
  readonly state: ReferralState
  readonly madeAt: string
  readonly sentAt: string | null
  readonly seenAt: string | null
  readonly answeredAt: string | null
  readonly answerReason: Reason | null
  readonly answerWords: string | null
  readonly personInCharge: string | null
  readonly firstContactOn: Day | null
  readonly serviceStartedOn: Day | null
  readonly confirmedAt: string | null
  /** Next day on which somebody asks whether the person arrived. */
  readonly followUpOn: Day | null
  readonly followUpWeek: 2 | 8 | null
  readonly arrived: boolean | null
  /** What the helped person says. */
  readonly personHelped: boolean | null
  /** The person says otherwise than the agencies. */
  readonly isContradicted: boolean
  readonly version: number
}

/** What a draft comes from; nothing of it changes afterwards. */
type Origin = { readonly consultationId: ConsultationId; readonly basisOn: Day; readonly serves?: Served | null }

export type ReferralDeed =
  | { readonly kind: 'drafted'; readonly body: Sheet & Origin }
  | { readonly kind: 'revised'; readonly body: Sheet & { readonly basisOn: Day } }
  | { readonly kind: 'sent'; readonly body: Record<string, never> }
  | { readonly kind: 'seen'; readonly body: Record<string, never> }
  | {
      readonly kind: 'accepted'
      readonly body: {
        readonly personInCharge: string | null
        readonly firstContactOn: Day | null
        readonly words: string | null
        readonly on: Day
      }
    }
  | { readonly kind: 'returned' | 'declined' | 'ended_without_help'; readonly body: { readonly reason: Reason; readonly words: string } }
  | { readonly kind: 'withdrawn'; readonly body: { readonly words: string } }
  | { readonly kind: 'started'; readonly body: { readonly on: Day; readonly words: string | null } }
  | { readonly kind: 'confirmed'; readonly body: { readonly words: string | null } }
  | { readonly kind: 'followed_up'; readonly body: { readonly arrived: boolean; readonly words: string } }
  | { readonly kind: 'person_answered'; readonly body: { readonly helped: boolean; readonly words: string } }

export type ReferralAct = {
  readonly id: Id<'referral_act'>
  readonly seq: number
  readonly at: string
  readonly byStaff: StaffId
  readonly byAgency: AgencyId
} & ReferralDeed
