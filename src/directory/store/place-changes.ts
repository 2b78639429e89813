import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { firstOf } from '../../platform/database.ts'
import type { PlaceId } from '../domain/place.ts'

/** Holds the row until the transaction ends; nothing happens for a reader who may not change it. */
export async function lockPlace(db: Db, id: PlaceId): Promise<void> {
  await sql`select 1 from directory.place where id = ${id} for update`.execute(db)
}

/** Takes a place out of the lists, with the reason. */
export async function closePlaceRow(db: Db, id: PlaceId, reason: string): Promise<void> {
  await sql`update directory.place set is_active = false, inactive_reason = ${reason}, version = version + 1 where id = ${id}`.execute(db)
}

/** Puts a place back into the lists. */
export async function reopenPlaceRow(db: Db, id: PlaceId): Promise<void> {
  await sql`update directory.place set is_active = true, inactive_reason = null, version = version + 1 where id = ${id}`.execute(db)
}

/** Why a place was taken out of the lists. */
export async function reasonOfClosing(db: Db, id: PlaceId): Promise<string | null> {
  const row = await firstOf(db, sql<{ reason: string | null }>`select inactive_reason as reason from directory.place where id = ${id}`)
  return row?.reason ?? null
}
