import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { SupportOffer, SupportOfferId, SupportRequest, SupportRequestId, SupportStep } from '../domain/support.ts'
import { nextStates } from '../domain/support.ts'
import { unknownIn } from '../store/entries.ts'
import { findOffer, findRequest, insertOffer, insertRequest, knowsAgency, restOffer, stepRequest } from '../store/support.ts'
import { audited } from './audited.ts'

/** Writes down what an organisation offers to areas, as a coordinator heard it. */
export function offerSupport(
  act: Act,
  told: Pick<SupportOffer, 'agencyId' | 'kinds' | 'title' | 'words' | 'themes'>,
  request: Once,
): Promise<Result<SupportOfferId, Refusal>> {
  return audited(act, { action: 'support.offer', type: 'support-offer', once: request }, async tx => {
    if (!(await neighbourOf(tx.db)).isCoordinator) return no(refusal('not-keeper'))
    if (!(await knowsAgency(tx.db, told.agencyId))) return no(refusal('fields', { fields: { agencyId: '機関を選び直してください。' } }))
    if ((await unknownIn(tx.db, { councilNo: null, themes: told.themes })).length > 0)
      return no(refusal('fields', { fields: { themes: 'テーマを選び直してください。' } }))
    const id = newId<'support_offer'>(act.now.getTime())
    await insertOffer(tx.db, id, told)
    return yes(id)
  })
}

/** Lets an offer rest, or takes it up again. */
export function letOfferRest(act: Act, id: SupportOfferId, isOpen: boolean, request: Once): Promise<Result<SupportOfferId, Refusal>> {
  return audited(act, { action: 'support.rest', type: 'support-offer', id, once: request }, async tx => {
    if ((await findOffer(tx.db, id)) === undefined) return no(refusal('absent'))
    return (await restOffer(tx.db, id, isOpen)) ? yes(id) : no(refusal('not-keeper'))
  })
}

/** Asks for experts, for an area or a group of it. */
export function askSupport(
  act: Act,
  asked: Pick<SupportRequest, 'councilNo' | 'kind' | 'words' | 'wantedWhen'> & { readonly offerId: string | null },
  request: Once,
): Promise<Result<SupportRequestId, Refusal>> {
  return audited(act, { action: 'support.ask', type: 'support-request', once: request }, async tx => {
    if ((await unknownIn(tx.db, { councilNo: asked.councilNo, themes: [] })).length > 0)
      return no(refusal('fields', { fields: { councilNo: '協議会を選び直してください。' } }))
    if (!mayKeep(asked.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
    const offer = asked.offerId === null ? undefined : await findOffer(tx.db, asked.offerId)
    if (asked.offerId !== null && offer === undefined) return no(refusal('fields', { fields: { offerId: '申し出を選び直してください。' } }))
    const id = newId<'support_request'>(act.now.getTime())
    await insertRequest(tx.db, id, { ...asked, offer })
    return yes(id)
  })
}

/** Writes an answer or a result, always with words: why not, what was done, what could not be found. */
export function answerSupport(
  act: Act,
  id: SupportRequestId,
  step: Pick<SupportStep, 'state' | 'words' | 'answeredAs'>,
  asked: { readonly version: number | undefined; readonly once: Once },
): Promise<Result<SupportRequestId, Refusal>> {
  return audited(act, { action: 'support.answer', type: 'support-request', id, once: asked.once }, async tx => {
    const found = await findRequest(tx.db, id)
    if (found === undefined) return no(refusal('absent'))
    if (!mayKeep(found.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
    const request = (await findRequest(tx.db, id, true)) ?? found
    if (asked.version !== undefined && asked.version !== request.version)
      return no(refusal('stale-version', { currentVersion: request.version }))
    if (!nextStates(request.state).includes(step.state)) return no(refusal('wrong-state'))
    await stepRequest(tx.db, id, step)
    return yes(id)
  })
}
