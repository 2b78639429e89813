import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { MeetingId } from '../domain/meeting.ts'

/** The wording of the minutes that counts. */
export type Minutes = { readonly no: number; readonly words: string; readonly madeAt: Date; readonly byName: string }

/** What somebody who attended says about the minutes; `forName` when a keeper wrote it for them. */
export type NoteOnMinutes = {
  readonly id: string
  readonly kind: 'comment' | 'erratum'
  readonly words: string
  readonly forName: string
  readonly byName: string
  readonly madeAt: Date
}

/** The last wording of the minutes of a meeting. */
export function minutesOf(db: Db, meeting: MeetingId): Promise<Minutes | undefined> {
  return firstOf(
    db,
    sql<Minutes>`
      select x.no, x.words, x.made_at as "madeAt", coalesce(s.name, '') as "byName"
        from meetings.minutes x left join staff.staff s on s.id = x.made_by
       where x.meeting_id = ${meeting} order by x.no desc limit 1`,
  )
}

/** Writes a wording of the minutes; the ones before it stay. */
export async function insertMinutes(db: Db, meeting: MeetingId, words: string): Promise<void> {
  await sql`
    insert into meetings.minutes (meeting_id, no, words)
    select ${meeting}, 1 + coalesce(max(no), 0), ${words} from meetings.minutes where meeting_id = ${meeting}`.execute(db)
}

/** What was said about the minutes of a meeting, in its order. */
export function notesOnMinutes(db: Db, meeting: MeetingId): Promise<readonly NoteOnMinutes[]> {
  return rowsOf(
    db,
    sql<NoteOnMinutes>`
      select n.id, n.kind, n.words, n.on_behalf_of as "forName", coalesce(s.name, '') as "byName", n.made_at as "madeAt"
        from meetings.note_on_minutes n left join staff.staff s on s.id = n.made_by
       where n.meeting_id = ${meeting} order by n.made_at, n.id`,
  )
}

/** Writes what somebody says about the minutes. */
export async function insertNote(db: Db, meeting: MeetingId, note: Pick<NoteOnMinutes, 'kind' | 'words' | 'forName'>): Promise<void> {
  await sql`
    insert into meetings.note_on_minutes (id, meeting_id, kind, words, on_behalf_of)
    values (${newId()}, ${meeting}, ${note.kind}, ${note.words}, ${note.forName})`.execute(db)
}

/** Whether the reader was at a meeting in person; also after their seat has ended. */
export async function hasAttended(db: Db, meeting: MeetingId): Promise<boolean> {
  return (await firstOf(db, sql<{ was: boolean }>`select meetings.attended(${meeting}) as was`))?.was === true
}
