import { addDays } from '../../../kernel/day.ts'
import type { Referral, ReferralAct, ReferralId } from './referral.ts'

/** Days after acceptance on which it is asked whether the person arrived: two and eight weeks. @source F17, law-and-flow section 6 */
const FIRST_ASK = 14
const SECOND_ASK = 56

/** Current state of a referral, computed from its acts in order and from nothing else. */
export function foldReferral(id: ReferralId, acts: readonly ReferralAct[]): Referral | undefined {
  const [first, ...rest] = acts
  if (first === undefined || first.kind !== 'drafted') return undefined
  return rest.reduce(afterAct, drafted(id, first))
}

/** The referral after one more act. */
export function afterAct(before: Referral, act: ReferralAct): Referral {
  const next = { ...before, version: before.version + 1 }
  switch (act.kind) {
    case 'drafted':
      return next
    case 'revised':
      return { ...next, ...act.body }
    case 'sent':
      return { ...next, state: 'sent', sentAt: act.at }
    case 'seen':
      return { ...next, state: 'seen', seenAt: act.at }
    case 'accepted': {
      const { personInCharge, firstContactOn, on } = act.body
      const followUpOn = addDays(on, FIRST_ASK)
      return { ...next, state: 'accepted', answeredAt: act.at, personInCharge, firstContactOn, followUpOn, followUpWeek: 2 }
    }
    case 'returned':
    case 'declined':
      return { ...next, state: act.kind, answeredAt: act.at, answerReason: act.body.reason, answerWords: act.body.words }
    case 'ended_without_help':
      return contradicted({
        ...next,
        state: act.kind,
        answerReason: act.body.reason,
        answerWords: act.body.words,
        followUpOn: null,
        followUpWeek: null,
      })
    case 'withdrawn':
      return { ...next, state: 'withdrawn', answerWords: act.body.words }
    case 'started':
      return { ...next, state: 'service_started', serviceStartedOn: act.body.on }
    case 'confirmed':
      return contradicted({ ...next, state: 'confirmed', confirmedAt: act.at })
    case 'followed_up':
      return contradicted({ ...next, arrived: act.body.arrived, ...nextAsk(before) })
    case 'person_answered':
      return contradicted({ ...next, personHelped: act.body.helped })
  }
}

function drafted(id: ReferralId, act: ReferralAct & { readonly kind: 'drafted' }): Referral {
  return {
    ...act.body,
    id,
    fromAgency: act.byAgency,
    fromStaff: act.byStaff,
    serves: act.body.serves ?? null,
    state: 'draft',
    madeAt: act.at,
    sentAt: null,
    seenAt: null,
    answeredAt: null,
    answerReason: null,
    answerWords: null,
    personInCharge: null,
    firstContactOn: null,
    serviceStartedOn: null,
    confirmedAt: null,
    followUpOn: null,
    followUpWeek: null,
    arrived: null,
    personHelped: null,
    isContradicted: false,
    version: 1,
  }
}

/** After the two-week question comes the eight-week one, counted from the same acceptance; then none. */
function nextAsk(before: Referral): Pick<Referral, 'followUpOn' | 'followUpWeek'> {
  if (before.followUpWeek !== 2 || before.followUpOn === null) return { followUpOn: null, followUpWeek: null }
  return { followUpOn: addDays(before.followUpOn, SECOND_ASK - FIRST_ASK), followUpWeek: 8 }
}

/** The helped person's own answer may say otherwise than the agencies; then both ends see it. */
function contradicted(referral: Referral): Referral {
  const { personHelped, arrived, state } = referral
  const agenciesSayHelped = arrived === true || state === 'confirmed'
  const agenciesSayNot = arrived === false || state === 'ended_without_help'
  return { ...referral, isContradicted: (personHelped === false && agenciesSayHelped) || (personHelped === true && agenciesSayNot) }
}
