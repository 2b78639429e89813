import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Attendance } from '../domain/attendance.ts'
import type { MeetingId } from '../domain/meeting.ts'
import type { Becomes, Remark } from '../domain/outcome.ts'

/** Who was at a meeting, as it was written down then; nobody before the closing. */
export function attendanceOf(db: Db, meeting: MeetingId): Promise<readonly Attendance[]> {
  return rowsOf(
    db,
    sql<Attendance>`
      select seat_id as "seatId", person_name as name, role_then as "roleThen", status, proxy_name as "proxyName"
        from meetings.attendance where meeting_id = ${meeting} order by sort_order, id`,
  )
}

/** Writes who was at a meeting, in one statement. */
export async function insertAttendance(db: Db, meeting: MeetingId, rows: readonly Attendance[]): Promise<void> {
  const sent = rows.map((row, at) => ({
    id: newId(),
    seat_id: row.seatId,
    person_name: row.name,
    role_then: row.roleThen,
    status: row.status,
    proxy_name: row.status === 'proxy' ? row.proxyName : '',
    sort_order: at,
  }))
  await sql`
    insert into meetings.attendance (id, meeting_id, seat_id, person_name, role_then, status, proxy_name, sort_order)
    select r.id, ${meeting}, r.seat_id, r.person_name, r.role_then, r.status, r.proxy_name, r.sort_order
      from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb)
             as r(id uuid, seat_id uuid, person_name text, role_then text, status text, proxy_name text, sort_order integer)`.execute(db)
}

/** The remarks of a meeting in the order in which they were said. */
export function remarksOf(db: Db, meeting: MeetingId): Promise<readonly Remark[]> {
  return rowsOf(
    db,
    sql<Remark>`
      select id, item_id as "itemId", words, became_kind as "becameKind", became_id as "becameId"
        from meetings.remark where meeting_id = ${meeting} order by sort_order, id`,
  )
}

/** Keeps lines said at items, in one statement; false when one of the items does not stand on this agenda. */
export async function insertRemarks(
  db: Db,
  meeting: MeetingId,
  lines: readonly { readonly itemId: string; readonly words: string }[],
): Promise<boolean> {
  if (lines.length === 0) return true
  const sent = lines.map((line, at) => ({ id: newId(), item_id: line.itemId, words: line.words, at: at + 1 }))
  const { numAffectedRows } = await sql`
    insert into meetings.remark (id, meeting_id, item_id, sort_order, words)
    select r.id, ${meeting}, i.id, l.last + r.at, r.words
      from jsonb_to_recordset(${JSON.stringify(sent)}::jsonb) as r(id uuid, item_id uuid, words text, at integer)
      join meetings.agenda_item i on i.id = r.item_id and i.meeting_id = ${meeting} and i.dropped_at is null,
           (select coalesce(max(sort_order), 0) as last from meetings.remark where meeting_id = ${meeting}) l`.execute(db)
  return Number(numAffectedRows ?? 0) === lines.length
}

/** Writes what remarks became, in one statement. */
export async function markBecame(
  db: Db,
  meeting: MeetingId,
  became: readonly { readonly remarkId: string; readonly kind: Becomes; readonly id: string }[],
): Promise<void> {
  if (became.length === 0) return
  await sql`
    update meetings.remark k set became_kind = r.kind, became_id = r.id
      from jsonb_to_recordset(${JSON.stringify(became)}::jsonb) as r("remarkId" uuid, kind text, id uuid)
     where k.id = r."remarkId" and k.meeting_id = ${meeting}`.execute(db)
}
