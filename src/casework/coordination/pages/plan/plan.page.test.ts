import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanStage } from '../../../../../testing/builders/plan-stage.ts'
import { codeOf, openPlanStage, planOf } from '../../../../../testing/builders/plan-stage.ts'

let s: PlanStage
beforeAll(async () => {
  s = await openPlanStage()
})
afterAll(() => s.app.close())

test('a plan goes from draft to discussed to decided, and the decision leaves tasks and the direction behind', async () => {
  const { plan, of } = await s.decided()
  expect(plan).toMatchObject({
    state: 'decided',
    versions: 1,
    agreements: [{ answer: 'agrees' }, { answer: 'disagrees', words: '月2回は要る' }],
  })
  expect(plan.monitorings.map(look => [look.state, look.dueOn])).toEqual([
    ['due', '2027-01-31'],
    ['due', '2027-01-31'],
  ])
  const tasks = await s.app.ask<{ kind: string; agency_id: string }>(
    'select kind, agency_id from platform.task where case_id = $1 order by kind, words',
    [of.id],
  )
  expect(tasks.map(task => task.kind)).toEqual(['monitoring', 'monitoring', 'plan', 'plan'])
  expect(new Set(tasks.map(task => task.agency_id))).toEqual(new Set([s.agency['houkatsu'], s.agency['desk']]))
  const [row] = await s.app.ask<{ direction: string }>('select direction from coordination.support_case where id = $1', [of.id])
  expect(row?.direction).toBe(s.content().direction)
})

test('plan-needs-consent: without a consent that holds on the day nothing is decided, through page and API', async () => {
  for (const consent of [undefined, 'over', 'withdrawn'] as const) {
    const of = await s.someCase(consent ? { consent } : {})
    const plan = await s.drafted(of.id)
    await s.discuss(plan.id)
    expect(codeOf(await s.decide(plan.id))).toBe('409 plan-needs-consent')
    const page = await s.headBrowser.post(`/plans/${plan.id}/decide`, { no: '第1号', on: '' })
    expect(page.status).toBe(409)
    expect(page.html).toContain('支援を決めるには、その日に有効なご本人の同意が要ります')
    expect(page.html).toContain('value="第1号"')
  }
})

test('own-decision: whoever drafted a plan does not decide it; and only a head decides at all', async () => {
  const of = await s.someCase({ consent: 'valid' })
  const made = await s.head.send('POST', `/api/v1/cases/${of.id}/plans`, { kind: 'multilayered', ...s.content() })
  const plan = planOf(made)
  await s.discuss(plan.id, { agreements: [{ agencyId: s.agency['houkatsu'], answer: 'agrees' }] })
  expect(codeOf(await s.decide(plan.id))).toBe('409 own-decision')
  expect(codeOf(await s.decide(plan.id, s.coordinator))).toBe('403 duty-missing')
})

test('a discussion asks every agency that answers for an action, and a plan that is not adequate stays a draft', async () => {
  const of = await s.someCase()
  const plan = await s.drafted(of.id)
  const silent = await s.discuss(plan.id, { agreements: [] })
  expect(codeOf(silent)).toBe('422 fields')
  expect((silent.json() as { fields: Record<string, string> }).fields).toHaveProperty('agreements')
  expect(codeOf(await s.discuss(plan.id, { agreements: [{ agencyId: s.agency['houkatsu'], answer: 'disagrees' }] }))).toBe('422 fields')
  expect(planOf(await s.discuss(plan.id, { adequacy: 'amend', words: '頻度を見直す' }))).toMatchObject({ state: 'draft' })
})

test('to an agency outside the team there is no plan, whatever it asks or tries', async () => {
  const { plan, of } = await s.decided()
  const [action] = plan.actions
  expect((await s.shogai.get(`/api/v1/plans/${plan.id}`)).status).toBe(404)
  expect((await s.shogai.get(`/api/v1/cases/${of.id}/plans`)).status).toBe(404)
  for (const [path, body] of [
    ['amend', { ...s.content(), reason: '見たい' }],
    ['review', {}],
    ['suspend', { words: '見たい' }],
    [`actions/${action?.id}/mark`, { mark: 'done' }],
  ] as const) {
    expect((await s.shogai.send('POST', `/api/v1/plans/${plan.id}/${path}`, body)).status).toBe(404)
  }
  expect((await (await s.app.signIn('shogai')).get(`/plans/${plan.id}`)).status).toBe(404)
  expect((await s.houkatsu.get(`/api/v1/plans/${plan.id}`)).status).toBe(200)
})

test('a decided version is unchanged after an amendment, which keeps old, new and the reason', async () => {
  const { plan } = await s.decided()
  const before = (await s.coordinator.get(`/api/v1/plans/${plan.id}/versions`)).json() as { items: readonly { content: unknown }[] }
  const goals = plan.goals.map(goal => ({ ...goal }))
  const actions = [{ ...s.content().actions[0], id: plan.actions[0]?.id, dueOn: '2027-03-15' }]
  const wish = { ...s.content(), goals, actions, reason: '配食の開始が遅れたため' }
  expect(codeOf(await s.coordinator.send('POST', `/api/v1/plans/${plan.id}/amend`, { ...wish, reason: '' }))).toBe('422 fields')
  expect(codeOf(await s.coordinator.send('POST', `/api/v1/plans/${plan.id}/amend`, wish, { 'if-match': '"1"' }))).toBe('409 stale-version')
  const amended = planOf(await s.coordinator.send('POST', `/api/v1/plans/${plan.id}/amend`, wish, { 'if-match': `"${plan.version}"` }))
  expect(amended).toMatchObject({ state: 'decided', versions: 2 })
  expect(amended.amendments).toMatchObject([
    { topic: 'action', field: 'dueOn', old: '2027-01-31', now: '2027-03-15', reason: '配食の開始が遅れたため' },
    { topic: 'action', field: null, old: '通院に同行する', now: null },
  ])
  const after = (await s.coordinator.get(`/api/v1/plans/${plan.id}/versions`)).json() as { items: readonly { content: unknown }[] }
  expect(after.items[0]).toEqual(before.items[0])
  expect(after.items.length).toBe(2)
  const page = await s.browser.get(`/plans/${plan.id}/compare`)
  expect(page.html).toContain('令和9年3月15日（2027年）')
  expect(page.html).toContain('（取りやめた）')
})

