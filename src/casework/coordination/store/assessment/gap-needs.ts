import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Reader } from '../../../../kernel/reader.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { CaseGap } from '../../domain/assessment/gap-need.ts'

/** The newest open gaps of the cases in whose team the reader's agency stands. One statement. */
export function listCaseGaps(db: Db, reader: Reader, today: Day, limit: number): Promise<readonly CaseGap[]> {
  return rowsOf(
    db,
    sql<CaseGap>`
      select i.id as "issueId", c.id as "caseId", c.no, c.label, i.missing, a.name as "agencyName",
             case when exists (select 1 from platform.code s where s.list = 'issue' and s.code = i.code and s.sensitive) then null else i.code end as code,
             coalesce(i.since, (i.opened_at at time zone 'Asia/Tokyo')::date) as since
        from coordination.team t
        join coordination.issue i on i.case_id = t.case_id and i.missing is not null and i.state <> 'closed'
        join coordination.support_case c on c.id = t.case_id
        join directory.agency a on a.id = c.lead_agency
       where t.agency_id = ${reader.agencyId} and t.until is null and t.is_live and (t.ends_on is null or t.ends_on >= ${today})
       order by i.opened_at desc, i.id desc limit ${limit}`,
  )
}
