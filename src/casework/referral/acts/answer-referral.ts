import type { Day } from '../../../kernel/day.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Offer } from '../../desk/index.ts'
import { giveBack, noteReferralEnd, takeHand } from '../../desk/index.ts'
import { afterAct } from '../domain/fold.ts'
import type { Referral, ReferralDeed, ReferralId } from '../domain/referral.ts'
import { REASONS } from '../domain/referral.ts'
import type { Verb } from '../domain/transitions.ts'
import { mayDo } from '../domain/transitions.ts'
import { appendReferralAct, referralActOf } from '../store/acts.ts'
import { findReferral, lockReferral, updateReferral } from '../store/referrals.ts'

/** What an agency answers, or tells later. */
export type Answer =
  | { readonly verb: 'seen' }
  | { readonly verb: 'accept'; readonly personInCharge: string | null; readonly firstContactOn: Day | null; readonly words: string | null }
  | { readonly verb: 'return' | 'decline' | 'end'; readonly reason: string; readonly words: string }
  | { readonly verb: 'withdraw'; readonly words: string }
  | { readonly verb: 'start'; readonly on: Day; readonly words: string | null }
  | { readonly verb: 'confirm'; readonly words: string | null }
  | { readonly verb: 'follow_up'; readonly arrived: boolean; readonly words: string }
  | { readonly verb: 'person_answer'; readonly helped: boolean; readonly words: string }

/**
 * One step of a referral after its sending: who may take which is the table of transitions. Accepting takes the hand and,
 * in a hand-over, the ownership in the same transaction; giving back or declining needs a reason in code and words.
 * @source law-and-flow sections 5 and 6; F17 「適切な支援を受けることができるしくみを構築」 plan L69
 */
export function answerReferral(act: Act, id: ReferralId, answer: Answer, request: Once): Promise<Result<ReferralId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockReferral(tx.db, id)
      const before = await findReferral(tx.db, id)
      const result = decide(act, before, answer)
      if (result.ok) await write(act, tx, result.value.before, result.value.deed)
      const subjects = before ? [id, before.consultationId] : [id]
      await tx.audit({ action: `referral.${answer.verb}`, subjectType: 'referral', subjectIds: subjects, ...outcomeOf(result) })
      return result.ok ? yes(id) : result
    }),
  )
}

function decide(act: Act, before: Referral | undefined, answer: Answer): Result<{ before: Referral; deed: ReferralDeed }, Refusal> {
  if (before === undefined) return no(refusal('absent'))
  const may = mayDo(before, answer.verb satisfies Verb, act.reader.agencyId)
  if (!may.ok) return may
  if (answer.verb === 'withdraw' && answer.words === '' && before.state !== 'draft') {
    return no(refusal('reason-missing', { fields: { words: '取り下げる理由を、受け取った方に伝わる言葉で書いてください。' } }))
  }
  const deed = deedOf(act, answer)
  return deed.ok ? yes({ before, deed: deed.value }) : deed
}

function deedOf(act: Act, answer: Answer): Result<ReferralDeed, Refusal> {
  switch (answer.verb) {
    case 'seen':
      return yes({ kind: 'seen', body: {} })
    case 'accept': {
      const { personInCharge, firstContactOn, words } = answer
      return yes({ kind: 'accepted', body: { personInCharge, firstContactOn, words, on: act.today } })
    }
    case 'return':
      return withReason('returned', answer)
    case 'decline':
      return withReason('declined', answer)
    case 'end':
      return withReason('ended_without_help', answer)
    case 'withdraw':
      return yes({ kind: 'withdrawn', body: { words: answer.words } })
    case 'start':
      return yes({ kind: 'started', body: { on: answer.on, words: answer.words } })
    case 'confirm':
      return yes({ kind: 'confirmed', body: { words: answer.words } })
    case 'follow_up':
      return yes({ kind: 'followed_up', body: { arrived: answer.arrived, words: answer.words } })
    case 'person_answer':
      return yes({ kind: 'person_answered', body: { helped: answer.helped, words: answer.words } })
  }
}

/** No dead letters: whoever gives a hand back says why, in code and in words. */
function withReason(
  kind: 'returned' | 'declined' | 'ended_without_help',
  answer: { readonly reason: string; readonly words: string },
): Result<ReferralDeed, Refusal> {
  const reason = REASONS.find(code => code === answer.reason)
  const fields = {
    ...(reason === undefined ? { reason: '理由の区分を選んでください。' } : {}),
    ...(answer.words === '' ? { words: '理由を、受け取る方に伝わる言葉で書いてください。' } : {}),
  }
  if (reason === undefined || answer.words === '') return no(refusal('reason-missing', { fields }))
  return yes({ kind, body: { reason, words: answer.words } })
}

async function write(act: Act, tx: Tx, before: Referral, deed: ReferralDeed): Promise<void> {
  const done = referralActOf(act, before.version + 1, deed)
  await appendReferralAct(tx.db, before.id, done)
  await updateReferral(tx.db, afterAct(before, done))
  const offer: Offer = {
    referralId: before.id,
    consultationId: before.consultationId,
    toAgency: before.toAgency,
    kind: before.kind,
    replyBy: before.replyBy,
  }
  if (deed.kind === 'accepted') await takeHand(act, tx, offer)
  if (deed.kind === 'returned' || deed.kind === 'declined') await giveBack(act, tx, before.id, deed.kind, deed.body.words)
  // A draft that is thrown away was never held out.
  if (deed.kind === 'withdrawn' && before.state !== 'draft') await noteReferralEnd(act, tx, offer, 'withdrawn', deed.body.words)
  if (deed.kind === 'ended_without_help') await noteReferralEnd(act, tx, offer, 'ended_without_help', deed.body.words)
}
