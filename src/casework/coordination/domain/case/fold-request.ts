import type { RequestId } from './case.ts'
import type { CoordinationRequest, RequestAct } from './request.ts'

/** Current state of a request, computed from its acts in order and from nothing else. */
export function foldRequest(id: RequestId, acts: readonly RequestAct[]): CoordinationRequest | undefined {
  const [first, ...rest] = acts
  return first === undefined || first.kind !== 'drafted' ? undefined : rest.reduce(afterRequestAct, drafted(id, first))
}

/** The request after one more act. */
export function afterRequestAct(before: CoordinationRequest, act: RequestAct): CoordinationRequest {
  const next = { ...before, version: before.version + 1 }
  switch (act.kind) {
    case 'drafted':
      return next
    case 'revised':
      return { ...next, ...act.body }
    case 'submitted':
      return { ...next, state: 'submitted', submittedAt: act.at }
    case 'accepted':
      return { ...next, state: 'accepted', answeredAt: act.at, answerWords: act.body.words, caseId: act.body.caseId }
    case 'returned':
      return { ...next, state: 'returned', answeredAt: act.at, answerReason: act.body.reason, answerWords: act.body.words }
    case 'withdrawn':
      return { ...next, state: 'withdrawn', answerWords: act.body.words }
    case 'ended':
      return { ...next, state: 'ended' }
  }
}

function drafted(id: RequestId, act: RequestAct & { readonly kind: 'drafted' }): CoordinationRequest {
  return {
    ...act.body,
    id,
    fromAgency: act.byAgency,
    fromStaff: act.byStaff,
    state: 'draft',
    madeAt: act.at,
    submittedAt: null,
    answeredAt: null,
    answerReason: null,
    answerWords: null,
    caseId: null,
    version: 1,
  }
}
