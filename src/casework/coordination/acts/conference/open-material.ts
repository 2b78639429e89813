import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { recordDisclosure } from '../../../people/index.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import { BRIEFED_CATEGORIES } from '../../domain/conference/briefing.ts'
import type { AgendaItem, ConferenceHead, Invitation, ItemId } from '../../domain/conference/conference.ts'
import { noteTold } from '../../store/conference/invitations.ts'
import { lookAtCase } from '../case/look-at-case.ts'
import { groundsFor } from './grounds.ts'

/**
 * Opens the material of items to those invited: one entry in the register of disclosures for each invited agency and item, on the basis
 * of that item. Without a basis for anybody nothing is opened to anybody.
 * @source privacy-rules section 2.2; law-and-flow section 3
 */
export async function openTo(
  act: Act,
  tx: Tx,
  head: ConferenceHead,
  invitations: readonly Invitation[],
  itemIds: readonly ItemId[],
): Promise<Result<true, Refusal>> {
  const guests = invitations.filter(one => one.agencyId !== act.reader.agencyId)
  for (const item of head.items.filter(one => itemIds.includes(one.id))) {
    const untold = guests.filter(one => one.itemIds.includes(item.id) && !one.toldItems.includes(item.id))
    const about = untold.length === 0 ? undefined : await lookAtCase(tx.db, item.caseId)
    if (untold.length > 0 && about === undefined) return no(refusal('absent'))
    for (const guest of untold) {
      const told = about && (await tell(act, tx, item, about, guest))
      if (told && !told.ok) return told
    }
    await noteTold(
      tx.db,
      item.id,
      untold.map(guest => guest.id),
      act.now,
    )
  }
  return yes(true)
}

async function tell(act: Act, tx: Tx, item: AgendaItem, about: CaseHead, guest: Invitation): Promise<Result<void, Refusal>> {
  const grounds =
    guest.agencyId === null && item.basis === 'consent'
      ? undefined
      : await groundsFor(act, tx, item, about, guest.agencyId ?? act.reader.agencyId)
  if (grounds === undefined) return no(refusal('out-of-consent'))
  return recordDisclosure(act, tx, {
    personIds: grounds.personIds,
    caseId: item.caseId,
    consultationId: null,
    toAgency: guest.agencyId,
    toPerson: guest.outside && [guest.outside.agency, guest.outside.office, guest.outside.name].filter(part => part !== null).join(' '),
    fields: BRIEFED_CATEGORIES,
    basis: grounds.basis,
    consentId: null,
    conferenceId: item.conferenceId,
    reason: grounds.reason,
    channel: 'meeting',
    approver: null,
  })
}
