import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { ConferenceDeed, ConferenceId, ItemId } from '../../domain/conference/conference.ts'
import { dropItem, insertItem, updateItem } from '../../store/conference/agenda.ts'
import { updateInvitation } from '../../store/conference/invitations.ts'
import type { ItemWish } from './agenda-wish.ts'
import { readyItem } from './agenda-wish.ts'
import { changeConference } from './change-conference.ts'

/** Puts a case on the agenda, on the basis its kind asks for; the convening agency is invited to it at once. */
export function addItem(
  act: Act,
  id: ConferenceId,
  version: number | undefined,
  wish: ItemWish,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'agenda',
      action: 'conference.agenda',
      detail: { typeCode: wish.typeCode },
      decide: async (head, tx) => {
        const position = Math.max(0, ...head.items.map(item => item.position)) + 1
        const ready = await readyItem(act, tx, head.conference, wish, { position })
        if (!ready.ok) return ready
        await insertItem(tx.db, ready.value, { staffId: act.reader.staffId, at: act.now })
        const own = head.invitations.find(one => one.agencyId === act.reader.agencyId)
        if (own) await updateInvitation(tx.db, { ...own, itemIds: [...own.itemIds, ready.value.id] })
        const { id: itemId, typeCode, basis } = ready.value
        return yes([{ kind: 'item_added', body: { itemId, typeCode, basis } }])
      },
    },
    request,
  )
}

/** What may change of an item already on the agenda; the case stays. */
export type ItemChange = Omit<ItemWish, 'caseId'> & { readonly position: number | null }

/**
 * Changes an item, and with its kind the basis: from 支援会議 to 重層的支援会議 only with a consent that holds that day, the other way always.
 * @source law-and-flow section 3.1
 */
export function changeItem(
  act: Act,
  id: ConferenceId,
  itemId: ItemId,
  version: number | undefined,
  wish: ItemChange,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'agenda',
      action: 'conference.agenda',
      detail: { itemId, typeCode: wish.typeCode },
      decide: async (head, tx) => {
        const before = head.items.find(item => item.id === itemId)
        if (before === undefined) return no(refusal('absent'))
        const place = { id: itemId, position: wish.position ?? before.position }
        const ready = await readyItem(act, tx, head.conference, { ...wish, caseId: before.caseId }, place)
        if (!ready.ok) return ready
        await updateItem(tx.db, ready.value)
        const body = { itemId, typeCode: ready.value.typeCode, basis: ready.value.basis }
        const isSwitch = before.typeCode !== ready.value.typeCode
        const deed: ConferenceDeed = isSwitch
          ? { kind: 'basis_switched', body: { ...body, from: before.typeCode } }
          : { kind: 'item_changed', body }
        return yes([deed])
      },
    },
    request,
  )
}

/** Takes an item off the agenda, as long as others remain and nobody has begun to sit. */
export function takeOffItem(
  act: Act,
  id: ConferenceId,
  itemId: ItemId,
  version: number | undefined,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'change',
      action: 'conference.agenda',
      detail: { itemId },
      decide: async (head, tx) => {
        if (!head.items.some(item => item.id === itemId)) return no(refusal('absent'))
        await dropItem(tx.db, itemId)
        return yes([{ kind: 'item_dropped', body: { itemId } }])
      },
    },
    request,
  )
}
