import type { Day } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import { giveBack, noteReferralEnd } from '../../../desk/index.ts'
import type { RequestId } from '../../domain/case/case.ts'
import { afterRequestAct } from '../../domain/case/fold-request.ts'
import type { CoordinationRequest, RequestDeed } from '../../domain/case/request.ts'
import type { RequestVerb } from '../../domain/case/request-rules.ts'
import { mayDoRequest } from '../../domain/case/request-rules.ts'
import { appendRequestAct, requestActOf } from '../../store/case/request-acts.ts'
import { findRequest, lockRequest, updateRequest } from '../../store/case/requests.ts'
import { beginCase } from './begin-case.ts'
import { offerIdOf } from './offer-id.ts'

/** What the coordinating agency answers, or the applying one takes back. */
export type RequestAnswer =
  | { readonly verb: 'accept'; readonly label: string; readonly nextContactOn: Day | null; readonly words: string | null }
  | { readonly verb: 'return'; readonly reason: string; readonly words: string }
  | { readonly verb: 'withdraw'; readonly words: string }

/**
 * One step of a request after its writing. Accepting opens the case in the same transaction: the applying agency leads and stays owner
 * of the consultation, the acceptor coordinates. Giving it back needs a reason in code and words.
 * @source F20; law-and-flow sections 5 step 6, 6, 7 `reason-missing`
 */
export function answerRequest(
  act: Act,
  codes: Codes,
  id: RequestId,
  answer: RequestAnswer,
  request: Once,
): Promise<Result<RequestId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockRequest(tx.db, id)
      const before = await findRequest(tx.db, id)
      const result = await decide(act, tx, codes, before, answer)
      if (result.ok) await write(act, tx, result.value.before, result.value.deed)
      const subjects = before ? [id, before.consultationId] : [id]
      await tx.audit({
        action: `coordination.${answer.verb}`,
        subjectType: 'coordination_request',
        subjectIds: subjects,
        ...outcomeOf(result),
      })
      return result.ok ? yes(id) : result
    }),
  )
}

type Decided = { readonly before: CoordinationRequest; readonly deed: RequestDeed }

async function decide(
  act: Act,
  tx: Tx,
  codes: Codes,
  before: CoordinationRequest | undefined,
  answer: RequestAnswer,
): Promise<Result<Decided, Refusal>> {
  if (before === undefined) return no(refusal('absent'))
  const may = mayDoRequest(before, answer.verb satisfies RequestVerb, act.reader.agencyId)
  if (!may.ok) return may
  switch (answer.verb) {
    case 'accept':
      return accept(act, tx, before, answer)
    case 'return':
      return giveReason(act, codes, before, answer)
    case 'withdraw':
      if (answer.words === '' && before.state !== 'draft') {
        return no(refusal('reason-missing', { fields: { words: '取り下げる理由を、受け取った方に伝わる言葉で書いてください。' } }))
      }
      return yes({ before, deed: { kind: 'withdrawn', body: { words: answer.words } } })
  }
}

async function accept(
  act: Act,
  tx: Tx,
  before: CoordinationRequest,
  answer: RequestAnswer & { readonly verb: 'accept' },
): Promise<Result<Decided, Refusal>> {
  // To coordinate is a duty of its own; those who merely work at the same agency cannot take it on.
  if (!act.reader.duties.has('coordinate')) return no(refusal('duty-missing'))
  if (answer.label === '') return no(refusal('fields', { fields: { label: '事例の呼び名を書いてください。' } }))
  const { nextContactOn } = answer
  if (nextContactOn === null || nextContactOn <= act.today) {
    return no(refusal('lead-missing', { fields: { nextContactOn: '主担当が次に連絡する日を、明日より後の日付で入れてください。' } }))
  }
  const caseId = await beginCase(act, tx, before, { label: answer.label, nextContactOn })
  return yes({ before, deed: { kind: 'accepted', body: { caseId, words: answer.words } } })
}

function giveReason(
  act: Act,
  codes: Codes,
  before: CoordinationRequest,
  { reason, words }: { readonly reason: string; readonly words: string },
): Result<Decided, Refusal> {
  const isKnown = codes.holds('referral_reason', reason, act.today)
  const fields = {
    ...(isKnown ? {} : { reason: '理由の区分を選んでください。' }),
    ...(words === '' ? { words: '理由を、受け取る方に伝わる言葉で書いてください。' } : {}),
  }
  if (!isKnown || words === '') return no(refusal('reason-missing', { fields }))
  return yes({ before, deed: { kind: 'returned', body: { reason, words } } })
}

async function write(act: Act, tx: Tx, before: CoordinationRequest, deed: RequestDeed): Promise<void> {
  const done = requestActOf(act, before.version + 1, deed)
  await appendRequestAct(tx.db, before.id, done)
  await updateRequest(tx.db, afterRequestAct(before, done))
  const { consultationId, toAgency, replyBy } = before
  if (deed.kind === 'returned') await giveBack(act, tx, offerIdOf(before.id), 'returned', deed.body.words)
  // A draft that is thrown away was never held out.
  if (deed.kind === 'withdrawn' && before.state !== 'draft') {
    const offer = { referralId: offerIdOf(before.id), consultationId, toAgency, kind: 'coordinate' as const, replyBy }
    await noteReferralEnd(act, tx, offer, 'withdrawn', deed.body.words)
  }
}
