import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../kernel/id.ts'
import type { Duty } from '../../kernel/reader.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf } from '../../platform/database.ts'

/** An account as it is loaded at initialisation. Without a password hash nobody can sign in with a password. */
export type StaffRow = {
  readonly id: StaffId
  readonly login: string
  readonly name: string
  readonly kana: string
  readonly agencyId: AgencyId
  readonly duties: readonly Duty[]
  readonly isDemo: boolean
  readonly passwordHash: string | null
}

/** Loads accounts and their duties, as the owner. */
export async function loadStaff(db: Db, staff: readonly StaffRow[]): Promise<void> {
  for (const one of staff) {
    await sql`
      insert into staff.staff (id, login, name, kana, agency_id, is_demo, password_hash)
      values (${one.id}, ${one.login}, ${one.name}, ${one.kana}, ${one.agencyId}, ${one.isDemo}, ${one.passwordHash})`.execute(db)
    for (const duty of one.duties) await sql`insert into staff.staff_duty (staff_id, duty) values (${one.id}, ${duty})`.execute(db)
  }
}

/** Writes an API token of a working account, as the owner. Tells whether the login exists. */
export async function saveApiToken(db: Db, login: string, hash: Uint8Array, days: number): Promise<StaffId | undefined> {
  const made = await firstOf(
    db,
    sql<{ staff_id: StaffId }>`
      insert into platform.api_token (token_hash, staff_id, ends_at)
      select ${hash}, s.id, now() + make_interval(days => ${days}) from staff.staff s where s.login = ${login} and staff.is_working(s)
   returning staff_id`,
  )
  return made?.staff_id
}

/** Disables an account and ends its sessions and tokens at once, as the owner. */
export async function disableStaff(db: Db, login: string): Promise<StaffId | undefined> {
  const ended = await firstOf(
    db,
    sql<{ id: StaffId }>`update staff.staff set disabled_at = now() where login = ${login} and disabled_at is null returning id`,
  )
  if (ended === undefined) return undefined
  await sql`delete from platform.session where staff_id = ${ended.id}`.execute(db)
  await sql`delete from platform.api_token where staff_id = ${ended.id}`.execute(db)
  return ended.id
}

/** Makes, or moves, the account in whose name requests from outside are taken in. As the owner; nobody can sign in as it. */
export async function loadDoor(db: Db, id: StaffId, agencyId: AgencyId): Promise<void> {
  const moved = await firstOf(db, sql<{ id: StaffId }>`update staff.staff set agency_id = ${agencyId} where is_door returning id`)
  if (moved) return
  await sql`
    insert into staff.staff (id, login, name, kana, agency_id, is_door)
    values (${id}, 'door', '市民の受付', 'シミンノウケツケ', ${agencyId}, true)`.execute(db)
  await sql`insert into staff.staff_duty (staff_id, duty) values (${id}, 'consult')`.execute(db)
}
