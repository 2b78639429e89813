import { sql } from 'kysely'
import type { StaffId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf } from '../../platform/database.ts'

/** Why a link is given: somebody begins, or somebody lost every way in. */
export type SetupPurpose = 'first' | 'recovery'

/** For whom a link is. */
export type SetupOwner = { readonly staffId: StaffId; readonly login: string; readonly staffName: string; readonly purpose: SetupPurpose }

/** Writes a link; whether the account works. The database asks the reader's duty itself. */
export async function saveSetupLink(db: Db, hash: Uint8Array, staffId: StaffId, purpose: SetupPurpose, hours: number): Promise<boolean> {
  const made = await firstOf(db, sql<{ made: boolean }>`select staff.issue_setup_link(${hash}, ${staffId}, ${purpose}, ${hours}) as made`)
  return made?.made ?? false
}

/** For whom a link is, while it can be used. */
export async function findSetupOwner(db: Db, hash: Uint8Array): Promise<SetupOwner | undefined> {
  return firstOf(
    db,
    sql<SetupOwner>`select staff_id as "staffId", login, staff_name as "staffName", purpose from staff.setup_link_owner(${hash})`,
  )
}

/** Uses a link up and sets the password; whose it was. */
export async function takeSetupLink(db: Db, hash: Uint8Array, passwordHash: string): Promise<StaffId | undefined> {
  const used = await firstOf(db, sql<{ owner: StaffId | null }>`select staff.use_setup_link(${hash}, ${passwordHash}) as owner`)
  return used?.owner ?? undefined
}
