import { sql } from 'kysely'
import type { StaffId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { PlanId } from '../../domain/case/case.ts'
import type { PlanContent } from '../../domain/plan/plan-content.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'

/** A version as it was frozen. */
export type PlanVersion = {
  readonly n: number
  readonly content: PlanContent
  readonly frozenAt: string
  readonly frozenBy: string
  readonly reason: string | null
}

/** Freezes what a plan says now as its next version; the database never lets it change again. */
export async function freezeVersion(
  db: Db,
  plan: Pick<SupportPlan, 'id' | 'caseId' | 'content'>,
  version: { readonly n: number; readonly at: string; readonly by: StaffId; readonly reason: string | null },
): Promise<void> {
  await sql`
    insert into coordination.plan_version (plan_id, n, case_id, content, frozen_at, frozen_by, reason)
    values (${plan.id}, ${version.n}, ${plan.caseId}, ${JSON.stringify(plan.content)}::jsonb, ${version.at}, ${version.by}, ${version.reason})`.execute(
    db,
  )
}

/** The frozen versions of a plan in order, with the name of whoever froze them. */
export async function listVersions(db: Db, id: PlanId): Promise<readonly PlanVersion[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<PlanVersion, 'frozenAt'> & { readonly frozenAt: Date }>`
      select v.n, v.content, v.frozen_at as "frozenAt", s.name as "frozenBy", v.reason
        from coordination.plan_version v join staff.staff s on s.id = v.frozen_by
       where v.plan_id = ${id} order by v.n`,
  )
  return rows.map(row => ({ ...row, frozenAt: row.frozenAt.toISOString() }))
}
