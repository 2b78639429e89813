import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { EntryStep } from '../domain/entry.ts'
import type { Reply } from '../domain/meeting.ts'
import type { SupportStep } from '../domain/support.ts'

/** Every id of a table's rows that belong to a council, as far as the reader may see them, oldest first. */
export async function idsInCouncil(
  db: Db,
  table: 'entry' | 'visit' | 'exchange' | 'request',
  councilNo: number,
): Promise<readonly string[]> {
  const own = sql`${councilNo}::smallint`
  const found = {
    entry: sql<{ id: string }>`select id from liaison.entry where council_no = ${own} order by made_at, id`,
    visit: sql<{ id: string }>`select id from liaison.visit where ${own} in (guest_no, host_no) order by made_at, id`,
    request: sql<{ id: string }>`select id from liaison.support_request where council_no = ${own} order by made_at, id`,
    exchange: sql<{ id: string }>`select id from liaison.exchange where council_no = ${own} order by made_at, id`,
  }[table]
  return (await rowsOf(db, found)).map(({ id }) => id)
}

/** What was answered to some questions, oldest first, by the question. */
export function repliesToAll(db: Db, ids: readonly string[]): Promise<readonly (Reply & { readonly exchangeId: string })[]> {
  return rowsOf(
    db,
    sql<Reply & { exchangeId: string }>`
      select r.id, r.exchange_id as "exchangeId", c.name as "councilName", r.words, r.made_at as at, s.name as "byName"
        from liaison.reply r join directory.council c on c.no = r.council_no join staff.staff s on s.id = r.made_by
       where r.exchange_id = any (${[...ids]}::uuid[]) order by r.made_at, r.id`,
  )
}

/** The courses of some entries, oldest step first, by the entry. */
export function coursesOf(db: Db, ids: readonly string[]): Promise<readonly (EntryStep & { readonly entryId: string })[]> {
  return rowsOf(
    db,
    sql<EntryStep & { entryId: string }>`
      select t.id, t.entry_id as "entryId", t.kind, t.words, t.at, s.name as "byName"
        from liaison.entry_step t join staff.staff s on s.id = t.by_staff where t.entry_id = any (${[...ids]}::uuid[]) order by t.at, t.id`,
  )
}

/** What was answered to some requests for help, oldest first, by the request. */
export function answersToAll(db: Db, ids: readonly string[]): Promise<readonly (SupportStep & { readonly requestId: string })[]> {
  return rowsOf(
    db,
    sql<SupportStep & { requestId: string }>`
      select t.id, t.request_id as "requestId", t.state, t.words, t.answered_as as "answeredAs", t.at, s.name as "byName"
        from liaison.support_step t join staff.staff s on s.id = t.by_staff where t.request_id = any (${[...ids]}::uuid[]) order by t.at, t.id`,
  )
}
