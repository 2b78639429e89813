import { sql } from 'kysely'
import type { AgencyId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'

/** Names of agencies by their id, those that have left the team among them. One statement. */
export async function agencyNames(db: Db, ids: readonly AgencyId[]): Promise<ReadonlyMap<AgencyId, string>> {
  const rows = await rowsOf(
    db,
    sql<{ id: AgencyId; name: string }>`select id, name from directory.agency where id = any(${[...new Set(ids)]}::uuid[])`,
  )
  return new Map(rows.map(row => [row.id, row.name]))
}
