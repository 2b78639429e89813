import type { Day } from '../../../../kernel/day.ts'
import type { SupportAction } from './plan-content.ts'
import type { ActionMark } from './support-plan.ts'

/** Where an action stands. Never set by hand: what its owners marked and what became of the referrals that serve it decide. */
export const ACTION_STATES = ['planned', 'needs_someone', 'waiting', 'taken', 'running', 'done', 'given_up'] as const
export type ActionState = (typeof ACTION_STATES)[number]

/** What is known of a referral that serves an action. */
export type ServingState =
  | 'sent'
  | 'seen'
  | 'accepted'
  | 'returned'
  | 'declined'
  | 'withdrawn'
  | 'service_started'
  | 'confirmed'
  | 'ended_without_help'

/**
 * The state of an action. What its owners marked as done or given up holds; then the referral that came furthest; a hand given back
 * with nobody else asked means that somebody is still to be found, unless the owners began themselves.
 * @source casework-lessons 3.5
 */
export function actionStateOf(
  action: Pick<SupportAction, 'ownerAgency'>,
  mark: ActionMark | undefined,
  serving: readonly ServingState[],
): ActionState {
  if (mark?.mark === 'done' || mark?.mark === 'given_up') return mark.mark
  const has = (...states: readonly ServingState[]) => serving.some(state => states.includes(state))
  if (has('confirmed')) return 'done'
  if (has('service_started') || mark?.mark === 'begun') return 'running'
  if (has('accepted')) return 'taken'
  if (has('sent', 'seen')) return 'waiting'
  if (has('returned', 'declined', 'withdrawn', 'ended_without_help')) return 'needs_someone'
  return action.ownerAgency === null ? 'needs_someone' : 'planned'
}

/** Whether nothing more is to be done about an action. */
export function isActionOver(state: ActionState): boolean {
  return state === 'done' || state === 'given_up'
}

/** Whether an action has passed its day and is not over. */
export function isActionLate(action: Pick<SupportAction, 'dueOn'>, state: ActionState, today: Day): boolean {
  return action.dueOn !== null && action.dueOn < today && !isActionOver(state)
}
