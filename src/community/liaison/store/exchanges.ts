import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Exchange, ExchangeId, Reply } from '../domain/meeting.ts'

const EXCHANGE = sql`
  select x.id, x.council_no::int as "councilNo", c.name as "councilName", x.kind, x.title, x.words, x.themes, x.state, x.outcome,
         x.helped_by::int as "helpedBy", h.name as "helperName", x.moved_at as "movedAt", x.version
    from liaison.exchange x
    join directory.council c on c.no = x.council_no
    left join directory.council h on h.no = x.helped_by`

/** What councils ask of one another, what moved last first. */
export function listExchanges(db: Db, isOpen: boolean, limit: number): Promise<readonly Exchange[]> {
  return rowsOf(db, sql<Exchange>`${EXCHANGE} where (x.state = 'open') = ${isOpen} order by x.moved_at desc, x.id desc limit ${limit}`)
}

/** One of them; `lock` keeps it for the rest of the transaction. */
export function findExchange(db: Db, id: string, lock = false): Promise<Exchange | undefined> {
  return firstOf(db, sql<Exchange>`${EXCHANGE} where x.id = ${id} ${lock ? sql`for update of x` : sql``}`)
}

/** Some of them by id, for titles. */
export function exchangesWithIds(db: Db, ids: readonly string[]): Promise<readonly Exchange[]> {
  return rowsOf(db, sql<Exchange>`${EXCHANGE} where x.id = any (${[...ids]}::uuid[])`)
}

/** Writes what a council asks. */
export async function insertExchange(
  db: Db,
  id: ExchangeId,
  asked: Pick<Exchange, 'councilNo' | 'kind' | 'title' | 'words' | 'themes'>,
): Promise<void> {
  await sql`
    insert into liaison.exchange (id, council_no, kind, title, words, themes)
    values (${id}, ${asked.councilNo}, ${asked.kind}, ${asked.title}, ${asked.words}, ${[...asked.themes]}::text[])`.execute(db)
}

/** Writes what came of it. */
export async function endExchange(
  db: Db,
  id: ExchangeId,
  end: { readonly state: 'met' | 'unmet'; readonly outcome: string; readonly helpedBy: number | null },
): Promise<void> {
  await sql`
    update liaison.exchange set state = ${end.state}, outcome = ${end.outcome}, helped_by = ${end.helpedBy}, moved_at = now(), version = version + 1
     where id = ${id}`.execute(db)
}

/** Writes what a council answers. */
export async function insertReply(db: Db, id: ExchangeId, councilNo: number, words: string): Promise<void> {
  await sql`insert into liaison.reply (id, exchange_id, council_no, words) values (${newId()}, ${id}, ${councilNo}, ${words})`.execute(db)
}

/** What was answered, oldest first. */
export function repliesTo(db: Db, id: ExchangeId): Promise<readonly Reply[]> {
  return rowsOf(
    db,
    sql<Reply>`
      select r.id, c.name as "councilName", r.words, r.made_at as at, s.name as "byName"
        from liaison.reply r join directory.council c on c.no = r.council_no join staff.staff s on s.id = r.made_by
       where r.exchange_id = ${id} order by r.made_at, r.id`,
  )
}
