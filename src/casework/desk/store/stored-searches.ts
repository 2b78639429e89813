import { sql } from 'kysely'
import type { Id, StaffId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf } from '../../../platform/database.ts'

/** Keeps locked search words for an hour; the author's older ones are cleared away. */
export async function insertStored(db: Db, id: Id<'stored_search'>, staffId: StaffId, locked: Uint8Array): Promise<void> {
  await sql`delete from desk.stored_search where staff_id = ${staffId} and ends_at < now()`.execute(db)
  await sql`insert into desk.stored_search (id, staff_id, query, ends_at) values (${id}, ${staffId}, ${locked}, now() + interval '1 hour')`.execute(
    db,
  )
}

/** Locked search words of the reader. */
export async function findStored(db: Db, id: Id<'stored_search'>): Promise<Uint8Array | undefined> {
  return (await firstOf(db, sql<{ query: Uint8Array }>`select query from desk.stored_search where id = ${id} and ends_at > now()`))?.query
}
