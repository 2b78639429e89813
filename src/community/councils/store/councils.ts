import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Neighbour } from '../domain/audience.ts'
import type { Council } from '../domain/body.ts'

const COUNCIL = sql`
  select c.no, c.name, c.kana, c.care_district as district, c.population,
         coalesce(p.body_label, '地域福祉ネットワーク会議') as "bodyLabel", coalesce(p.network_status, 'none') as "networkStatus"
    from directory.council c
    left join councils.profile p on p.council_no = c.no`

/** Every council of the city by its number. */
export function listCouncils(db: Db): Promise<readonly Council[]> {
  return rowsOf(db, sql<Council>`${COUNCIL} order by c.no`)
}

/** One council. */
export function findCouncil(db: Db, no: number): Promise<Council | undefined> {
  return firstOf(db, sql<Council>`${COUNCIL} where c.no = ${no}::smallint`)
}

/** The reader of this transaction as the community half sees them. */
export async function neighbourOf(db: Db): Promise<Neighbour> {
  const row = await firstOf(
    db,
    sql<Neighbour>`
      select councils.is_coordinator() as "isCoordinator", councils.is_city() as "isCity", councils.my_bodies()::text[] as bodies,
             councils.my_councils()::int[] as councils, councils.kept_councils()::int[] as kept`,
  )
  return row ?? { isCoordinator: false, isCity: false, bodies: [], councils: [], kept: [] }
}
