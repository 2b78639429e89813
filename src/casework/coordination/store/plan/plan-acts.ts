import { sql } from 'kysely'
import { newId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { PlanId } from '../../domain/case/case.ts'
import type { PlanAct, PlanDeed, PlanMark, SupportPlan } from '../../domain/plan/support-plan.ts'

export type PlanActRow = {
  readonly id: string
  readonly seq: number
  readonly kind: string
  readonly at: Date
  readonly by_staff: string
  readonly by_agency: string
  readonly body: unknown
}
/** An act with the names a page shows. */
export type NamedPlanAct = PlanAct & { readonly staffName: string; readonly agencyName: string }

/** An act by the reader, now, as the next of a plan. */
export function planActOf<Deed extends PlanDeed>(act: Act, seq: number, deed: Deed): PlanMark & Deed {
  const done = {
    id: newId<'plan_act'>(act.now.getTime()),
    seq,
    at: act.now.toISOString(),
    byStaff: act.reader.staffId,
    byAgency: act.reader.agencyId,
  }
  return { ...done, ...deed }
}

/** Appends one act; the database takes no other change. */
export async function appendPlanAct(db: Db, plan: Pick<SupportPlan, 'id' | 'caseId'>, act: PlanAct): Promise<void> {
  await sql`
    insert into coordination.plan_act (id, plan_id, case_id, seq, kind, at, by_staff, by_agency, body)
    values (${act.id}, ${plan.id}, ${plan.caseId}, ${act.seq}, ${act.kind}, ${act.at}, ${act.byStaff}, ${act.byAgency},
            ${JSON.stringify(act.body)}::jsonb)`.execute(db)
}

/** What happened to a plan, in order, with the names of those who did it. */
export async function listPlanActs(db: Db, id: PlanId): Promise<readonly NamedPlanAct[]> {
  const rows = await rowsOf(
    db,
    sql<PlanActRow & { staff_name: string; agency_name: string }>`
      select a.id, a.seq, a.kind, a.at, a.by_staff, a.by_agency, a.body, s.name as staff_name, g.name as agency_name
        from coordination.plan_act a
        join staff.staff s on s.id = a.by_staff
        join directory.agency g on g.id = a.by_agency
       where a.plan_id = ${id}
       order by a.seq`,
  )
  return rows.map(row => ({ ...planActFrom(row), staffName: row.staff_name, agencyName: row.agency_name }))
}

/** An act as the domain knows it: the database holds only bodies that this module wrote. */
export function planActFrom(row: PlanActRow): PlanAct {
  const act = {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    at: row.at.toISOString(),
    byStaff: row.by_staff,
    byAgency: row.by_agency,
    body: row.body,
  }
  return act as PlanAct
}
