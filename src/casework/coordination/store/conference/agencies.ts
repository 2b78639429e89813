import { sql } from 'kysely'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { SecrecyClass } from '../../domain/conference/conference-type.ts'

/** An agency as the invitation form offers it. */
export type GuestAgency = { readonly id: AgencyId; readonly name: string; readonly kana: string; readonly secrecyClass: SecrecyClass }

const CLASS = sql`case a.secrecy_class when 'public_officer' then 'public_body' when 'entrusted' then 'corporation' when 'corporation' then 'corporation' else 'individual' end`

/** Agencies at which somebody works with people here: only they can open what they are invited to. */
export function listGuestAgencies(db: Db): Promise<readonly GuestAgency[]> {
  return rowsOf(
    db,
    sql<GuestAgency>`
      select a.id, a.name, a.kana, ${CLASS} as "secrecyClass"
        from directory.agency a where a.is_active order by a.sort_order, a.id`,
  )
}

/** Which secrecy duty binds the people of an agency, by the directory. */
export async function secrecyClassOf(db: Db, id: AgencyId): Promise<SecrecyClass> {
  const row = await firstOf(db, sql<{ of: SecrecyClass }>`select ${CLASS} as of from directory.agency a where a.id = ${id}`)
  return row?.of ?? 'individual'
}

/** Names of staff, for lines that carry their ids. */
export function listStaffNames(db: Db, ids: readonly StaffId[]) {
  return rowsOf(
    db,
    sql<{ id: StaffId; name: string; agencyId: AgencyId }>`
      select s.id, s.name, s.agency_id as "agencyId" from staff.staff s where s.id = any (${[...ids]}::uuid[]) order by s.name`,
  )
}

/** Names of agencies by their ids. */
export async function agencyNames(db: Db, ids: readonly AgencyId[]): Promise<ReadonlyMap<string, string>> {
  const rows = await rowsOf(
    db,
    sql<{ id: AgencyId; name: string }>`select a.id, a.name from directory.agency a where a.id = any (${[...ids]}::uuid[])`,
  )
  return new Map(rows.map(row => [row.id, row.name]))
}
