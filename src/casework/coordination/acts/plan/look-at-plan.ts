import type { Db } from '../../../../platform/database.ts'
import type { ServingReferral } from '../../../referral/index.ts'
import { referralsServing } from '../../../referral/index.ts'
import type { CaseHead, PlanId } from '../../domain/case/case.ts'
import type { ServingState } from '../../domain/plan/action-state.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import type { NamedPlan } from '../../store/plan/plans.ts'
import { caseOfPlan, findPlan } from '../../store/plan/plans.ts'
import { lookAtCase } from '../case/look-at-case.ts'

/** A plan with its case at its head. */
export type PlanHead = NamedPlan & { readonly head: CaseHead }

/** One plan with its case, if the reader may see the case. For acts inside their own transaction, which audit the look themselves. */
export async function lookAtPlan(db: Db, id: PlanId): Promise<PlanHead | undefined> {
  const caseId = await caseOfPlan(db, id)
  const head = caseId && (await lookAtCase(db, caseId))
  const found = head && (await findPlan(db, id))
  return head === undefined || found === undefined ? undefined : { ...found, head }
}

/** The referrals that serve the actions of some plans, or the actions of the round before that they go on with. One statement. */
export function servingOf(db: Db, plans: readonly SupportPlan[]): Promise<readonly ServingReferral[]> {
  const actions = plans.flatMap(plan => plan.content.actions)
  return referralsServing(db, [...new Set(actions.flatMap(({ id, carries }) => (carries === null ? [id] : [id, carries])))])
}

/** Those among them that serve one action. */
export function servingAction(
  serving: readonly ServingReferral[],
  action: Pick<SupportPlan['content']['actions'][number], 'id' | 'carries'>,
): readonly ServingReferral[] {
  return serving.filter(one => one.serves === action.id || one.serves === action.carries)
}

/** Their states, as the rule of the action's state takes them. */
export function servingStates(serving: readonly ServingReferral[]): readonly ServingState[] {
  return serving.map(one => one.state)
}
