import { expect, test } from 'vitest'
import { newId } from '../../../../kernel/id.ts'
import type { ServingState } from './action-state.ts'
import { ACTION_STATES, actionStateOf, isActionLate, isActionOver } from './action-state.ts'
import { day } from './plan-in-test.ts'
import type { ActionMark } from './support-plan.ts'
import { MARKS } from './support-plan.ts'

const SERVING: readonly ServingState[] = [
  'sent',
  'seen',
  'accepted',
  'returned',
  'declined',
  'withdrawn',
  'service_started',
  'confirmed',
  'ended_without_help',
]
const OWNER = { ownerAgency: newId<'agency'>() }
const NOBODY = { ownerAgency: null }
const marked = (mark: ActionMark['mark']): ActionMark => ({ mark, on: day('2026-10-01'), words: null })

// Every mark (or none) with no referral, any one and any two of them: 5 × (1 + 9 + 81) cases for either kind of owner.
const MARKED = [undefined, ...MARKS.map(marked)]
const SERVED: readonly (readonly ServingState[])[] = [
  [],
  ...SERVING.map(one => [one]),
  ...SERVING.flatMap(one => SERVING.map(other => [one, other])),
]
const ALL = [OWNER, NOBODY].flatMap(of => MARKED.flatMap(mark => SERVED.map(serving => ({ of, mark, serving }))))

test('every mark with every referral leads to exactly one known state, the same however often it is asked', () => {
  expect(ALL.length).toBe(910)
  const found = ALL.map(({ of, mark, serving }) => actionStateOf(of, mark, serving))
  expect(found.every(state => ACTION_STATES.includes(state))).toBe(true)
  expect(new Set(found)).toEqual(new Set(ACTION_STATES))
  expect(ALL.map(({ of, mark, serving }) => actionStateOf(of, mark, serving))).toEqual(found)
})

test('the order in which referrals were sent changes nothing', () => {
  for (const { of, mark, serving } of ALL) expect(actionStateOf(of, mark, [...serving].reverse())).toBe(actionStateOf(of, mark, serving))
})

test('what its owners say is over is over, whatever becomes of the referrals', () => {
  for (const { of, serving } of ALL) {
    expect(actionStateOf(of, marked('done'), serving)).toBe('done')
    expect(actionStateOf(of, marked('given_up'), serving)).toBe('given_up')
  }
})

test('a confirmed referral closes the line it serves', () => {
  for (const other of SERVING) expect(actionStateOf(OWNER, undefined, ['confirmed', other])).toBe('done')
})

test.each(['returned', 'declined', 'withdrawn', 'ended_without_help'] as const)(
  'a hand that was %s means that somebody is still to be found',
  state => {
    expect(actionStateOf(OWNER, undefined, [state])).toBe('needs_someone')
    expect(actionStateOf(OWNER, undefined, [state, 'sent'])).toBe('waiting')
    expect(actionStateOf(OWNER, undefined, [state, 'accepted'])).toBe('taken')
    expect(actionStateOf(OWNER, marked('begun'), [state])).toBe('running')
  },
)

test('an action without owner and without referral needs someone; with an owner it is planned', () => {
  expect(actionStateOf(NOBODY, undefined, [])).toBe('needs_someone')
  expect(actionStateOf(OWNER, undefined, [])).toBe('planned')
  expect(actionStateOf(OWNER, marked('reopened'), [])).toBe('planned')
})

test('late is what has passed its day and is not over', () => {
  const action = { dueOn: day('2026-10-01') }
  for (const state of ACTION_STATES) expect(isActionLate(action, state, day('2026-10-02'))).toBe(!isActionOver(state))
  expect(isActionLate(action, 'planned', day('2026-10-01'))).toBe(false)
  expect(isActionLate({ dueOn: null }, 'planned', day('2026-10-02'))).toBe(false)
})
