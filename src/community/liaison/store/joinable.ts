import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'

export type JoinKind = 'issue' | 'treasure' | 'activity'

/** A record of a council that an entry of the board can be joined to. */
export type Joinable = { readonly kind: JoinKind; readonly id: string; readonly title: string }

/** Issues, treasures and activities of a council, as far as the reader may see them. */
export function joinable(db: Db, councilNo: number): Promise<readonly Joinable[]> {
  return rowsOf(
    db,
    sql<Joinable>`
      (select 'issue' as kind, i.id, i.title from issues.issue i
        where i.council_no = ${councilNo}::smallint and i.state not in ('closed', 'merged') order by i.moved_at desc limit 100)
      union all
      (select 'treasure', t.id, t.name from treasures.treasure t
        where t.council_no = ${councilNo}::smallint and t.state in ('candidate', 'confirmed') order by t.found_at desc limit 100)
      union all
      (select 'activity', a.id, a.name from activities.activity a where a.council_no = ${councilNo}::smallint order by a.id desc limit 100)`,
  )
}
