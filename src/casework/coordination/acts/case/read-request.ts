import type { Act } from '../../../../platform/act.ts'
import type { ConsultationId } from '../../../desk/index.ts'
import { listLinkedPeople } from '../../../desk/index.ts'
import type { Bundle } from '../../../referral/index.ts'
import type { RequestId } from '../../domain/case/case.ts'
import type { CoordinationRequest, RequestBox, RequestRow } from '../../domain/case/request.ts'
import type { ShownHousehold } from '../../store/case/case-people.ts'
import { listHouseholdsOf } from '../../store/case/case-people.ts'
import type { NamedRequestAct } from '../../store/case/request-acts.ts'
import { listRequestActs } from '../../store/case/request-acts.ts'
import { countRequests, listRequests, listRequestsOf } from '../../store/case/request-lists.ts'
import type { RequestNames } from '../../store/case/requests.ts'
import { findRequest, findRequestBundle, findRequestNames, listCoordinating } from '../../store/case/requests.ts'

export type { ShownHousehold } from '../../store/case/case-people.ts'
export type { NamedRequestAct } from '../../store/case/request-acts.ts'

/** A request's page. The bundle is missing in drafts, and where the reader may not read it any longer. */
export type RequestView = {
  readonly request: CoordinationRequest
  readonly names: RequestNames
  readonly bundle: Bundle | undefined
  readonly acts: readonly NamedRequestAct[]
}

/** Counting stops here: 「100件以上」. */
export const REQUEST_COUNT_BOUND = 100

/** One request at whose end the reader's agency stands. */
export function readRequest(act: Act, id: RequestId): Promise<RequestView | undefined> {
  return look(act, id, 'coordination.read')
}

/** The same for paper, which leaves the building. */
export function printRequest(act: Act, id: RequestId): Promise<RequestView | undefined> {
  return look(act, id, 'coordination.print')
}

function look(act: Act, id: RequestId, action: 'coordination.read' | 'coordination.print'): Promise<RequestView | undefined> {
  return act.transaction(async tx => {
    const request = await findRequest(tx.db, id)
    if (request === undefined) {
      await tx.audit({ action, subjectType: 'coordination_request', subjectIds: [id], outcome: 'absent' })
      return undefined
    }
    const names = await findRequestNames(tx.db, id)
    const bundle = await findRequestBundle(tx.db, id)
    const acts = await listRequestActs(tx.db, id)
    await tx.audit({ action, subjectType: 'coordination_request', subjectIds: [id, request.consultationId] })
    return { request, names, bundle, acts }
  })
}

/** What a form for a request of a consultation offers: who coordinates, and the households of its persons. */
export type RequestChoice = {
  readonly coordinating: readonly { readonly id: string; readonly name: string }[]
  readonly households: readonly ShownHousehold[]
}

/** Looks up what the form offers; the persons shown are written down. */
export function readRequestChoice(act: Act, id: ConsultationId): Promise<RequestChoice> {
  return act.transaction(async tx => {
    const coordinating = await listCoordinating(tx.db)
    const linked = await listLinkedPeople(tx.db, id)
    const households = await listHouseholdsOf(
      tx.db,
      linked.map(link => link.personId),
    )
    const shown = households.flatMap(household => household.members.map(member => member.personId))
    await tx.audit({ action: 'household.list', subjectType: 'consultation', subjectIds: [id, ...new Set(shown)] })
    return { coordinating, households }
  })
}

export type RequestRows = { readonly rows: readonly RequestRow[]; readonly next: RequestId | undefined }

/** One page of a box of requests. */
export function readRequestBox(
  act: Act,
  box: RequestBox,
  place: { readonly limit: number; readonly after?: RequestId | undefined },
): Promise<RequestRows> {
  return act.transaction(async tx => {
    const found = await listRequests(tx.db, act.reader, box, place)
    const rows = found.slice(0, place.limit)
    const subjectIds = rows.map(row => row.id)
    await tx.audit({ action: 'coordination.list', subjectType: 'coordination_request', subjectIds, detail: { box } })
    return { rows, next: found.length > place.limit ? rows.at(-1)?.id : undefined }
  })
}

/** A box as a list that leaves the house. */
export function exportRequestBox(
  act: Act,
  box: RequestBox,
  limit: number,
): Promise<{ readonly rows: readonly RequestRow[]; readonly isCut: boolean }> {
  return act.transaction(async tx => {
    const found = await listRequests(tx.db, act.reader, box, { limit })
    const rows = found.slice(0, limit)
    const subjectIds = rows.map(row => row.id)
    await tx.audit({ action: 'coordination.export', subjectType: 'coordination_request', subjectIds, detail: { box, rows: rows.length } })
    return { rows, isCut: found.length > limit }
  })
}

/** Requests of one consultation at whose ends the reader's agency stands. */
export function readRequestsOf(act: Act, id: ConsultationId): Promise<readonly RequestRow[]> {
  return act.transaction(async tx => {
    const rows = await listRequestsOf(tx.db, id)
    await tx.audit({ action: 'coordination.list', subjectType: 'consultation', subjectIds: [id, ...rows.map(row => row.id)] })
    return rows
  })
}

/** Bounded counts of what waits for somebody. */
export function countRequestBoxes(act: Act): Promise<Readonly<Record<'to_answer' | 'waiting', number>>> {
  return act.look(async db => ({
    to_answer: await countRequests(db, act.reader, 'to_answer', REQUEST_COUNT_BOUND),
    waiting: await countRequests(db, act.reader, 'waiting', REQUEST_COUNT_BOUND),
  }))
}
