import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { BodyId } from '../../councils/index.ts'

/** A body for which the reader can plan a meeting. */
export type BodyToKeep = {
  readonly id: BodyId
  readonly name: string
  readonly councilNo: number | null
  readonly councilName: string | null
}

/** The bodies whose records the reader keeps, those that have not ended, in the order of the councils. */
export function bodiesToKeep(db: Db): Promise<readonly BodyToKeep[]> {
  return rowsOf(
    db,
    sql<BodyToKeep>`
      select b.id, b.name, b.council_no as "councilNo", c.name as "councilName"
        from councils.body b left join directory.council c on c.no = b.council_no
       where b.status <> 'ended' and councils.may_keep(b.council_no)
       order by b.council_no nulls first, b.started_on, b.id`,
  )
}
