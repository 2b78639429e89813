import { sql } from 'kysely'
import { newId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { Attendance, ConferenceId } from '../../domain/conference/conference.ts'

/** Who sat there, as far as the reader may know it. */
export async function listAttendance(db: Db, id: ConferenceId): Promise<readonly Attendance[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<Attendance, 'ackedAt'> & { ackedAt: Date | null }>`
      select t.invitation_id as "invitationId", t.staff_id as "staffId", t.name, t.office, t.agency_name as "agencyName", t.secrecy_class as "secrecyClass",
             t.is_present as "isPresent", t.acked_at as "ackedAt"
        from coordination.attendance t
       where t.conference_id = ${id}
       order by t.id`,
  )
  return rows.map(row => ({ ...row, ackedAt: row.ackedAt?.toISOString() ?? null }))
}

/** Writes the attendance list anew. */
export async function rewriteAttendance(act: Act, db: Db, id: ConferenceId, people: readonly Attendance[]): Promise<void> {
  await sql`delete from coordination.attendance where conference_id = ${id}`.execute(db)
  const rows = people.map((one, place) => ({ id: newId(act.now.getTime() + place), ...one }))
  await sql`
    insert into coordination.attendance (id, conference_id, invitation_id, staff_id, name, office, agency_name, secrecy_class, is_present, acked_at, noted_at, noted_by)
    select r.id, ${id}, r."invitationId", r."staffId", r.name, r.office, r."agencyName", r."secrecyClass", r."isPresent", r."ackedAt", ${act.now}, ${act.reader.staffId}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as r(id uuid, "invitationId" uuid, "staffId" uuid, name text, office text, "agencyName" text, "secrecyClass" text, "isPresent" boolean, "ackedAt" timestamptz)`.execute(
    db,
  )
}
