import type { AgencyId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import type { ConferenceHead, ConferenceId } from '../../domain/conference/conference.ts'
import { listItems } from '../../store/conference/agenda.ts'
import { findConference } from '../../store/conference/conferences.ts'
import { listInvitations } from '../../store/conference/invitations.ts'

/**
 * A conference as far as it exists for the reader: head, items, invitations. For acts inside their own transaction, which audit the
 * look themselves with `shownOf`. Three statements, however many items there are.
 */
export async function lookAtConference(db: Db, id: ConferenceId, agencyId: AgencyId): Promise<ConferenceHead | undefined> {
  const found = await findConference(db, id)
  if (found === undefined) return undefined
  const items = await listItems(db, id)
  const invitations = await listInvitations(db, id)
  const own = invitations.filter(one => one.agencyId === agencyId)
  return { ...found, items, invitations, invitedTo: own.flatMap(one => one.itemIds) }
}

/** The ids that a page of this conference shows: the sitting, its items and the cases behind them, for the audit. */
export function shownOf(head: ConferenceHead): readonly string[] {
  return [head.conference.id, ...head.items.flatMap(item => [item.id, item.caseId])]
}
