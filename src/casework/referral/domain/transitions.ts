import type { AgencyId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Referral, ReferralState } from './referral.ts'

export type End = 'sender' | 'receiver'
export type Verb =
  | 'revise'
  | 'send'
  | 'seen'
  | 'accept'
  | 'return'
  | 'decline'
  | 'withdraw'
  | 'start'
  | 'confirm'
  | 'end'
  | 'follow_up'
  | 'person_answer'

export type Transition = {
  readonly by: readonly End[]
  readonly from: readonly ReferralState[]
  /** The state it leads to; null leaves the state as it is. */
  readonly to: ReferralState | null
}

/**
 * Who may set which state, from which: data, so that every cell, allowed and refused, can be tested.
 * The person's own answer is taken down by either end.
 * @source law-and-flow section 6; casework-lessons 3.3
 */
export const TRANSITIONS: Readonly<Record<Verb, Transition>> = {
  revise: { by: ['sender'], from: ['draft'], to: null },
  send: { by: ['sender'], from: ['draft'], to: 'sent' },
  seen: { by: ['receiver'], from: ['sent'], to: 'seen' },
  accept: { by: ['receiver'], from: ['sent', 'seen'], to: 'accepted' },
  return: { by: ['receiver'], from: ['sent', 'seen'], to: 'returned' },
  decline: { by: ['receiver'], from: ['sent', 'seen'], to: 'declined' },
  withdraw: { by: ['sender'], from: ['draft', 'sent', 'seen'], to: 'withdrawn' },
  start: { by: ['receiver'], from: ['accepted'], to: 'service_started' },
  confirm: { by: ['sender', 'receiver'], from: ['service_started'], to: 'confirmed' },
  end: { by: ['sender', 'receiver'], from: ['accepted', 'service_started'], to: 'ended_without_help' },
  follow_up: { by: ['sender', 'receiver'], from: ['accepted', 'service_started', 'confirmed'], to: null },
  person_answer: { by: ['sender', 'receiver'], from: ['accepted', 'service_started', 'confirmed', 'ended_without_help'], to: null },
}

/** At which end of a referral an agency stands. */
export function endOf(referral: Pick<Referral, 'fromAgency' | 'toAgency'>, agencyId: AgencyId): End | undefined {
  if (referral.fromAgency === agencyId) return 'sender'
  return referral.toAgency === agencyId ? 'receiver' : undefined
}

/** May this agency do this now? A refusal says only that the state does not allow it: the screen shows the state. */
export function mayDo(referral: Referral, verb: Verb, agencyId: AgencyId): Result<Transition, Refusal> {
  const transition = TRANSITIONS[verb]
  const end = endOf(referral, agencyId)
  if (end === undefined) return no(refusal('absent'))
  const isAllowed = transition.by.includes(end) && transition.from.includes(referral.state)
  return isAllowed ? yes(transition) : no(refusal('wrong-state'))
}

/** Everything an agency may do with a referral now; the screen offers exactly this. */
export function verbsFor(referral: Referral, agencyId: AgencyId): readonly Verb[] {
  const verbs = Object.keys(TRANSITIONS) as Verb[]
  return verbs.filter(verb => mayDo(referral, verb, agencyId).ok)
}
