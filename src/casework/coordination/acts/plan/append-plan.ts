import type { Act, Tx } from '../../../../platform/act.ts'
import type { PlanId } from '../../domain/case/case.ts'
import { afterPlanAct, draftedPlan } from '../../domain/plan/fold-plan.ts'
import type { PlanAct, PlanDeed, PlanOpening, SupportPlan } from '../../domain/plan/support-plan.ts'
import { appendPlanAct, planActOf } from '../../store/plan/plan-acts.ts'
import { freezeVersion } from '../../store/plan/plan-versions.ts'
import { insertPlan, updatePlan } from '../../store/plan/write-plan.ts'

/** Appends deeds to a plan and writes the state they lead to, within another act; what is decided or amended is frozen. */
export async function appendPlanDeeds(act: Act, tx: Tx, before: SupportPlan, deeds: readonly PlanDeed[]): Promise<SupportPlan> {
  let after = before
  for (const deed of deeds) {
    const done = planActOf(act, after.version + 1, deed)
    after = afterPlanAct(after, done)
    await appendPlanAct(tx.db, before, done)
    await freeze(tx, after, done)
  }
  await updatePlan(tx.db, after)
  return after
}

/** Begins a plan, within another act. */
export async function beginPlanIn(act: Act, tx: Tx, id: PlanId, opening: PlanOpening): Promise<SupportPlan> {
  const first = planActOf(act, 1, { kind: 'drafted', body: opening })
  const plan = draftedPlan(id, first)
  await insertPlan(tx.db, plan)
  await appendPlanAct(tx.db, plan, first)
  return plan
}

async function freeze(tx: Tx, after: SupportPlan, done: PlanAct): Promise<void> {
  if (done.kind !== 'decided' && done.kind !== 'amended') return
  const reason = done.kind === 'amended' ? done.body.reason : null
  await freezeVersion(tx.db, after, { n: after.versions, at: done.at, by: done.byStaff, reason })
}
