import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { CaseId, PlanId } from '../../domain/case/case.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import type { ActionRow, GoalRow, MonitoringRow, PlanRow, PlanRows } from './plan-rows.ts'
import { ACTION_COLUMNS, GOAL_COLUMNS, MONITORING_COLUMNS, PLAN_COLUMNS, planFrom } from './plan-rows.ts'

/** A plan with the number people call it by and the names around it. */
export type NamedPlan = {
  readonly plan: SupportPlan
  readonly no: number
  readonly drafter: string
  readonly draftedAgencyName: string
  readonly decider: string | null
}

/** The plans of a case that the reader may see, the newest first. Four statements, however many plans there are. */
export async function plansOf(db: Db, caseId: CaseId): Promise<readonly SupportPlan[]> {
  return (await namedPlansOf(db, caseId)).map(({ plan }) => plan)
}

/** The same with numbers and names. */
export function namedPlansOf(db: Db, caseId: CaseId): Promise<readonly NamedPlan[]> {
  return plansWhere(db, sql`p.case_id = ${caseId}`)
}

/** One plan, if the reader may see its case. */
export async function findPlan(db: Db, id: PlanId): Promise<NamedPlan | undefined> {
  return (await plansWhere(db, sql`p.id = ${id}`))[0]
}

/** The case a plan belongs to, if the reader may see it. */
export async function caseOfPlan(db: Db, id: PlanId): Promise<CaseId | undefined> {
  const row = await firstOf(db, sql<{ case_id: CaseId }>`select p.case_id from coordination.support_plan p where p.id = ${id}`)
  return row?.case_id
}

/** Whether a request for coordination around a case waits for its answer. */
export async function hasOpenRequest(db: Db, caseId: CaseId): Promise<boolean> {
  const row = await firstOf(db, sql<{ open: boolean }>`select coordination.has_open_request(${caseId}) as open`)
  return row?.open === true
}

/** Holds the row until the transaction ends. */
export async function lockPlan(db: Db, id: PlanId): Promise<void> {
  await sql`select 1 from coordination.support_plan where id = ${id} for update`.execute(db)
}

async function plansWhere(db: Db, condition: RawBuilder<unknown>): Promise<readonly NamedPlan[]> {
  const rows = await rowsOf(
    db,
    sql<PlanRow & { drafter: string; drafted_agency_name: string; decider: string | null }>`
      select ${PLAN_COLUMNS}, d.name as drafter, a.name as drafted_agency_name, x.name as decider
        from coordination.support_plan p
        join staff.staff d on d.id = p.drafted_by
        join directory.agency a on a.id = p.drafted_agency
        left join staff.staff x on x.id = p.decided_by
       where ${condition}
       order by p.drafted_on desc, p.id desc`,
  )
  if (rows.length === 0) return []
  const around = await rowsAround(
    db,
    rows.map(row => row.id),
  )
  return rows.map(row => ({
    plan: planFrom(row, around),
    no: row.no,
    drafter: row.drafter,
    draftedAgencyName: row.drafted_agency_name,
    decider: row.decider,
  }))
}

/** Goals, actions and monitorings of some plans, in their order. */
export async function rowsAround(db: Db, ids: readonly string[]): Promise<PlanRows> {
  const of = [...ids]
  return {
    goals: await rowsOf(
      db,
      sql<GoalRow>`
        select ${GOAL_COLUMNS} from coordination.goal g where g.plan_id = any(${of}::uuid[]) and not g.is_dropped order by g.plan_id, g.position`,
    ),
    actions: await rowsOf(
      db,
      sql<ActionRow>`select ${ACTION_COLUMNS} from coordination.support_action a where a.plan_id = any(${of}::uuid[]) order by a.plan_id, a.position`,
    ),
    monitorings: await rowsOf(
      db,
      sql<MonitoringRow>`select ${MONITORING_COLUMNS} from coordination.monitoring m where m.plan_id = any(${of}::uuid[]) order by m.plan_id, m.id`,
    ),
  }
}