test('the work begins with the first mark; looks are settled and the next one leaves a task', async () => {
  const { plan, of } = await s.decided()
  const [action] = plan.actions
  const marked = planOf(
    await s.houkatsu.send('POST', `/api/v1/plans/${plan.id}/actions/${action?.id}/mark`, { mark: 'begun', words: '見本屋に頼んだ' }),
  )
  expect([marked.state, marked.actions[0]?.state]).toEqual(['running', 'running'])
  const at = `/api/v1/plans/${plan.id}/actions/${action?.id}/monitor`
  expect(codeOf(await s.houkatsu.send('POST', at, { result: 'missed' }))).toBe('422 fields')
  const looked = planOf(await s.houkatsu.send('POST', at, { result: 'missed', reason: '不在だった', nextOn: '2099-01-10' }))
  expect(looked.monitorings.filter(look => look.actionId === action?.id).map(look => look.state)).toEqual(['missed', 'due'])
  const due = (await s.houkatsu.get('/api/v1/plans/monitoring-due')).json() as { items: readonly { actionId: string; dueOn: string }[] }
  expect(due.items.filter(look => look.actionId === action?.id).map(look => look.dueOn)).toEqual(['2099-01-10'])
  const open = await s.app.ask<{ due_on: string }>(
    `select due_on::text from platform.task where case_id = $1 and kind = 'monitoring' and is_open and agency_id = $2`,
    [of.id, s.agency['houkatsu']],
  )
  expect(open.map(task => task.due_on)).toEqual(['2099-01-10'])
})

test('a plan closes with a reason, leaves nobody waiting, and its end follows from the facts', async () => {
  const { plan, of } = await s.decided()
  const at = `/api/v1/plans/${plan.id}/review`
  const closing = s.evaluation(plan, { planResult: 'closed', closureReason: 'resolved', words: '落ち着いた' })
  expect(codeOf(await s.coordinator.send('POST', at, { ...closing, words: '' }))).toBe('422 silent-close')
  expect(codeOf(await s.coordinator.send('POST', at, { ...closing, closureReason: null }))).toBe('422 silent-close')
  expect(codeOf(await s.coordinator.send('POST', at, { ...closing, goals: [] }))).toBe('422 fields')
  expect(codeOf(await s.coordinator.send('POST', at, { ...closing, changes: [{ code: 'nonsense', by: 'family' }] }))).toBe('422 fields')
  await s.app.ask('update coordination.support_case set next_contact_on = null where id = $1', [of.id])
  expect(codeOf(await s.coordinator.send('POST', at, closing))).toBe('422 lead-missing')
  const closed = planOf(await s.coordinator.send('POST', at, { ...closing, staysInTouch: '地区の民生委員さんが月に一度訪ねる' }))
  expect([closed.state, closed.endState]).toEqual(['closed', 'ended_early'])
  expect(await s.app.ask('select 1 from platform.task where case_id = $1 and is_open', [of.id])).toEqual([])
  const next = await s.coordinator.send('POST', `/api/v1/cases/${of.id}/plans`, { kind: 'multilayered', fromPlan: plan.id })
  expect(planOf(next)).toMatchObject({ round: 2, state: 'draft' })
})

test('a re-plan begins the next round with what is not over, and the plan before it is not changed any more', async () => {
  const { plan } = await s.decided()
  await s.houkatsu.send('POST', `/api/v1/plans/${plan.id}/actions/${plan.actions[0]?.id}/mark`, { mark: 'done' })
  const reviewed = planOf(
    await s.coordinator.send('POST', `/api/v1/plans/${plan.id}/review`, s.evaluation(plan, { planResult: 'replanned' })),
  )
  expect(reviewed).toMatchObject({ state: 'replanned', endState: 'replanned' })
  const next = planOf(await s.coordinator.get(`/api/v1/plans/${reviewed.nextId}`))
  expect(next).toMatchObject({ round: 2, state: 'draft' })
  expect(next.actions.map(action => action.words)).toEqual(['通院に同行する'])
  expect(codeOf(await s.coordinator.send('POST', `/api/v1/plans/${plan.id}/amend`, { ...s.content(), reason: '遅れて' }))).toBe(
    '409 wrong-state',
  )
})

test('a plan rests only with a reason, goes on again, and one that was never decided is given up as cancelled', async () => {
  const { plan } = await s.decided()
  const at = `/api/v1/plans/${plan.id}`
  expect(codeOf(await s.coordinator.send('POST', `${at}/suspend`, {}))).toBe('422 silent-close')
  expect(planOf(await s.coordinator.send('POST', `${at}/suspend`, { words: '入院のため' })).state).toBe('suspended')
  expect(planOf(await s.coordinator.send('POST', `${at}/resume`, {})).state).toBe('running')
  const other = await s.drafted((await s.someCase()).id)
  expect(codeOf(await s.coordinator.send('POST', `/api/v1/plans/${other.id}/drop`, {}))).toBe('422 silent-close')
  const dropped = planOf(await s.coordinator.send('POST', `/api/v1/plans/${other.id}/drop`, { words: '転出された' }))
  expect([dropped.state, dropped.endState]).toEqual(['closed', 'cancelled'])
})
