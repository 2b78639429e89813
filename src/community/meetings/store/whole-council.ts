import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { AgendaItem } from '../domain/agenda.ts'
import type { Attendance } from '../domain/attendance.ts'
import type { MeetingId } from '../domain/meeting.ts'
import type { Remark } from '../domain/outcome.ts'
import type { Minutes, NoteOnMinutes } from './minutes.ts'

type Of<Row> = Row & { readonly of: MeetingId }
/** An item as the record holds it. */
export type KeptItem = Omit<AgendaItem, 'meetingId' | 'carried' | 'cameFrom'>

/** The items on the agendas of every meeting of a council. */
export function itemsIn(db: Db, councilNo: number): Promise<readonly Of<KeptItem>[]> {
  return rowsOf(
    db,
    sql<Of<KeptItem>>`
      select i.meeting_id as of, i.id, i.parent_id as "parentId", i.sort_order as "order", i.kind, i.title, i.minutes,
             i.brought_by as "broughtBy", i.outcome
        from meetings.agenda_item i join meetings.meeting m on m.id = i.meeting_id
       where m.council_no = ${councilNo}::smallint and i.dropped_at is null order by i.sort_order, i.id`,
  )
}

/** What was said at every meeting of a council, as far as the reader may read it. */
export function remarksIn(db: Db, councilNo: number): Promise<readonly Of<Remark>[]> {
  return rowsOf(
    db,
    sql<Of<Remark>>`
      select r.meeting_id as of, r.id, r.item_id as "itemId", r.words, r.became_kind as "becameKind", r.became_id as "becameId"
        from meetings.remark r join meetings.meeting m on m.id = r.meeting_id
       where m.council_no = ${councilNo}::smallint order by r.sort_order, r.id`,
  )
}

/** Who was at every meeting of a council. */
export function attendanceIn(db: Db, councilNo: number): Promise<readonly Of<Attendance>[]> {
  return rowsOf(
    db,
    sql<Of<Attendance>>`
      select a.meeting_id as of, a.seat_id as "seatId", a.person_name as name, a.role_then as "roleThen", a.status, a.proxy_name as "proxyName"
        from meetings.attendance a join meetings.meeting m on m.id = a.meeting_id
       where m.council_no = ${councilNo}::smallint order by a.sort_order, a.id`,
  )
}

/** Every wording the minutes of a council's meetings had, the last of each meeting first. */
export function minutesIn(db: Db, councilNo: number): Promise<readonly Of<Minutes>[]> {
  return rowsOf(
    db,
    sql<Of<Minutes>>`
      select x.meeting_id as of, x.no, x.words, x.made_at as "madeAt", coalesce(s.name, '') as "byName"
        from meetings.minutes x
        join meetings.meeting m on m.id = x.meeting_id
        left join staff.staff s on s.id = x.made_by
       where m.council_no = ${councilNo}::smallint order by x.meeting_id, x.no desc`,
  )
}

/** What was said about the minutes of a council's meetings. */
export function notesIn(db: Db, councilNo: number): Promise<readonly Of<NoteOnMinutes>[]> {
  return rowsOf(
    db,
    sql<Of<NoteOnMinutes>>`
      select n.meeting_id as of, n.id, n.kind, n.words, n.on_behalf_of as "forName", coalesce(s.name, '') as "byName", n.made_at as "madeAt"
        from meetings.note_on_minutes n
        join meetings.meeting m on m.id = n.meeting_id
        left join staff.staff s on s.id = n.made_by
       where m.council_no = ${councilNo}::smallint order by n.made_at, n.id`,
  )
}
