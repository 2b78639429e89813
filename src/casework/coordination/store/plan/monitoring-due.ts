import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Reader } from '../../../../kernel/reader.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { CaseId, PlanId } from '../../domain/case/case.ts'
import type { MonitoringId } from '../../domain/plan/monitoring.ts'
import type { ActionId } from '../../domain/plan/plan-content.ts'

/** A look that the reader's agency owes. */
export type DueLook = {
  readonly id: MonitoringId
  readonly planId: PlanId
  readonly caseId: CaseId
  readonly actionId: ActionId
  readonly dueOn: Day
  readonly words: string
  readonly caseNo: number
  readonly caseLabel: string
  readonly planNo: number
}

/** One page of the looks the reader's agency owes, the most pressing first, and one more. */
export function listDueLooks(
  db: Db,
  reader: Reader,
  page: { readonly limit: number; readonly after?: MonitoringId | undefined },
): Promise<readonly DueLook[]> {
  const after = page.after ?? null
  return rowsOf(
    db,
    sql<DueLook>`
      select m.id, m.plan_id as "planId", m.case_id as "caseId", m.action_id as "actionId", m.due_on as "dueOn", a.words, c.no as "caseNo",
             c.label as "caseLabel", p.no as "planNo"
        from coordination.monitoring m
        join coordination.support_action a on a.id = m.action_id
        join coordination.support_plan p on p.id = m.plan_id
        join coordination.support_case c on c.id = m.case_id
       where m.owner_agency = ${reader.agencyId} and m.state = 'due' and p.state <> 'suspended'
         and (${after}::uuid is null or (m.due_on, m.id) > (select b.due_on, b.id from coordination.monitoring b where b.id = ${after}::uuid))
       order by m.due_on, m.id
       limit ${page.limit + 1}`,
  )
}
