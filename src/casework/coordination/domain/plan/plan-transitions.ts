import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { PlanState, SupportPlan } from './support-plan.ts'

/** Everything that can be done with a plan once it is begun. */
export const PLAN_VERBS = [
  'revise',
  'agree',
  'person_agree',
  'discuss',
  'decide',
  'drop',
  'start',
  'mark',
  'move_programme',
  'monitor',
  'amend',
  'evaluate',
  'suspend',
  'resume',
  'close',
  'replan',
] as const
export type PlanVerb = (typeof PLAN_VERBS)[number]

/** From which states an act is possible, and the state it leads to; null leaves the state as it is. */
export type PlanTransition = { readonly from: readonly PlanState[]; readonly to: PlanState | null }

const LIVE: readonly PlanState[] = ['decided', 'running', 'reviewed']

/**
 * The machine of a plan as data, so that every cell, allowed and refused, can be tested. A discussion that does not find the plan
 * adequate leaves it a draft. @source law-and-flow section 6
 */
export const PLAN_TRANSITIONS: Readonly<Record<PlanVerb, PlanTransition>> = {
  revise: { from: ['draft', 'discussed'], to: 'draft' },
  agree: { from: ['draft', 'discussed'], to: null },
  person_agree: { from: ['draft', 'discussed', ...LIVE], to: null },
  discuss: { from: ['draft', 'discussed'], to: 'discussed' },
  decide: { from: ['discussed'], to: 'decided' },
  drop: { from: ['draft', 'discussed'], to: 'closed' },
  start: { from: ['decided'], to: 'running' },
  mark: { from: LIVE, to: null },
  move_programme: { from: LIVE, to: null },
  monitor: { from: LIVE, to: null },
  amend: { from: LIVE, to: null },
  evaluate: { from: [...LIVE, 'suspended'], to: 'reviewed' },
  suspend: { from: LIVE, to: 'suspended' },
  resume: { from: ['suspended'], to: 'running' },
  close: { from: ['reviewed'], to: 'closed' },
  replan: { from: ['running', 'reviewed', 'suspended'], to: 'replanned' },
}

/** May this be done to a plan in this state? */
export function mayDoPlan(plan: Pick<SupportPlan, 'state'>, verb: PlanVerb): Result<PlanTransition, Refusal> {
  const transition = PLAN_TRANSITIONS[verb]
  return transition.from.includes(plan.state) ? yes(transition) : no(refusal('wrong-state'))
}

/** Everything that may be done to a plan in its state; the screen offers nothing else. */
export function planVerbsFor(plan: Pick<SupportPlan, 'state'>): readonly PlanVerb[] {
  return PLAN_VERBS.filter(verb => mayDoPlan(plan, verb).ok)
}
