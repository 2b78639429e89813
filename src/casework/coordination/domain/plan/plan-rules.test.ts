import { expect, test } from 'vitest'
import { newId } from '../../../../kernel/id.ts'
import type { Duty } from '../../../../kernel/reader.ts'
import type { EvaluationWish } from './evaluation-rules.ts'
import { mayEvaluate } from './evaluation-rules.ts'
import { foldPlan } from './fold-plan.ts'
import { action, acts, content, day, wayTo } from './plan-in-test.ts'
import { mayDecide, mayDiscuss, ownersOutside, silentAgencies } from './plan-rules.ts'
import { nextRound } from './rounds.ts'
import { carriedContent } from './start-from.ts'
import type { PlanDeed, PlanState, SupportPlan } from './support-plan.ts'

const [DRAFTER, OTHER] = [newId<'agency'>(), newId<'agency'>()]
const AGREED: PlanDeed = { kind: 'agreed', body: { agencyId: OTHER, answer: 'disagrees', words: '遠い', on: day('2026-10-02') } }

function planAt(state: PlanState, before: readonly PlanDeed[] = [AGREED]): SupportPlan {
  const plan = foldPlan(newId<'support_plan'>(), acts(content(OTHER), { agency: DRAFTER }, ...before, ...wayTo(state)))
  if (plan === undefined) throw new Error('a plan')
  return plan
}

const head = (duties: readonly Duty[] = ['consult', 'head']) => ({
  staffId: newId<'staff'>(),
  agencyId: newId<'agency'>(),
  duties: new Set(duties),
})
const deciding = { reader: head(), isCity: true, hasConsent: true }
const codeOf = (result: { readonly ok: boolean; readonly refusal?: { readonly code: string } }) => result.refusal?.code ?? 'done'

test('an agency that answers for an action is silent until it has said something to these words; a disagreement is said', () => {
  expect(silentAgencies(planAt('draft', []))).toEqual([OTHER])
  expect(silentAgencies(planAt('draft'))).toEqual([])
})

test('an unfinished plan is not discussed, and the reader is told what is missing', () => {
  expect(mayDiscuss(planAt('draft')).ok).toBe(true)
  const empty = { ...planAt('draft'), content: { ...content(OTHER), wish: null, goals: [] } }
  expect(mayDiscuss(empty)).toMatchObject({
    ok: false,
    refusal: { code: 'fields', fields: { wish: expect.any(String), goals: expect.any(String) } },
  })
})

test('a head of a city agency decides with a consent that holds', () => {
  expect(mayDecide(planAt('discussed'), deciding).ok).toBe(true)
})

test('plan-needs-consent, own-decision, duty-missing: each stands in the way by itself', () => {
  const plan = planAt('discussed')
  expect(codeOf(mayDecide(plan, { ...deciding, hasConsent: false }))).toBe('plan-needs-consent')
  expect(codeOf(mayDecide(plan, { ...deciding, reader: { ...head(), staffId: plan.draftedBy } }))).toBe('own-decision')
  expect(codeOf(mayDecide(plan, { ...deciding, reader: head(['consult']) }))).toBe('duty-missing')
  expect(codeOf(mayDecide(plan, { ...deciding, isCity: false }))).toBe('duty-missing')
  expect(codeOf(mayDecide(planAt('discussed', []), deciding))).toBe('fields')
  expect(codeOf(mayDecide(planAt('running'), deciding))).toBe('wrong-state')
})

test('nobody outside the team gets an action', () => {
  expect(ownersOutside({ content: content(OTHER) }, [DRAFTER])).toHaveProperty(['actions.0.ownerAgency'])
  expect(ownersOutside({ content: content(OTHER) }, [OTHER])).toEqual({})
})

const EVALUATING = { today: day('2027-01-31'), hasUnanswered: false, nextContactOn: day('2027-02-10') }
function wish(plan: SupportPlan, differs: Partial<EvaluationWish> = {}): EvaluationWish {
  const goals = plan.content.goals.map(goal => ({ goalId: goal.id, result: 'unknown' as const, words: null }))
  const rest = { changes: [], planResult: null, closureReason: null, personWords: null, words: null, staysInTouch: null }
  return { on: day('2027-01-31'), goals, ...rest, ...differs }
}

test('every goal gets a result, and "unknown" is one', () => {
  const plan = planAt('running')
  expect(mayEvaluate(plan, wish(plan), EVALUATING).ok).toBe(true)
  expect(mayEvaluate(plan, wish(plan, { goals: [] }), EVALUATING)).toMatchObject({
    ok: false,
    refusal: { fields: { 'goals.0.result': expect.any(String) } },
  })
})

test('silent-close, referral-unanswered, lead-missing: nothing ends without a reason, an answer, and somebody who stays in touch', () => {
  const plan = planAt('running')
  const closing = wish(plan, { planResult: 'closed', closureReason: 'resolved', words: '落ち着いた' })
  expect(mayEvaluate(plan, closing, EVALUATING).ok).toBe(true)
  expect(codeOf(mayEvaluate(plan, { ...closing, closureReason: null }, EVALUATING))).toBe('silent-close')
  expect(codeOf(mayEvaluate(plan, { ...closing, words: null }, EVALUATING))).toBe('silent-close')
  expect(codeOf(mayEvaluate(plan, wish(plan, { planResult: 'suspended' }), EVALUATING))).toBe('silent-close')
  expect(codeOf(mayEvaluate(plan, closing, { ...EVALUATING, hasUnanswered: true }))).toBe('referral-unanswered')
  expect(codeOf(mayEvaluate(plan, closing, { ...EVALUATING, nextContactOn: null }))).toBe('lead-missing')
  expect(mayEvaluate(plan, { ...closing, staysInTouch: '転出先へ引き継いだ' }, { ...EVALUATING, nextContactOn: null }).ok).toBe(true)
})

test('of each kind one plan lives at a time, and the next round remembers the one before', () => {
  const closed = planAt('closed')
  expect(nextRound([], 'multilayered')).toEqual({ ok: true, value: { round: 1, previousId: null } })
  expect(nextRound([closed], 'multilayered')).toEqual({ ok: true, value: { round: 2, previousId: closed.id } })
  expect(codeOf(nextRound([planAt('running')], 'multilayered'))).toBe('wrong-state')
  expect(nextRound([planAt('running')], 'self_reliance').ok).toBe(true)
  expect(nextRound([{ ...closed, decision: null }], 'multilayered')).toEqual({ ok: true, value: { round: 1, previousId: null } })
})

test('the next round goes on with what is not over, and each of its actions remembers the one it carries on', () => {
  const plan = planAt('reviewed')
  const [goal] = plan.content.goals
  const over = action({ goalId: goal?.id ?? null, ownerAgency: OTHER })
  const full = { ...plan, content: { ...plan.content, actions: [...plan.content.actions, over] } }
  const next = carriedContent(full, one => (one.id === over.id ? 'done' : 'running'), newId)
  expect(next.actions.map(one => one.carries)).toEqual([plan.content.actions[0]?.id])
  expect(next.actions[0]?.goalId).toBe(next.goals[0]?.id)
  expect(next.goals[0]?.id).not.toBe(goal?.id)
})
