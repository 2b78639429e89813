import type { ActionState } from './action-state.ts'
import { isActionOver } from './action-state.ts'
import type { GoalResult } from './evaluation.ts'
import type { PlanState } from './support-plan.ts'

/** How a plan ended, by what was done. Nobody picks it. @source casework-lessons 3.5 */
export const END_STATES = ['going_on', 'suspended', 'cancelled', 'ended_early', 'completed', 'replanned'] as const
export type EndState = (typeof END_STATES)[number]

/** The facts from which the end of a plan follows. */
export type EndFacts = {
  readonly state: PlanState
  readonly isDecided: boolean
  readonly actions: readonly ActionState[]
  /** What became of each goal; null: not evaluated. */
  readonly goals: readonly (GoalResult | null)[]
}

/** The end of a plan: what was never decided was cancelled; what was decided is complete when every action is over and every goal was looked at. */
export function endStateOf(facts: EndFacts): EndState {
  switch (facts.state) {
    case 'draft':
    case 'discussed':
    case 'decided':
    case 'running':
    case 'reviewed':
      return 'going_on'
    case 'suspended':
    case 'replanned':
      return facts.state
    case 'closed':
      if (!facts.isDecided) return 'cancelled'
      return facts.actions.every(isActionOver) && facts.goals.every(result => result !== null) ? 'completed' : 'ended_early'
  }
}
