import type { Db } from '../../../../platform/database.ts'
import type { ServingReferral } from '../../../referral/index.ts'
import { openReferralsOf } from '../../../referral/index.ts'
import type { CaseHead, PlanId } from '../../domain/case/case.ts'
import type { ActionState } from '../../domain/plan/action-state.ts'
import { actionStateOf } from '../../domain/plan/action-state.ts'
import type { EndFacts } from '../../domain/plan/end-state.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import { hasOpenRequest, plansOf } from '../../store/plan/plans.ts'
import { servingAction, servingOf, servingStates } from './look-at-plan.ts'

/** What has to be known before a case closes: how its plans stand, and whom somebody still waits for. */
export type CaseEndFacts = {
  readonly plans: readonly (EndFacts & { readonly planId: PlanId })[]
  /** Whether a referral that the case or one of its plans sent out, or a request for coordination, has not been answered. */
  readonly hasUnanswered: boolean
}

/** The facts of one case, for its end state and for the rules of closing. */
export async function caseEndFacts(db: Db, head: CaseHead): Promise<CaseEndFacts> {
  const plans = await plansOf(db, head.supportCase.id)
  const serving = await servingOf(db, plans)
  const { consultationId } = head.supportCase
  const open = consultationId === null ? [] : await openReferralsOf(db, consultationId)
  const isWaiting = serving.some(one => one.state === 'sent' || one.state === 'seen')
  return {
    plans: plans.map(plan => ({ planId: plan.id, ...endFactsOf(plan, serving) })),
    hasUnanswered: open.length > 0 || isWaiting || (await hasOpenRequest(db, head.supportCase.id)),
  }
}

/** The facts of one plan, for its end state. */
export function endFactsOf(plan: SupportPlan, serving: readonly ServingReferral[]): EndFacts {
  const results = new Map(plan.evaluation?.goals.map(one => [one.goalId, one.result]))
  return {
    state: plan.state,
    isDecided: plan.decision !== null,
    actions: actionStates(plan, serving),
    goals: plan.content.goals.map(goal => results.get(goal.id) ?? null),
  }
}

/** The state of each action of a plan, in its order. */
function actionStates(plan: SupportPlan, serving: readonly ServingReferral[]): readonly ActionState[] {
  return plan.content.actions.map(action => actionStateOf(action, plan.marks[action.id], servingStates(servingAction(serving, action))))
}
