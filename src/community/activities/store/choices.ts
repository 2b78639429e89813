import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'

/** A body that can carry an activity. */
export type BodyChoice = { readonly id: string; readonly name: string; readonly councilName: string | null }

/** Bodies of some councils that have not ended, by council. */
export function bodiesOf(db: Db, councils: readonly number[]): Promise<readonly BodyChoice[]> {
  return rowsOf(
    db,
    sql<BodyChoice>`
      select b.id, b.name, c.name as "councilName"
        from councils.body b left join directory.council c on c.no = b.council_no
       where b.council_no = any (${[...councils]}::smallint[]) and b.status <> 'ended'
       order by b.council_no, b.started_on, b.id limit 500`,
  )
}
