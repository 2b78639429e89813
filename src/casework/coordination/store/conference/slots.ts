import { sql } from 'kysely'
import { newId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { ConferenceId, InvitationId, SlotId } from '../../domain/conference/conference.ts'
import type { AnsweredSlot } from '../../domain/conference/slots.ts'

/** The times offered, in order, with who is free then: of everybody to the convenor, of oneself to others. */
export async function listSlots(
  db: Db,
  id: ConferenceId,
): Promise<readonly (AnsweredSlot & { readonly answered: readonly InvitationId[] })[]> {
  const rows = await rowsOf(
    db,
    sql<{ id: SlotId; starts_at: Date; free: InvitationId[] | null; answered: InvitationId[] | null }>`
      select s.id, s.starts_at,
             (select array_agg(w.invitation_id) from coordination.slot_answer w where w.slot_id = s.id and w.is_free) as free,
             (select array_agg(w.invitation_id) from coordination.slot_answer w where w.slot_id = s.id) as answered
        from coordination.slot s
       where s.conference_id = ${id} and s.is_live
       order by s.starts_at`,
  )
  return rows.map(row => ({ id: row.id, startsAt: row.starts_at.toISOString(), free: row.free ?? [], answered: row.answered ?? [] }))
}

/** Offers exactly these times: new ones are added, others withdrawn, and answers to those that stay are kept. */
export async function offerSlots(act: Act, db: Db, id: ConferenceId, times: readonly string[]): Promise<void> {
  const rows = times.map(startsAt => ({ id: newId(act.now.getTime()), startsAt }))
  await sql`update coordination.slot set is_live = false where conference_id = ${id} and starts_at <> all (${[...times]}::timestamptz[])`.execute(
    db,
  )
  await sql`
    insert into coordination.slot (id, conference_id, starts_at)
    select r.id, ${id}, r."startsAt" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "startsAt" timestamptz)
        on conflict (conference_id, starts_at) do update set is_live = true`.execute(db)
}

/** Notes for one invitation which of the offered times are free. */
export async function answerSlots(act: Act, db: Db, id: ConferenceId, invitation: InvitationId, free: readonly SlotId[]): Promise<void> {
  await sql`
    insert into coordination.slot_answer (slot_id, invitation_id, conference_id, is_free, by_staff, at)
    select s.id, ${invitation}, s.conference_id, s.id = any (${[...free]}::uuid[]), ${act.reader.staffId}, ${act.now}
      from coordination.slot s
     where s.conference_id = ${id} and s.is_live
        on conflict (slot_id, invitation_id) do update set is_free = excluded.is_free, by_staff = excluded.by_staff, at = excluded.at`.execute(
    db,
  )
}
