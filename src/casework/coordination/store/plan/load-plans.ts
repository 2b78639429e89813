import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import type { PlanAct, SupportPlan } from '../../domain/plan/support-plan.ts'
import { appendPlanAct } from './plan-acts.ts'
import { freezeVersion } from './plan-versions.ts'
import { insertPlan } from './write-plan.ts'

/** A plan with its whole past, as it is loaded into an empty installation; `frozen` what it said at each decision and amendment. */
export type LoadedPlan = {
  readonly plan: SupportPlan
  readonly acts: readonly PlanAct[]
  readonly frozen: readonly { readonly content: SupportPlan['content']; readonly act: PlanAct }[]
}

/** Loads plans as the owner, each with its acts, lines, looks and frozen versions. */
export async function loadPlans(db: Db, batch: readonly LoadedPlan[]): Promise<void> {
  for (const { plan, acts, frozen } of batch) {
    await insertPlan(db, plan)
    for (const act of acts) await appendPlanAct(db, plan, act)
    for (const [index, { content, act }] of frozen.entries()) {
      const reason = act.kind === 'amended' ? act.body.reason : null
      await freezeVersion(db, { ...plan, content }, { n: index + 1, at: act.at, by: act.byStaff, reason })
    }
    await dropLeftOut(db, plan, frozen)
  }
}

/** Actions that were in a frozen version and are in the plan no longer stay as dropped rows, as they would have in use. */
async function dropLeftOut(db: Db, plan: SupportPlan, frozen: LoadedPlan['frozen']): Promise<void> {
  const now = new Set(plan.content.actions.map(action => action.id))
  const left = frozen.flatMap(({ content }) => content.actions).filter(action => !now.has(action.id))
  const once = [...new Map(left.map(action => [action.id, action])).values()]
  for (const action of once) {
    const mark = plan.marks[action.id]
    await sql`
      insert into coordination.support_action (id, plan_id, case_id, position, words, kind, mark, marked_on, mark_words, is_dropped)
      values (${action.id}, ${plan.id}, ${plan.caseId}, 0, ${action.words}, ${action.kind}, ${mark?.mark ?? null}, ${mark?.on ?? null},
              ${mark?.words ?? null}, true)`.execute(db)
  }
}
