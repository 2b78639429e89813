import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../kernel/id.ts'
import type { Duty } from '../../kernel/reader.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { SignedIn } from '../../platform/http/route.ts'
import type { Credentials } from '../domain/sign-in.ts'
import { ABSOLUTE_END, IDLE_END } from '../domain/sign-in.ts'

type ReaderRow = {
  readonly staff_id: string
  readonly login: string
  readonly staff_name: string
  readonly agency_id: string
  readonly agency_name: string
  readonly duties: string[]
}

/** Who a session belongs to while it lives; notes at most once a minute that it was used. */
export async function findBySession(db: Db, hash: Uint8Array): Promise<SignedIn | undefined> {
  const row = await firstOf(db, sql<ReaderRow & { seen_at: Date }>`select * from staff.session_reader(${hash}, ${IDLE_END}::interval)`)
  if (row === undefined) return undefined
  if (Date.now() - row.seen_at.getTime() > 60_000)
    await sql`update platform.session set seen_at = now() where token_hash = ${hash}`.execute(db)
  return signedInFrom(row)
}

/** Who an API token acts as while it lives. */
export async function findByToken(db: Db, hash: Uint8Array): Promise<SignedIn | undefined> {
  const row = await firstOf(db, sql<ReaderRow>`select * from staff.token_reader(${hash})`)
  return row && signedInFrom(row)
}

/** What sign-in compares with, if the login is of a working account. */
export async function findCredentials(db: Db, login: string): Promise<Credentials | undefined> {
  const row = await firstOf(
    db,
    sql<{
      staff_id: string
      password_hash: string | null
      is_demo: boolean
      locked_for: number | null
    }>`select * from staff.credentials(${login})`,
  )
  return row && { staffId: row.staff_id as StaffId, passwordHash: row.password_hash, isDemo: row.is_demo, lockedFor: row.locked_for ?? 0 }
}

/** Counts a failure, or clears the count. */
export async function noteSignIn(db: Db, staffId: StaffId, succeeded: boolean): Promise<void> {
  await sql`select staff.note_sign_in(${staffId}, ${succeeded})`.execute(db)
}

/** Whether the pretend city's accounts are in this database. */
export async function findDemoAccounts(db: Db): Promise<boolean> {
  return (await firstOf(db, sql<{ found: boolean }>`select staff.has_demo_accounts() as found`))?.found ?? false
}

/** Begins a session; sessions that ended are cleared away on the same occasion. */
export async function saveSession(db: Db, hash: Uint8Array, staffId: StaffId): Promise<void> {
  await sql`delete from platform.session where ends_at < now()`.execute(db)
  await sql`insert into platform.session (token_hash, staff_id, ends_at) values (${hash}, ${staffId}, now() + ${ABSOLUTE_END}::interval)`.execute(
    db,
  )
}

/** Ends a session. */
export async function endSession(db: Db, hash: Uint8Array): Promise<void> {
  await sql`delete from platform.session where token_hash = ${hash}`.execute(db)
}

export type DemoSignIn = { readonly login: string; readonly name: string; readonly agencyName: string }

/** The sign-ins of the pretend city, in the order of the directory. */
export async function listDemoSignIns(db: Db, logins: readonly string[]): Promise<readonly DemoSignIn[]> {
  return rowsOf(
    db,
    sql<DemoSignIn>`
      select s.login, s.name, a.name as "agencyName"
        from staff.demo_sign_ins() s
        join directory.agency a on a.id = s.agency_id
       where s.login = any(${[...logins]}::text[])
       order by array_position(${[...logins]}::text[], s.login)`,
  )
}

export type Colleague = { readonly id: StaffId; readonly name: string }

/** Colleagues of the reader's agency who work with people, to whom work may be given. */
export async function listColleagues(db: Db, agencyId: AgencyId): Promise<readonly Colleague[]> {
  return rowsOf(
    db,
    sql<Colleague>`
      select s.id, s.name
        from staff.staff s
       where s.agency_id = ${agencyId} and s.disabled_at is null
         and exists (select 1 from staff.staff_duty d where d.staff_id = s.id and d.duty = 'consult' and d.valid_to is null)
       order by s.kana, s.id
       limit 200`,
  )
}

function signedInFrom(row: ReaderRow): SignedIn {
  return {
    reader: { staffId: row.staff_id as StaffId, agencyId: row.agency_id as AgencyId, duties: new Set(row.duties as Duty[]) },
    login: row.login,
    staffName: row.staff_name,
    agencyName: row.agency_name,
  }
}
