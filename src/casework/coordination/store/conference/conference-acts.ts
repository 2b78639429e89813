import { sql } from 'kysely'
import { newId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import type { ConferenceAct, ConferenceDeed, ConferenceId, ConferenceStamp } from '../../domain/conference/conference.ts'

/** An act by the reader, now, as the next of a conference. */
export function conferenceActOf<Deed extends ConferenceDeed>(act: Act, seq: number, deed: Deed): ConferenceStamp & Deed {
  const done = {
    id: newId<'conference_act'>(act.now.getTime()),
    seq,
    at: act.now.toISOString(),
    byStaff: act.reader.staffId,
    byAgency: act.reader.agencyId,
  }
  return { ...done, ...deed }
}

/** Appends one act; the database takes no other change. */
export async function appendConferenceAct(db: Db, id: ConferenceId, act: ConferenceAct): Promise<void> {
  await sql`
    insert into coordination.conference_act (id, conference_id, seq, kind, at, by_staff, by_agency, body)
    values (${act.id}, ${id}, ${act.seq}, ${act.kind}, ${act.at}, ${act.byStaff}, ${act.byAgency}, ${JSON.stringify(act.body)}::jsonb)`.execute(
    db,
  )
}
