import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { EntryMark } from '../../domain/assessment/chronology.ts'
import type { CaseId } from '../../domain/case/case.ts'

/** A decision about a case as a line of the years. */
export type PastDeed = { readonly at: Day; readonly deed: string; readonly agency: string; readonly words: string | null }

/** What was decided about a case itself, in order. One statement. */
export function listDeeds(db: Db, caseId: CaseId): Promise<readonly PastDeed[]> {
  return rowsOf(
    db,
    sql<PastDeed>`
      select (d.at at time zone 'Asia/Tokyo')::date as at, d.kind as deed, coalesce(o.name, g.name) as agency,
             coalesce(d.body ->> 'direction', d.body ->> 'words') as words
        from coordination.case_act d
        join directory.agency g on g.id = d.by_agency
        left join directory.agency o on o.id = coalesce(d.body ->> 'toAgency', d.body ->> 'agencyId')::uuid
       where d.case_id = ${caseId}
         and d.kind in ('opened', 'lead_taken', 'member_joined', 'member_left', 'direction_agreed', 'track_changed', 'coordination_taken_up', 'coordination_ended')
       order by d.seq`,
  )
}

/** An entry of the log that stands in the years. */
export type PastEntry = { readonly id: string; readonly at: Day; readonly mark: EntryMark; readonly words: string | null }

/** The first and last time somebody was met, and every conference, as far as the reader may see the entries. One statement. */
export function listMarkedEntries(db: Db, caseId: CaseId): Promise<readonly PastEntry[]> {
  return rowsOf(
    db,
    sql<PastEntry>`
      with met as (
        select e.id, e.at, e.fact, row_number() over (order by e.at, e.id) as first, row_number() over (order by e.at desc, e.id desc) as last
          from coordination.log_entry e
         where e.case_id = ${caseId} and not e.is_replaced and e.contact_result = 'met')
      select id, (at at time zone 'Asia/Tokyo')::date as at, case when first = 1 then 'first_met' else 'last_met' end as mark, 
             case when length(fact) > 80 then left(fact, 79) || '…' else fact end as words
        from met where first = 1 or last = 1
       union all
      select e.id, (e.at at time zone 'Asia/Tokyo')::date, 'conference',
             case when length(e.fact) > 80 then left(e.fact, 79) || '…' else e.fact end
        from coordination.log_entry e
       where e.case_id = ${caseId} and not e.is_replaced and e.method = 'conference' and e.contact_result is distinct from 'met'
       order by 2, 1`,
  )
}
