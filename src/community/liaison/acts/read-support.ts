import type { Act } from '../../../platform/act.ts'
import type { SupportOffer, SupportRequest, SupportStep } from '../domain/support.ts'
import { agencyChoices, findRequest, listOffers, listRequests, stepsOf } from '../store/support.ts'

/** What organisations offer, and what the reader's councils asked. */
export function readSupport(act: Act): Promise<{ readonly offers: readonly SupportOffer[]; readonly requests: readonly SupportRequest[] }> {
  return act.transaction(async tx => {
    const [offers, requests] = [await listOffers(tx.db), await listRequests(tx.db)]
    await tx.audit({ action: 'support.list', subjectType: 'support-request', subjectIds: requests.map(({ id }) => id) })
    return { offers, requests }
  })
}

/** One request with what was answered. */
export function readRequest(
  act: Act,
  id: string,
): Promise<{ readonly request: SupportRequest; readonly steps: readonly SupportStep[] } | undefined> {
  return act.transaction(async tx => {
    const request = await findRequest(tx.db, id)
    await tx.audit({ action: 'support.read', subjectType: 'support-request', subjectIds: [id], outcome: request ? 'done' : 'absent' })
    return request && { request, steps: await stepsOf(tx.db, request.id) }
  })
}

/** Organisations to choose from. Nobody's record. */
export function agenciesToChoose(act: Act) {
  return act.look(agencyChoices)
}
