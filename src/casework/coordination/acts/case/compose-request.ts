import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { ConsultationId } from '../../../desk/index.ts'
import type { RequestId } from '../../domain/case/case.ts'
import { afterRequestAct, foldRequest } from '../../domain/case/fold-request.ts'
import type { CoordinationRequest, RequestSheet } from '../../domain/case/request.ts'
import { mayDoRequest } from '../../domain/case/request-rules.ts'
import { appendRequestAct, requestActOf } from '../../store/case/request-acts.ts'
import { findRequest, insertRequest, lockRequest, updateRequestSheet } from '../../store/case/requests.ts'
import { checkRequest } from './check-request.ts'
import { sendRequest } from './submit-request.ts'

type Made = Promise<Result<RequestId, Refusal>>

/** Writes a request for coordination: as a draft to be looked over, or submitted at once. @source F20; law-and-flow section 5 step 6 */
export function composeRequest(
  act: Act,
  codes: Codes,
  consultationId: ConsultationId,
  sheet: RequestSheet,
  options: { readonly submit: boolean },
  request: Once,
): Made {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const id = newId<'coordination_request'>(act.now.getTime())
      const checked = await checkRequest(act, tx, codes, consultationId, sheet)
      if (checked.ok) {
        const draft = await writeDraft(act, tx, id, consultationId, sheet)
        if (options.submit) await sendRequest(act, tx, draft, checked.value)
      }
      await tx.audit({
        action: options.submit ? 'coordination.submit' : 'coordination.compose',
        subjectType: 'coordination_request',
        subjectIds: checked.ok ? [id, consultationId] : [consultationId],
        detail: detailOf(sheet),
        ...outcomeOf(checked),
      })
      return checked.ok ? yes(id) : checked
    }),
  )
}

/** Changes a draft, on the version the writer had before their eyes. */
export function reviseRequest(
  act: Act,
  codes: Codes,
  id: RequestId,
  sheet: RequestSheet,
  version: number | undefined,
  request: Once,
): Made {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockRequest(tx.db, id)
      const draft = await findRequest(tx.db, id)
      const result = await checkRevision(act, tx, codes, draft, sheet, version)
      if (result.ok) {
        const revised = requestActOf(act, result.value.version + 1, { kind: 'revised', body: { ...sheet, basisOn: act.today } })
        await updateRequestSheet(tx.db, afterRequestAct(result.value, revised))
        await appendRequestAct(tx.db, id, revised)
      }
      await tx.audit({
        action: 'coordination.revise',
        subjectType: 'coordination_request',
        subjectIds: draft ? [id, draft.consultationId] : [id],
        detail: detailOf(sheet),
        ...outcomeOf(result),
      })
      return result.ok ? yes(id) : result
    }),
  )
}

async function checkRevision(
  act: Act,
  tx: Tx,
  codes: Codes,
  draft: CoordinationRequest | undefined,
  sheet: RequestSheet,
  version: number | undefined,
): Promise<Result<CoordinationRequest, Refusal>> {
  if (draft === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== draft.version) return no(refusal('stale-version', { currentVersion: draft.version }))
  const may = mayDoRequest(draft, 'revise', act.reader.agencyId)
  if (!may.ok) return may
  const checked = await checkRequest(act, tx, codes, draft.consultationId, sheet)
  return checked.ok ? yes(draft) : checked
}

async function writeDraft(
  act: Act,
  tx: Tx,
  id: RequestId,
  consultationId: ConsultationId,
  sheet: RequestSheet,
): Promise<CoordinationRequest> {
  const first = requestActOf(act, 1, { kind: 'drafted', body: { ...sheet, consultationId, basisOn: act.today } })
  const draft = foldRequest(id, [first])
  if (draft === undefined) throw new Error('a drafted act folds to a draft')
  await insertRequest(tx.db, draft)
  await appendRequestAct(tx.db, id, first)
  return draft
}

function detailOf({ basis, toAgency, sharedFields, issues }: RequestSheet) {
  return { basis, toAgency, sharedFields, issues }
}
