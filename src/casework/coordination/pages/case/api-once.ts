import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { json } from '../../../../platform/http/answer.ts'
import { idempotencyKey } from '../../../../platform/http/api.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { readCaseHead } from '../../acts/case/read-log.ts'
import { readRequest } from '../../acts/case/read-request.ts'
import type { CaseId, RequestId } from '../../domain/case/case.ts'
import { requestResource } from './api-request-shapes.ts'
import { caseResource } from './api-shapes.ts'

/** The address belongs to what the key stands for: the same key on another resource is another wish. */
export function apiOnce(visit: SignedVisit, body: unknown): Once {
  return { key: idempotencyKey(visit), body: { path: visit.path, body } }
}

/** A case as the reader may see it now. */
export async function caseAnswer(visit: SignedVisit, id: CaseId, status = 200): Promise<Answer> {
  const head = await readCaseHead(visit.act, id, 'case.read')
  if (head === undefined) return problem(refusal('absent'))
  return json(caseResource(head), status, { etag: `"${head.supportCase.version}"` })
}

/** A request as the reader may see it now. */
export async function requestAnswer(visit: SignedVisit, id: RequestId, status = 200): Promise<Answer> {
  const shown = await readRequest(visit.act, id)
  if (shown === undefined) return problem(refusal('absent'))
  const value = requestResource(shown, visit.act.reader.agencyId, visit.act.today)
  return json(value, status, { etag: `"${shown.request.version}"` })
}
