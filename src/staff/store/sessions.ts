import { sql } from 'kysely'
import type { Id, StaffId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { SignedIn } from '../../platform/http/route.ts'
import type { SignInMethod } from '../domain/sign-in.ts'
import { ABSOLUTE_END, FRESH, IDLE_END } from '../domain/sign-in.ts'
import type { ReaderRow } from './accounts.ts'
import { signedInFrom } from './accounts.ts'

/** A session as its owner sees it. `isThis`: it is the one of the browser that asks. */
export type OwnSession = {
  readonly id: Id<'session'>
  readonly madeAt: Date
  readonly seenAt: Date
  readonly method: SignInMethod
  readonly browser: string | null
  readonly isThis: boolean
}

/** A session to begin. `isStrong`: everything the account asks for was given just now. */
export type NewSession = {
  readonly hash: Uint8Array
  readonly id: Id<'session'>
  readonly staffId: StaffId
  readonly method: SignInMethod
  readonly browser: string | undefined
  readonly isStrong: boolean
}

/** Who a session belongs to while it lives; notes at most once a minute that it was used. */
export async function findBySession(db: Db, hash: Uint8Array): Promise<SignedIn | undefined> {
  const row = await firstOf(
    db,
    sql<ReaderRow & { is_stale: boolean; strong_at: Date | null }>`
      select r.*, r.seen_at < now() - interval '1 minute' as is_stale
        from staff.session_reader(${hash}, ${IDLE_END}::interval, ${FRESH}::interval) r`,
  )
  if (row === undefined) return undefined
  if (row.is_stale) await sql`update platform.session set seen_at = now() where token_hash = ${hash}`.execute(db)
  return row.strong_at === null ? signedInFrom(row) : { ...signedInFrom(row), strongAt: row.strong_at }
}

/** Begins a session; sessions that ended are cleared away on the same occasion. */
export async function saveSession(db: Db, made: NewSession): Promise<void> {
  await sql`delete from platform.session where ends_at < now()`.execute(db)
  await sql`
    insert into platform.session (token_hash, id, staff_id, ends_at, method, browser, strong_at)
    values (${made.hash}, ${made.id}, ${made.staffId}, now() + ${ABSOLUTE_END}::interval, ${made.method}, ${made.browser ?? null},
            case when ${made.isStrong} then now() end)`.execute(db)
}

/** Ends a session. */
export async function endSession(db: Db, hash: Uint8Array): Promise<void> {
  await sql`delete from platform.session where token_hash = ${hash}`.execute(db)
}

/** The same session under a new secret, proven just now; its absolute end stays. False when it is no longer there. */
export async function renewSession(db: Db, staffId: StaffId, oldHash: Uint8Array, newHash: Uint8Array): Promise<boolean> {
  const renewed = await firstOf(
    db,
    sql<{ id: string }>`
      update platform.session set token_hash = ${newHash}, strong_at = now(), seen_at = now()
       where token_hash = ${oldHash} and staff_id = ${staffId} returning id`,
  )
  return renewed !== undefined
}

/** The living sessions of one member of staff, the latest used first. */
export async function listSessions(db: Db, staffId: StaffId, hash: Uint8Array): Promise<readonly OwnSession[]> {
  return rowsOf(
    db,
    sql<OwnSession>`
      select id, made_at as "madeAt", seen_at as "seenAt", method, browser, token_hash = ${hash} as "isThis"
        from platform.session
       where staff_id = ${staffId} and ends_at > now() and seen_at > now() - ${IDLE_END}::interval
       order by token_hash = ${hash} desc, seen_at desc
       limit 100`,
  )
}

/** Ends one session of one's own. False when there is none of that name. */
export async function endOneSession(db: Db, staffId: StaffId, id: Id<'session'>): Promise<boolean> {
  const ended = await firstOf(db, sql<{ id: string }>`delete from platform.session where staff_id = ${staffId} and id = ${id} returning id`)
  return ended !== undefined
}

/** Ends every session of somebody, and every sign-in that is half done; with `except` all but that one. How many sessions ended. */
export async function endSessions(db: Db, staffId: StaffId, except?: Uint8Array): Promise<number> {
  await sql`delete from staff.half_session where staff_id = ${staffId}`.execute(db)
  const ended = await rowsOf(
    db,
    sql<{ id: string }>`
      delete from platform.session where staff_id = ${staffId} and token_hash is distinct from ${except ?? null} returning id`,
  )
  return ended.length
}
