import type { Day } from '../../../kernel/day.ts'
import type { Consultation, ConsultationAct, ConsultationId } from './consultation.ts'

/**
 * Current state of a consultation, computed from its acts in order and from nothing else.
 *
 * @returns nothing when the first act is not a reception: such rows are not a consultation
 * @source settled.md section 5: projection = fold(acts)
 */
export function foldConsultation(id: ConsultationId, acts: readonly ConsultationAct[]): Consultation | undefined {
  const [first, ...rest] = acts
  if (first === undefined || first.kind !== 'received') return undefined
  return rest.reduce(afterAct, received(id, first))
}

/** The consultation after one more act. */
export function afterAct(before: Consultation, act: ConsultationAct): Consultation {
  const version = before.version + 1
  switch (act.kind) {
    case 'received':
      return { ...before, version }
    case 'amended':
      return { ...before, ...act.body, state: before.state === 'received' ? 'in_intake' : before.state, version }
    case 'screened':
      return { ...before, ...act.body, state: 'screened', nextOn: null, version }
    case 'assigned':
      return { ...before, ownerStaff: act.body.staffId, version }
    case 'person_linked':
    case 'person_unlinked':
      return { ...before, state: before.state === 'received' ? 'in_intake' : before.state, version }
    case 'referral_sent':
      return afterSending(before, act.body.kind, version)
    case 'referral_answered':
      return { ...before, state: reopensBy(act.body.answer, before.state) ? 'screened' : before.state, version }
    case 'handed_over':
      return {
        ...before,
        state: 'referred_accepted',
        ownerAgency: act.body.toAgency,
        ownerStaff: null,
        handedOverAt: act.at,
        nextOn: null,
        version,
      }
    case 'closed':
      return { ...before, state: act.body.outcome, outcomeWords: act.body.words, nextOn: act.body.nextOn, version }
    case 'case_opened':
      return { ...before, state: 'case_opened', nextOn: null, version }
    case 'reopened':
      return { ...before, state: 'in_intake', nextOn: null, version }
    case 'asked_again':
      return { ...turnedTo(before, act.body.dueOn), version }
    case 'person_answered':
      return { ...(act.body.dueOn === null ? before : turnedTo(before, act.body.dueOn)), helped: act.body.helped, version }
    case 'replied':
      return { ...before, state: before.state === 'received' ? 'in_intake' : before.state, version }
  }
}

function received(id: ConsultationId, act: ConsultationAct & { readonly kind: 'received' }): Consultation {
  const { reach = null, ...heard } = act.body
  return {
    ...heard,
    id,
    receivedAt: act.at,
    receivedBy: act.byStaff,
    receivedAgency: act.byAgency,
    state: 'received',
    disposition: null,
    tried: null,
    outcomeWords: null,
    nextOn: null,
    ownerAgency: act.byAgency,
    // What came through the public door was heard by nobody yet: the agency holds it until somebody takes it.
    ownerStaff: reach === null ? act.byStaff : null,
    handedOverAt: null,
    reach,
    helped: null,
    version: 1,
  }
}

/**
 * Sending without a screening before it is a screening in itself: the desk found that somebody else should help too. Coordination is
 * asked for only after a screening that says so, and leaves it as it is.
 */
function afterSending(before: Consultation, kind: 'hand_over' | 'involve' | 'coordinate', version: number): Consultation {
  const isFresh = before.state === 'received' || before.state === 'in_intake'
  const disposition = isFresh && kind !== 'coordinate' ? 'refer' : before.disposition
  return { ...before, state: isFresh ? 'screened' : before.state, disposition, version }
}

/** The person speaks again: what had ended begins anew, and whoever holds it turns to it on that day. */
function turnedTo(before: Consultation, dueOn: Day): Consultation {
  return { ...before, state: before.state === 'answered' ? 'in_intake' : before.state, nextOn: dueOn }
}

/** Help that was accepted and then did not come puts the consultation back among those without outcome: somebody must take it next. */
function reopensBy(answer: string, state: Consultation['state']): boolean {
  return answer === 'ended_without_help' && state === 'referred_accepted'
}
