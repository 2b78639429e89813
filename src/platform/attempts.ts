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
  const counted = await firstOf(
    db,
    sql<{ within: boolean }>`select platform.within_limit(${bucket}, ${hash}, ${limit}, ${minutes}) as within`,
  )
  return counted?.within ?? false
}
