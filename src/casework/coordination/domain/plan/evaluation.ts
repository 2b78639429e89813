import type { Day } from '../../../../kernel/day.ts'
import type { GoalId } from './plan-content.ts'

/** What became of a goal. "Worse" and "unknown" are answers. @source forms-and-codes 7.2; casework-lessons 3.4 */
export const GOAL_RESULTS = ['reached', 'partly', 'not_yet', 'given_up', 'worse', 'unknown'] as const
export type GoalResult = (typeof GOAL_RESULTS)[number]

/** How it goes on after the evaluation: 終結, 再プラン, 中断; without one of them the plan goes on. */
export const PLAN_RESULTS = ['closed', 'replanned', 'suspended'] as const
export type PlanResult = (typeof PLAN_RESULTS)[number]

/** Who noticed a change. */
export const NOTICED_BY = ['person', 'family', 'agency', 'community'] as const

/** 見られた変化, with who noticed it. */
export type SeenChange = { readonly code: string; readonly by: (typeof NOTICED_BY)[number] }

/** 評価シート. */
export type SupportEvaluation = {
  readonly on: Day
  readonly goals: readonly { readonly goalId: GoalId; readonly result: GoalResult; readonly words: string | null }[]
  readonly changes: readonly SeenChange[]
  readonly planResult: PlanResult | null
  readonly closureReason: string | null
  /** What the person says to it, as spoken. */
  readonly personWords: string | null
  readonly words: string | null
}
