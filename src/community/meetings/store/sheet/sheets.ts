import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { Sheet, SheetId } from '../../domain/sheet/sheet.ts'

const COLUMNS = sql`
  s.id, s.body_id as "bodyId", b.name as "bodyName", s.meeting_id as "meetingId", m.title as "meetingTitle", s.council_no as "councilNo",
  c.name as "councilName", s.theme, s.board, s.sides, s.made_at as "madeAt", s.version`
const FROM = sql`
  from meetings.sheet s
  join councils.body b on b.id = s.body_id
  left join meetings.meeting m on m.id = s.meeting_id
  left join directory.council c on c.no = s.council_no`

/** A sheet in a list: how many notes are on it, and how many of them wait. */
export type SheetRow = Sheet & { readonly notes: number; readonly waiting: number }

/** One sheet, where the reader may read it; `lock` keeps it for the rest of the transaction. */
export function findSheet(db: Db, id: SheetId, lock = false): Promise<Sheet | undefined> {
  return firstOf(db, sql<Sheet>`select ${COLUMNS} ${FROM} where s.id = ${id} ${lock ? sql`for update of s` : sql``}`)
}

/** Sheets the reader may read, the newest first; one more than asked when there are more. */
export function listSheets(
  db: Db,
  filter: { readonly meetingId?: string | undefined; readonly after?: SheetId | undefined; readonly limit: number },
): Promise<readonly SheetRow[]> {
  return rowsOf(
    db,
    sql<SheetRow>`
      select ${COLUMNS}, coalesce(n.notes, 0)::integer as notes, coalesce(n.waiting, 0)::integer as waiting
        ${FROM}
        left join lateral (select count(*) as notes, count(*) filter (where became_kind is null) as waiting
                             from meetings.note x where x.sheet_id = s.id and x.withdrawn_at is null) n on true
       where (${filter.meetingId ?? null}::uuid is null or s.meeting_id = ${filter.meetingId ?? null})
         and (${filter.after ?? null}::uuid is null or (s.made_at, s.id) < (select a.made_at, a.id from meetings.sheet a where a.id = ${filter.after ?? null}))
       order by s.made_at desc, s.id desc
       limit ${filter.limit + 1}`,
  )
}

/** Lays out a sheet. */
export async function insertSheet(
  db: Db,
  sheet: Pick<Sheet, 'id' | 'bodyId' | 'meetingId' | 'councilNo' | 'theme' | 'board' | 'sides'>,
): Promise<void> {
  await sql`
    insert into meetings.sheet (id, body_id, meeting_id, council_no, theme, board, sides)
    values (${sheet.id}, ${sheet.bodyId}, ${sheet.meetingId}, ${sheet.councilNo}, ${sheet.theme}, ${sheet.board},
            ${JSON.stringify(sheet.sides)}::jsonb)`.execute(db)
}
