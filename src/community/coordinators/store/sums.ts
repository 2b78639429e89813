import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { SumCell } from '../domain/month-report.ts'

/** Sums of the diary between two days, of one coordinator or of all; nobody's words. Empty for those who may not know. */
export function sumsOf(db: Db, span: { readonly since: Day; readonly until: Day }, staffId: string | null): Promise<readonly SumCell[]> {
  return rowsOf(
    db,
    sql<SumCell>`
      select council_no::int as "councilNo", function as fn, logs, minutes, individual, community
        from coordinators.sums(${span.since}::date, ${span.until}::date, ${staffId}::uuid)`,
  )
}
