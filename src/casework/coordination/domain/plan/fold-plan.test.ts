import { expect, test } from 'vitest'
import { newId } from '../../../../kernel/id.ts'
import { changesBetween } from './content-changes.ts'
import { afterPlanAct, foldPlan } from './fold-plan.ts'
import { action, acts, content, day, wayTo } from './plan-in-test.ts'
import type { PlanDeed, SupportPlan } from './support-plan.ts'
import { PLAN_STATES } from './support-plan.ts'

const [DRAFTER, OTHER] = [newId<'agency'>(), newId<'agency'>()]
const CONTENT = content(OTHER)
const [ACTION] = CONTENT.actions

function after(...deeds: readonly PlanDeed[]): SupportPlan {
  const plan = foldPlan(newId<'support_plan'>(), acts(CONTENT, { agency: DRAFTER }, ...deeds))
  if (plan === undefined) throw new Error('acts that begin with a draft fold to a plan')
  return plan
}

const agreed = (agencyId = OTHER): PlanDeed => ({
  kind: 'agreed',
  body: { agencyId, answer: 'disagrees', words: '人手が足りない', on: day('2026-10-02') },
})
const monitoring = () => ({ id: newId<'monitoring'>(), actionId: ACTION?.id ?? newId(), ownerAgency: OTHER, dueOn: day('2027-01-31') })
const decidedWith = (...looks: readonly ReturnType<typeof monitoring>[]): readonly PlanDeed[] => [
  ...wayTo('discussed'),
  { kind: 'decided', body: { on: day('2026-10-10'), no: '第1号', words: null, consentIds: [], monitorings: looks } },
]

test('without acts, or without a draft at the beginning, there is no plan', () => {
  expect(foldPlan(newId<'support_plan'>(), [])).toBeUndefined()
  const [, second] = acts(CONTENT, { agency: DRAFTER }, agreed())
  expect(foldPlan(newId<'support_plan'>(), second ? [second] : [])).toBeUndefined()
})

test('folding all acts is the same as folding them one after the other, and each counts one version', () => {
  for (const state of PLAN_STATES) {
    const all = acts(CONTENT, { agency: DRAFTER }, ...wayTo(state))
    const id = newId<'support_plan'>()
    const whole = foldPlan(id, all)
    const begun = foldPlan(id, all.slice(0, 1))
    if (begun === undefined) throw new Error('a draft')
    expect(all.slice(1).reduce(afterPlanAct, begun)).toEqual(whole)
    expect(whole?.version).toBe(all.length)
  }
})

test('a disagreement stands in the plan with its words', () => {
  expect(after(agreed()).agreements).toEqual([
    { agencyId: OTHER, answer: 'disagrees', words: '人手が足りない', on: '2026-10-02', isStale: false },
  ])
})

test('who agreed to other words has not agreed to these, and the person is asked again', () => {
  const person: PlanDeed = { kind: 'person_agreed', body: { on: day('2026-10-02'), how: 'signature', words: null } }
  const other: PlanDeed = { kind: 'revised', body: { content: { ...CONTENT, direction: '別の方向' } } }
  const same: PlanDeed = { kind: 'revised', body: { content: CONTENT } }
  expect(after(agreed(), person, other)).toMatchObject({ personAgreed: null, agreements: [{ isStale: true }] })
  expect(after(agreed(), person, same)).toMatchObject({ personAgreed: { how: 'signature' }, agreements: [{ isStale: false }] })
})

test.each([
  ['adequate', 'discussed'],
  ['amend', 'draft'],
  ['returned', 'draft'],
] as const)('a plan found %s is %s', (adequacy, state) => {
  const found: PlanDeed = { kind: 'discussed', body: { on: day('2026-10-05'), conferenceId: null, adequacy, words: null, members: null } }
  expect(after(found)).toMatchObject({ state, discussion: { adequacy } })
})

test('an amendment keeps old, new and the reason, counts one version more, and leaves the decision as it was', () => {
  const next = { ...CONTENT, direction: '別の方向' }
  const changes = changesBetween(CONTENT, next)
  const plan = after(...decidedWith(), { kind: 'amended', body: { content: next, reason: '状況が変わった', changes, monitorings: [] } })
  expect(plan).toMatchObject({ state: 'decided', versions: 2, decision: { no: '第1号' }, content: { direction: '別の方向' } })
  expect(plan.amendments).toMatchObject([{ topic: 'direction', old: '見本の方向', now: '別の方向', reason: '状況が変わった' }])
})

test('a look that was done is followed by the next one that is owed', () => {
  const [look, next] = [monitoring(), { ...monitoring(), dueOn: day('2027-04-30') }]
  const facts = { monitoringId: look.id, actionId: look.actionId, ownerAgency: OTHER, dueOn: look.dueOn }
  const done: PlanDeed = {
    kind: 'monitored',
    body: { ...facts, result: 'done', on: day('2027-01-20'), words: '落ち着いている', reason: null, next },
  }
  expect(after(...decidedWith(look), done).monitorings.map(one => [one.dueOn, one.state])).toEqual([
    ['2027-01-31', 'done'],
    ['2027-04-30', 'due'],
  ])
})

test('with an action that is over, taken out, or whose plan is over, nobody owes a look any more', () => {
  const over: PlanDeed = {
    kind: 'action_marked',
    body: { actionId: ACTION?.id ?? newId(), mark: 'done', on: day('2027-01-01'), words: null },
  }
  const without = { ...CONTENT, actions: [action()] }
  const out: PlanDeed = { kind: 'amended', body: { content: without, reason: '不要', changes: [], monitorings: [] } }
  const close: PlanDeed = { kind: 'closed', body: { on: day('2027-01-01'), reason: 'resolved', words: '終わり', staysInTouch: null } }
  for (const deed of [over, out, close])
    expect(after(...decidedWith(monitoring()), deed).monitorings.map(one => one.state)).toEqual(['ended'])
})
