import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import { holdOut } from '../../../desk/index.ts'
import type { PersonId } from '../../../people/index.ts'
import { recordSheetTold } from '../../../people/index.ts'
import { bundleOf } from '../../../referral/index.ts'
import type { RequestId } from '../../domain/case/case.ts'
import { afterRequestAct } from '../../domain/case/fold-request.ts'
import type { CoordinationRequest } from '../../domain/case/request.ts'
import { mayDoRequest } from '../../domain/case/request-rules.ts'
import { appendRequestAct, requestActOf } from '../../store/case/request-acts.ts'
import { findRequest, insertRequestBundle, lockRequest, updateRequest } from '../../store/case/requests.ts'
import type { CheckedRequest } from './check-request.ts'
import { BROUGHT_ALONG, checkRequest, requestTold } from './check-request.ts'
import { disclose } from './disclose.ts'
import { offerIdOf } from './offer-id.ts'

/** Submits a draft that was looked over: what is shared is frozen as it stands now, and the consultation is held out. */
export function submitRequest(
  act: Act,
  codes: Codes,
  id: RequestId,
  version: number | undefined,
  request: Once,
): Promise<Result<RequestId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockRequest(tx.db, id)
      const draft = await findRequest(tx.db, id)
      const result = await checkDraft(act, tx, codes, draft, version)
      if (result.ok) await sendRequest(act, tx, result.value.draft, result.value.checked)
      await tx.audit({
        action: 'coordination.submit',
        subjectType: 'coordination_request',
        subjectIds: draft ? [id, draft.consultationId] : [id],
        ...outcomeOf(result),
      })
      return result.ok ? yes(id) : result
    }),
  )
}

/** Lets a checked draft go, within the act that submits it: freezes what is shared, writes down that it was told. The applying agency stays owner. */
export async function sendRequest(
  act: Act,
  tx: Tx,
  draft: CoordinationRequest,
  { consultation, people, others }: CheckedRequest,
): Promise<void> {
  const submitted = requestActOf(act, draft.version + 1, { kind: 'submitted', body: {} })
  await updateRequest(tx.db, afterRequestAct(draft, submitted))
  await appendRequestAct(tx.db, draft.id, submitted)
  await insertRequestBundle(tx.db, draft.id, bundleOf(consultation, people, draft.sharedFields), act.now)
  const persons = people.map(({ person }) => person.id)
  await recordSheetTold(act, tx, requestTold(draft, consultation.id, persons))
  if (others.length > 0) await tellOfHousehold(act, tx, draft, others)
  await holdOut(act, tx, consultation, {
    referralId: offerIdOf(draft.id),
    consultationId: consultation.id,
    toAgency: draft.toAgency,
    kind: 'coordinate',
    replyBy: draft.replyBy,
  })
}

async function tellOfHousehold(act: Act, tx: Tx, draft: CoordinationRequest, others: readonly PersonId[]): Promise<void> {
  const told = await disclose(act, tx, {
    personIds: others,
    caseId: null,
    consultationId: draft.consultationId,
    toAgency: draft.toAgency,
    fields: BROUGHT_ALONG,
    basis: draft.basis,
    consentId: null,
    reason: draft.basisReason ?? draft.whyMany,
  })
  if (!told.ok) throw new Error(`a checked request is refused by the register: ${told.refusal.code}`)
}

async function checkDraft(
  act: Act,
  tx: Tx,
  codes: Codes,
  draft: CoordinationRequest | undefined,
  version: number | undefined,
): Promise<Result<{ readonly draft: CoordinationRequest; readonly checked: CheckedRequest }, Refusal>> {
  if (draft === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== draft.version) return no(refusal('stale-version', { currentVersion: draft.version }))
  const may = mayDoRequest(draft, 'submit', act.reader.agencyId)
  if (!may.ok) return may
  const checked = await checkRequest(act, tx, codes, draft.consultationId, draft)
  return checked.ok ? yes({ draft, checked: checked.value }) : checked
}
