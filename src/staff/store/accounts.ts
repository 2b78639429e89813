import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../kernel/id.ts'
import type { Duty } from '../../kernel/reader.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'
import type { SignedIn } from '../../platform/http/route.ts'
import type { Credentials } from '../domain/sign-in.ts'

/** What the database says of a reader. */
export type ReaderRow = {
  readonly staff_id: string
  readonly login: string
  readonly staff_name: string
  readonly agency_id: string
  readonly agency_name: string
  readonly duties: string[]
}

/** A reader as the rest of the program knows one. */
export function signedInFrom(row: ReaderRow): SignedIn {
  return {
    reader: { staffId: row.staff_id as StaffId, agencyId: row.agency_id as AgencyId, duties: new Set(row.duties as Duty[]) },
    login: row.login,
    staffName: row.staff_name,
    agencyName: row.agency_name,
  }
}

/** The reader of a working account; nothing when it ended. */
export async function findReader(db: Db, staffId: StaffId): Promise<SignedIn | undefined> {
  const row = await firstOf(db, sql<ReaderRow>`select * from staff.reader_of(${staffId})`)
  return row && signedInFrom(row)
}

/** Sets one's own password. */
export async function savePassword(db: Db, passwordHash: string): Promise<void> {
  await sql`select staff.change_password(${passwordHash})`.execute(db)
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
       where (s.agency_id = ${agencyId} or exists (select from staff.assignment a where a.staff_id = s.id and a.agency_id = ${agencyId}))
         and not s.is_door and staff.agency_today(s.id) = ${agencyId}
         and exists (select from staff.duties_today(s.id) t where t.duty = 'consult')
       order by s.kana, s.id
       limit 200`,
  )
}
