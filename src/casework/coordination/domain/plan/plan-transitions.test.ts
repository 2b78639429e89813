import { expect, test } from 'vitest'
import { newId } from '../../../../kernel/id.ts'
import { foldPlan } from './fold-plan.ts'
import { acts, content, wayTo } from './plan-in-test.ts'
import type { PlanVerb } from './plan-transitions.ts'
import { mayDoPlan, PLAN_TRANSITIONS, PLAN_VERBS, planVerbsFor } from './plan-transitions.ts'
import type { PlanState } from './support-plan.ts'
import { PLAN_STATES } from './support-plan.ts'

// Written out by hand, never derived from the table under test. X = may, . = may not.
const EXPECTED = `
verb           draft discussed decided running reviewed closed replanned suspended
revise         X     X         .       .       .        .      .         .
agree          X     X         .       .       .        .      .         .
person_agree   X     X         X       X       X        .      .         .
discuss        X     X         .       .       .        .      .         .
decide         .     X         .       .       .        .      .         .
drop           X     X         .       .       .        .      .         .
start          .     .         X       .       .        .      .         .
mark           .     .         X       X       X        .      .         .
move_programme .     .         X       X       X        .      .         .
monitor        .     .         X       X       X        .      .         .
amend          .     .         X       X       X        .      .         .
evaluate       .     .         X       X       X        .      .         X
suspend        .     .         X       X       X        .      .         .
resume         .     .         .       .       .        .      .         X
close          .     .         .       .       X        .      .         .
replan         .     .         .       X       X        .      .         X
`

type Cell = { readonly verb: PlanVerb; readonly state: PlanState; readonly may: boolean }

function cells(): readonly Cell[] {
  const [head = '', ...lines] = EXPECTED.trim().split('\n')
  const states = head.split(/\s+/).slice(1) as PlanState[]
  return lines.flatMap(line => {
    const [verb, ...marks] = line.split(/\s+/)
    return states.map((state, index) => ({ verb: verb as PlanVerb, state, may: marks[index] === 'X' }))
  })
}

test('the table written by hand has a cell for every state and every act', () => {
  expect(cells().length).toBe(PLAN_STATES.length * PLAN_VERBS.length)
  expect(new Set(cells().map(cell => cell.state))).toEqual(new Set(PLAN_STATES))
  expect(new Set(cells().map(cell => cell.verb))).toEqual(new Set(PLAN_VERBS))
})

test.each(cells().filter(cell => cell.may))('one may $verb a plan that is $state', ({ verb, state }) => {
  expect(mayDoPlan({ state }, verb)).toEqual({ ok: true, value: PLAN_TRANSITIONS[verb] })
})

test.each(cells().filter(cell => !cell.may))('nobody may $verb a plan that is $state', ({ verb, state }) => {
  expect(mayDoPlan({ state }, verb)).toEqual({ ok: false, refusal: { code: 'wrong-state' } })
})

test('what the screen offers is exactly what the table allows', () => {
  for (const state of PLAN_STATES) {
    const allowed = cells().filter(cell => cell.state === state && cell.may)
    expect([...planVerbsFor({ state })].sort()).toEqual(allowed.map(cell => cell.verb).sort())
  }
})

test.each(PLAN_STATES)('the acts that lead there fold to a plan that is %s', state => {
  const agency = newId<'agency'>()
  expect(foldPlan(newId<'support_plan'>(), acts(content(agency), { agency }, ...wayTo(state)))?.state).toBe(state)
})
