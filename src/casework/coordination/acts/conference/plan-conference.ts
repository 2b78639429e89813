import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { AgendaItem, Conference, ConferenceId, Sitting } from '../../domain/conference/conference.ts'
import { afterConferenceAct, plannedConference } from '../../domain/conference/fold-conference.ts'
import { secrecyClassOf } from '../../store/conference/agencies.ts'
import { insertItem } from '../../store/conference/agenda.ts'
import { appendConferenceAct, conferenceActOf } from '../../store/conference/conference-acts.ts'
import { insertConference, updateConference } from '../../store/conference/conferences.ts'
import { insertInvitation } from '../../store/conference/invitations.ts'
import { allOrNothing } from '../../store/conference/undo.ts'
import type { ItemWish } from './agenda-wish.ts'
import { readyItem } from './agenda-wish.ts'

/**
 * Plans a sitting with its first item. The convening agency sits at the table like everybody else, so it is on the list of those
 * invited from the start. @source F21, F22
 */
export function planConference(act: Act, sitting: Sitting, first: ItemWish, request: Once): Promise<Result<ConferenceId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const id = newId<'conference'>(act.now.getTime())
      const done = await allOrNothing(tx.db, () => write(act, tx, id, sitting, first))
      await tx.audit({
        action: 'conference.plan',
        subjectType: 'conference',
        subjectIds: done.ok ? [id, first.caseId] : [first.caseId],
        detail: { typeCode: first.typeCode },
        ...outcomeOf(done),
      })
      return done
    }),
  )
}

async function write(act: Act, tx: Tx, id: ConferenceId, sitting: Sitting, first: ItemWish): Promise<Result<ConferenceId, Refusal>> {
  const opening = conferenceActOf(act, 1, { kind: 'planned', body: sitting })
  const planned = plannedConference(id, opening)
  const ready = await readyItem(act, tx, planned, first, { position: 1 })
  if (!ready.ok) return ready
  await insertConference(tx.db, planned)
  await appendConferenceAct(tx.db, id, opening)
  await insertItem(tx.db, ready.value, { staffId: act.reader.staffId, at: act.now })
  await seatOneself(act, tx, ready.value)
  await noteItem(act, tx, planned, ready.value)
  return yes(id)
}

async function seatOneself(act: Act, tx: Tx, item: AgendaItem): Promise<void> {
  await insertInvitation(act, tx.db, {
    id: newId<'invitation'>(act.now.getTime()),
    conferenceId: item.conferenceId,
    agencyId: act.reader.agencyId,
    staffIds: [],
    outside: null,
    secrecyClass: await secrecyClassOf(tx.db, act.reader.agencyId),
    isNeeded: true,
    itemIds: [item.id],
    toldItems: [],
  })
}

async function noteItem(act: Act, tx: Tx, planned: Conference, item: AgendaItem): Promise<void> {
  const { id: itemId, typeCode, basis } = item
  const added = conferenceActOf(act, 2, { kind: 'item_added', body: { itemId, typeCode, basis } })
  await appendConferenceAct(tx.db, planned.id, added)
  await updateConference(tx.db, afterConferenceAct(planned, added))
}
