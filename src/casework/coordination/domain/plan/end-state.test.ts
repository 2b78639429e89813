import { expect, test } from 'vitest'
import type { ActionState } from './action-state.ts'
import { ACTION_STATES, isActionOver } from './action-state.ts'
import type { EndFacts } from './end-state.ts'
import { END_STATES, endStateOf } from './end-state.ts'
import type { GoalResult } from './evaluation.ts'
import { GOAL_RESULTS } from './evaluation.ts'
import { PLAN_STATES } from './support-plan.ts'

const ACTIONS: readonly (readonly ActionState[])[] = [
  [],
  ...ACTION_STATES.map(one => [one]),
  ...ACTION_STATES.map(one => ['done' as const, one]),
]
const GOALS: readonly (readonly (GoalResult | null)[])[] = [[], [null], ...GOAL_RESULTS.map(one => [one]), ['reached', null]]
const ALL: readonly EndFacts[] = PLAN_STATES.flatMap(state =>
  [true, false].flatMap(isDecided => ACTIONS.flatMap(actions => GOALS.map(goals => ({ state, isDecided, actions, goals })))),
)

test('every set of facts has exactly one end, the same however often it is asked, and every end is reached', () => {
  const found = ALL.map(endStateOf)
  expect(found.length).toBeGreaterThan(2000)
  expect(new Set(found)).toEqual(new Set(END_STATES))
  expect(ALL.map(endStateOf)).toEqual(found)
})

test('what was given up before the city decided was cancelled', () => {
  for (const facts of ALL.filter(one => one.state === 'closed' && !one.isDecided)) expect(endStateOf(facts)).toBe('cancelled')
})

test('complete is what was decided and closed with every action over and every goal looked at; anything less ended early', () => {
  for (const facts of ALL.filter(one => one.state === 'closed' && one.isDecided)) {
    const isWhole = facts.actions.every(isActionOver) && !facts.goals.includes(null)
    expect(endStateOf(facts)).toBe(isWhole ? 'completed' : 'ended_early')
  }
})

test('as long as a plan lives it goes on, whatever its actions say', () => {
  for (const facts of ALL.filter(one => !['closed', 'replanned', 'suspended'].includes(one.state)))
    expect(endStateOf(facts)).toBe('going_on')
})
