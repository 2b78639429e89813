import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { firstOf } from './database.ts'

/**
 * Counts one try and tells whether it is within the limit. Kept in PostgreSQL, so that a restart or a second process forgets nothing.
 *
 * @param key what is limited (a login, an address, a member of staff); only its hash is kept
 */
export async function withinLimit(db: Db, bucket: string, key: string, limit: number, minutes: number): Promise<boolean> {
  const hash = createHash('sha256').update(`${bucket}\n${key}`).digest()
  // Tries sent all at once would not see one another, and every one of them would be within the limit.
  await sql`select pg_advisory_xact_lock(hashtextextended(${hash.toString('hex')}, 5473003))`.execute(db)
  await sql`delete from platform.attempt where bucket = ${bucket} and key_hash = ${hash} and at < now() - make_interval(mins => ${minutes})`.execute(
    db,
  )
  await sql`insert into platform.attempt (bucket, key_hash) values (${bucket}, ${hash})`.execute(db)
  const counted = await firstOf(
    db,
    sql<{ tries: number }>`select count(*) as tries from platform.attempt where bucket = ${bucket} and key_hash = ${hash}`,
  )
  return (counted?.tries ?? 0) <= limit
}
