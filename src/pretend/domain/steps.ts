import type { Day } from '../../kernel/day.ts'

/** How soon somebody must act. */
export type Urgency = 'immediate' | 'today' | 'within_week' | 'planned'

/** Why a referral was not taken. @source forms-and-codes 4.2 */
export type ReasonCode =
  | 'not_eligible'
  | 'no_capacity'
  | 'wrong_agency'
  | 'need_more'
  | 'person_declined'
  | 'could_not_reach'
  | 'already_supported'
  | 'other'

/** One try at reaching a person who cannot be reached. */
export type Attempt = { readonly on: Day; readonly how: string; readonly result: string }

/** The desk's sorting; `tried` says what was done already and is always given with `coordination`. */
export type ScreenStep = {
  readonly do: 'screen'
  readonly disposition: 'info_only' | 'own_agency' | 'refer' | 'consent_building' | 'coordination' | 'lost_contact'
  readonly tried?: string
}

/** A referral sent by the present owner. `key` is unique in the whole history; `basisReason` is given for every basis but consent. */
export type ReferStep = {
  readonly do: 'refer'
  readonly key: string
  readonly to: string
  readonly kind: 'hand_over' | 'involve'
  readonly reason: string
  readonly asked: string
  readonly basis: 'consent' | 'appi-69-2-2' | 'appi-69-2-3' | 'life_threatening'
  readonly consentType?: 'written' | 'oral' | 'proxy'
  readonly basisReason?: string
  readonly urgency: Urgency
  readonly replyBy: Day
  readonly accompanied: boolean
}

/** The receiver opened, took or began it. `personInCharge` is a login of the receiving agency. */
export type ReceiveStep = {
  readonly do: 'seen' | 'accept' | 'start'
  readonly referral: string
  readonly personInCharge?: string
  readonly firstContactOn?: Day
  readonly words?: string
}

/** The receiver gave it back or could not take it, or the sender took it back; always with a reason in words. */
export type RefuseStep = {
  readonly do: 'return' | 'decline' | 'withdraw'
  readonly referral: string
  readonly reasonCode: ReasonCode
  readonly words: string
}

/** The sender asked, two or eight weeks on, whether the person arrived. */
export type FollowUpStep = {
  readonly do: 'follow_up'
  readonly referral: string
  readonly week: 2 | 8
  readonly arrived: boolean
  readonly words: string
}

/** What the person said about the help. */
export type PersonAnswerStep = { readonly do: 'person_answer'; readonly referral: string; readonly helped: boolean; readonly words: string }

/** The sender made sure that the help has begun; the loop is closed. */
export type ConfirmStep = { readonly do: 'confirm'; readonly referral: string; readonly words: string }

/** How it ended for now. The three open outcomes carry the day on which it comes back (`nextOn`). */
export type CloseStep =
  | { readonly do: 'close'; readonly outcome: 'answered'; readonly words: string }
  | {
      readonly do: 'close'
      readonly outcome: 'consent_building' | 'watching' | 'lost_contact'
      readonly words: string
      readonly nextOn: Day
      readonly attempts?: readonly Attempt[]
    }

/** What happened, without when and by whom. */
export type StepBody = ScreenStep | ReferStep | ReceiveStep | RefuseStep | FollowUpStep | PersonAnswerStep | ConfirmStep | CloseStep

/** One thing done in a consultation: when (RFC 3339, +09:00), by which login, and what. */
export type Step = { readonly at: string; readonly by: string } & StepBody
