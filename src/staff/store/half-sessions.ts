import { sql } from 'kysely'
import type { StaffId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf } from '../../platform/database.ts'
import type { HalfStage } from '../domain/sign-in.ts'
import { HALF_END, HALF_TRIES } from '../domain/sign-in.ts'

/** Somebody between password and second factor. Nothing is shown to them but the way on. */
export type HalfSigned = { readonly staffId: StaffId; readonly login: string; readonly staffName: string; readonly stage: HalfStage }

/** Notes that the right password was given; what ran out is cleared away on the same occasion. */
export async function saveHalf(db: Db, hash: Uint8Array, staffId: StaffId, stage: HalfStage): Promise<void> {
  await sql`delete from staff.half_session where ends_at < now()`.execute(db)
  await sql`
    insert into staff.half_session (token_hash, staff_id, stage, ends_at)
    values (${hash}, ${staffId}, ${stage}, now() + ${HALF_END[stage]}::interval)`.execute(db)
}

/** Who stands there, while that is allowed. */
export async function findHalf(db: Db, hash: Uint8Array): Promise<HalfSigned | undefined> {
  return firstOf(db, sql<HalfSigned>`select staff_id as "staffId", login, staff_name as "staffName", stage from staff.half_reader(${hash})`)
}

/** Counts one try against this half session. False when its tries or its time are used up. */
export async function countHalfTry(db: Db, hash: Uint8Array): Promise<boolean> {
  const counted = await firstOf(
    db,
    sql<{ tries: number }>`
      update staff.half_session set tries = tries + 1
       where token_hash = ${hash} and ends_at > now() and tries < ${HALF_TRIES} returning tries`,
  )
  return counted !== undefined
}

/** Takes the half session away, so that a session can take its place. False when somebody else took it, or it ran out. */
export async function takeHalf(db: Db, hash: Uint8Array): Promise<boolean> {
  const taken = await firstOf(
    db,
    sql<{ stage: string }>`delete from staff.half_session where token_hash = ${hash} and ends_at > now() returning stage`,
  )
  return taken !== undefined
}

/** Takes away every half session of somebody: whoever else knew the password alone may not go on from there. */
export async function endHalves(db: Db, staffId: StaffId): Promise<void> {
  await sql`delete from staff.half_session where staff_id = ${staffId}`.execute(db)
}
