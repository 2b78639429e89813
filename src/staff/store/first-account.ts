import { sql } from 'kysely'
import type { AgencyId } from '../../kernel/id.ts'
import type { Db } from '../../platform/database.ts'
import { firstOf, rowsOf } from '../../platform/database.ts'

/** Whether anybody keeps the accounts of this installation. */
export async function findAdministrator(db: Db): Promise<boolean> {
  return (await firstOf(db, sql<{ found: boolean }>`select staff.has_administrator() as found`))?.found ?? false
}

/** Whether a login is taken, in letters of either size. */
export async function isLoginTaken(db: Db, login: string): Promise<boolean> {
  return (await firstOf(db, sql`select 1 from staff.staff where lower(login) = lower(${login})`)) !== undefined
}

/** Agencies in use, the front desk first. */
export function listWorkplaces(
  db: Db,
): Promise<readonly { readonly id: AgencyId; readonly name: string; readonly isFrontDesk: boolean }[]> {
  return rowsOf(
    db,
    sql<{ id: AgencyId; name: string; isFrontDesk: boolean }>`
      select id, name, takes_requests as "isFrontDesk" from directory.agency where is_active order by takes_requests desc, sort_order, id`,
  )
}
