import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../kernel/id.ts'
import type { PersonId } from '../../people/index.ts'
import type { Helped, Reach } from './request.ts'

export type ConsultationId = Id<'consultation'>
export type ReferralId = Id<'referral'>

/** How it came. The field of welfare is never asked first. @source forms-and-codes 3.4, 5.1; plan L52 */
export const CHANNELS = ['counter', 'phone', 'visit', 'web', 'letter', 'agency', 'business', 'meeting'] as const
export type Channel = (typeof CHANNELS)[number]

export const URGENCIES = ['immediate', 'today', 'within_week', 'planned'] as const
export type Urgency = (typeof URGENCIES)[number]

/** Result of screening. How it ended is the outcome, another thing. @source law-and-flow section 5 step 4 */
export const DISPOSITIONS = ['info_only', 'own_agency', 'refer', 'consent_building', 'coordination', 'lost_contact'] as const
export type Disposition = (typeof DISPOSITIONS)[number]

/** How the desk itself may end a consultation; the other end is that somebody accepted it. There is no "not ours". */
export const CLOSINGS = ['answered', 'consent_building', 'watching', 'lost_contact'] as const
export type Closing = (typeof CLOSINGS)[number]

/** Outcomes that are not over: they need a next day and come back on it. */
export const OPEN_OUTCOMES = ['consent_building', 'watching', 'lost_contact'] as const

export type ConsultationState = 'received' | 'in_intake' | 'screened' | 'referred_accepted' | 'case_opened' | Closing

/** Parts a person may have in a consultation; these may be three persons. */
export const PARTS = ['subject', 'consulter', 'visitor'] as const
export type Part = (typeof PARTS)[number]

/** What was heard. Two facts suffice: how it came and what was said. */
export type Heard = {
  readonly channel: Channel
  /** What the person says, verbatim. */
  readonly statement: string
  readonly familyStatement: string | null
  /** What the worker judges, apart from anybody's words. */
  readonly workerView: string | null
  readonly topics: readonly string[]
  readonly mainTopic: string | null
  readonly urgency: Urgency | null
  readonly urgentAction: string | null
  /** What to call the person while no record of them is linked. */
  readonly called: string | null
  readonly visitorName: string | null
  readonly visitorRelation: string | null
  readonly visitorPhone: string | null
  /** When and how it is safe to make contact. */
  readonly contactNote: string | null
  readonly language: string
  readonly interpreter: boolean
  readonly accessNeeds: string | null
  /** 制度の狭間: what is missing, in words. */
  readonly gapNeed: string | null
}

/** A contact tried without success. "No answer" is a result. */
export type ContactAttempt = { readonly on: Day; readonly how: string; readonly result: string }

/** One consultation as its acts leave it. `ownerAgency` is never nobody: 断らない相談. @source plan L71; law-and-flow section 6 */
export type Consultation = Heard & {
  readonly id: ConsultationId
  /** RFC 3339 instant. */
  readonly receivedAt: string
  readonly receivedBy: StaffId
  readonly receivedAgency: AgencyId
  readonly state: ConsultationState
  readonly disposition: Disposition | null
  /** What the desk itself has tried; owed before coordination. */
  readonly tried: string | null
  readonly outcomeWords: string | null
  readonly nextOn: Day | null
  readonly ownerAgency: AgencyId
  readonly ownerStaff: StaffId | null
  readonly handedOverAt: string | null
  /** How to reach somebody who came through the public door; null for everybody heard by a worker. */
  readonly reach: Reach | null
  /** Whether help arrived, in the person's own answer. */
  readonly helped: Helped | null
  /** Number of acts so far. */
  readonly version: number
}

/** Somebody did something to a consultation. Rows of this kind are only ever appended. */
export type ConsultationAct = {
  readonly id: Id<'consultation_act'>
  readonly seq: number
  readonly at: string
  readonly byStaff: StaffId
  readonly byAgency: AgencyId
} & ConsultationDeed

export type ConsultationDeed =
  | { readonly kind: 'received'; readonly body: Heard & { readonly reach?: Reach } }
  | { readonly kind: 'amended'; readonly body: Partial<Heard> }
  | {
      readonly kind: 'screened'
      readonly body: { readonly disposition: Disposition; readonly tried: string | null; readonly gapNeed: string | null }
    }
  | { readonly kind: 'assigned'; readonly body: { readonly staffId: StaffId | null } }
  | { readonly kind: 'person_linked'; readonly body: { readonly personId: PersonId; readonly part: Part } }
  | { readonly kind: 'person_unlinked'; readonly body: { readonly personId: PersonId; readonly words: string } }
  | {
      readonly kind: 'referral_sent'
      readonly body: { readonly referralId: ReferralId; readonly toAgency: AgencyId; readonly kind: 'hand_over' | 'involve' | 'coordinate' }
    }
  | {
      readonly kind: 'referral_answered'
      readonly body: { readonly referralId: ReferralId; readonly answer: ReferralAnswer; readonly words: string | null }
    }
  | { readonly kind: 'handed_over'; readonly body: { readonly referralId: ReferralId; readonly toAgency: AgencyId } }
  | {
      readonly kind: 'closed'
      readonly body: {
        readonly outcome: Closing
        readonly words: string
        readonly nextOn: Day | null
        readonly attempts: readonly ContactAttempt[]
      }
    }
  /** The troubles are taken up as a case; the owner of the consultation stays. */
  | { readonly kind: 'case_opened'; readonly body: { readonly caseId: Id<'case'> } }
  | { readonly kind: 'reopened'; readonly body: { readonly words: string } }
  | { readonly kind: 'asked_again'; readonly body: { readonly words: string; readonly dueOn: Day } }
  | {
      readonly kind: 'person_answered'
      /** `dueOn`: the day somebody must turn to it again, when help did not arrive. */
      readonly body: { readonly helped: Helped; readonly words: string | null; readonly dueOn: Day | null }
    }
  /** Words for whoever holds the receipt number; they leave the house. */
  | { readonly kind: 'replied'; readonly body: { readonly words: string } }

/** How a referral ended for the consultation. */
export type ReferralAnswer = 'accepted' | 'returned' | 'declined' | 'withdrawn' | 'ended_without_help'
