import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { PlanId } from '../case/case.ts'
import type { PlanKind, SupportPlan } from './support-plan.ts'

type Known = Pick<SupportPlan, 'id' | 'kind' | 'round' | 'state' | 'decision'>

/** 回数: which round a new plan of this kind would be, and which one came before. As long as one lives there is no other. */
export function nextRound(
  plans: readonly Known[],
  kind: PlanKind,
): Result<{ readonly round: number; readonly previousId: PlanId | null }, Refusal> {
  const counted = plans.filter(plan => plan.kind === kind && !wasCancelled(plan))
  if (counted.some(plan => plan.state !== 'closed' && plan.state !== 'replanned')) return no(refusal('wrong-state'))
  const latest = counted.reduce<Known | undefined>((last, plan) => (last === undefined || plan.round > last.round ? plan : last), undefined)
  return yes({ round: (latest?.round ?? 0) + 1, previousId: latest?.id ?? null })
}

/** What was given up before the city decided counts as no round. */
function wasCancelled(plan: Known): boolean {
  return plan.state === 'closed' && plan.decision === null
}
