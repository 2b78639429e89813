import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanStage } from '../../../../../testing/builders/plan-stage.ts'
import { codeOf, openPlanStage, planOf } from '../../../../../testing/builders/plan-stage.ts'
import { newId } from '../../../../kernel/id.ts'

let s: PlanStage
beforeAll(async () => {
  s = await openPlanStage()
})
afterAll(() => s.app.close())

test('a referral closes the plan line it serves: the state of the line follows the answer, for the whole team', async () => {
  const { plan, of } = await s.decided()
  const action = plan.actions[1]
  const referral = await s.referred(of, action?.id ?? '')
  const stateNow = async () => planOf(await s.houkatsu.get(`/api/v1/plans/${plan.id}`)).actions[1]?.state
  expect(await stateNow()).toBe('waiting')
  const sheet = await s.shogai.send('POST', `/api/v1/referrals/${referral}/seen`, {})
  expect(sheet.json()).toMatchObject({ serves: { words: '通院に同行する' } })
  expect((await (await s.app.signIn('shogai')).get(`/referrals/${referral}`)).html).toMatch(/プランの行動[\s\S]{0,200}通院に同行する/)
  const closing = s.evaluation(plan, { planResult: 'closed', closureReason: 'resolved', words: '落ち着いた' })
  expect(codeOf(await s.coordinator.send('POST', `/api/v1/plans/${plan.id}/review`, closing))).toBe('409 referral-unanswered')
  await s.shogai.send('POST', `/api/v1/referrals/${referral}/accept`, {})
  expect(await stateNow()).toBe('taken')
  await s.shogai.send('POST', `/api/v1/referrals/${referral}/start`, { on: '2026-11-20' })
  await s.shogai.send('POST', `/api/v1/referrals/${referral}/confirm`, {})
  expect(await stateNow()).toBe('done')
  await s.houkatsu.send('POST', `/api/v1/plans/${plan.id}/actions/${plan.actions[0]?.id}/mark`, { mark: 'done' })
  expect(planOf(await s.coordinator.send('POST', `/api/v1/plans/${plan.id}/review`, closing))).toMatchObject({
    state: 'closed',
    endState: 'completed',
  })
})

test('referral-unanswered: a case does not close as long as somebody waits for an answer', async () => {
  const { of, plan } = await s.decided()
  const referral = await s.referred(of, plan.actions[1]?.id ?? '')
  await s.app.ask(
    `update coordination.support_case set accompanying = 'ended', coordinator_agency = null, coordination_ended_at = now() where id = $1`,
    [of.id],
  )
  const desk = await s.app.api('desk')
  const close = () => desk.send('POST', `/api/v1/cases/${of.id}/tracks`, { track: 'solving', to: 'ended', words: '落ち着いた' })
  expect(codeOf(await close())).toBe('409 referral-unanswered')
  await desk.send('POST', `/api/v1/referrals/${referral}/withdraw`, { words: '別の手だてが見つかった' })
  expect((await close()).status).toBe(200)
})

test('a stranger to the team cannot have a referral serve an action of its plan', async () => {
  const { plan } = await s.decided()
  const heard = await s.shogai.send('POST', '/api/v1/consultations', { channel: 'phone', statement: '別の相談' })
  const sent = await s.shogai.send('POST', `/api/v1/consultations/${(heard.json() as { id: string }).id}/referrals`, {
    toAgency: s.agency['houkatsu'],
    kind: 'involve',
    reason: '知りたい',
    asked: '教えてほしい',
    basis: 'consent',
    consentType: 'oral',
    serves: plan.actions[0]?.id,
  })
  expect(codeOf(sent)).toBe('422 fields')
  expect(sent.html).not.toContain(plan.actions[0]?.words)
})

test('what nobody owns and what two agencies would both do is shown, on the page and through the API', async () => {
  const of = await s.someCase()
  await s.app.ask(
    `insert into coordination.issue (id, case_id, code, severity, state, opened_at, opened_by, opened_agency, changed_at, changed_by)
     values ($1, $2, 'poverty', 2, 'open', now(), $3, $4, now(), $3)`,
    [newId(), of.id, s.staff['desk'], s.agency['desk']],
  )
  const twice = [
    { words: '週に一度 訪問する', ownerAgency: s.agency['desk'] },
    { words: '週に一度訪問する。', ownerAgency: s.agency['houkatsu'] },
  ]
  const plan = await s.drafted(of.id, { actions: twice })
  expect(plan.gaps.map(gap => gap.kind)).toEqual(['issue_without_owner', 'goal_without_action', 'action_without_day', 'action_without_day'])
  expect(plan.overlaps.length).toBe(1)
  const page = await s.browser.get(`/cases/${of.id}/plan`)
  expect(page.html).toContain('課題「経済的困窮」を受け持つ機関がありません')
  expect(page.html).toContain('が同じことをしようとしています')
})

test('the form of the whole plan works without script: lines come and go, nothing typed is lost, complaints stand at their fields', async () => {
  const of = await s.someCase()
  const begun = await s.browser.post(`/cases/${of.id}/plans`, { kind: 'multilayered', from: 'template:home-after-hospital' })
  const path = begun.location
  const form = await s.browser.get(path)
  expect(form.html).toContain('家で三度の食事がとれる。')
  const typed = {
    wish: '打った言葉',
    'goals.0.row': '1',
    'goals.0.words': '一つ目の目標',
    'actions.0.row': '1',
    'actions.0.words': '一つ目の行動',
    'actions.0.goal': '0',
    'actions.0.dueOn': 'いつか',
    nextMonitoring: '令和9年1月',
  }
  const more = await s.browser.post(path, { ...typed, _do: 'add_goal' })
  expect(more.status).toBe(200)
  for (const kept of ['打った言葉', '一つ目の目標', '一つ目の行動', 'value="いつか"', 'name="goals.1.words"'])
    expect(more.html).toContain(kept)
  const refused = await s.browser.post(path, { ...typed, 'goals.1.row': '1', 'goals.1.words': '' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('href="#f-actions.0.dueOn"')
  expect(refused.html).toContain('打った言葉')
  const saved = await s.browser.post(path, { ...typed, 'actions.0.dueOn': 'R9.1.31', _version: '1' })
  expect(saved.location).toMatch(/done=revise$/)
  const late = await s.browser.post(path, { ...typed, 'actions.0.dueOn': 'R9.1.31', wish: '遅れた言葉', _version: '1' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('遅れた言葉')
  const page = await s.browser.get(`/cases/${of.id}/plan`)
  expect(page.html).toContain('打った言葉')
  expect(page.html).toContain('令和9年1月（2027年）')
})

test('the papers are filled from the record: both sheets of the application, and the evaluation sheet', async () => {
  const { plan } = await s.decided()
  const paper = await s.browser.get(`/plans/${plan.id}/print`)
  for (const words of [
    '重層的支援プラン兼利用申込書',
    '見本田',
    '夢が原市架空町1-2',
    '昭和25年4月1日',
    '庭の柿の木',
    '配食を手配する',
    '☑ 参加支援',
    '福相第12号',
    '月2回は要る',
  ])
    expect(paper.html).toContain(words)
  await s.coordinator.send('POST', `/api/v1/plans/${plan.id}/review`, s.evaluation(plan))
  const sheet = await s.browser.get(`/plans/${plan.id}/print-evaluation`)
  for (const words of ['評価シート', '☑ 一部達成した', '☑ 安心感が高まった(精神の安定等)（ご家族）', '夜によく眠れるようになった'])
    expect(sheet.html).toContain(words)
})

test('address-protected: no paper of a plan says where a protected person lives or can be reached', async () => {
  const { plan, of } = await s.decided()
  await s.app.ask(`update people.person set address_protected = true, owner_agency = $2 where id = $1`, [
    of.person,
    s.agency['coordinator'],
  ])
  for (const path of ['print', 'print-evaluation']) {
    const { html } = await s.browser.get(`/plans/${plan.id}/${path}`)
    expect(html).not.toContain('架空町')
    expect(html).not.toContain('0595-00-1299')
  }
})

test('a page of plans costs the same number of statements with one plan and with many lines', async () => {
  const [small, large] = [await s.someCase(), await s.someCase()]
  await s.drafted(small.id)
  const many = Array.from({ length: 30 }, (_, n) => ({ words: `行動 ${n}`, ownerAgency: s.agency['houkatsu'], dueOn: '2027-01-31' }))
  const plan = await s.drafted(large.id, { actions: many })
  await s.coordinator.send('POST', `/api/v1/cases/${large.id}/plans`, { kind: 'self_reliance', ...s.content() })
  const cost = async (path: string) => {
    await s.browser.get(path)
    const before = s.app.database.statements()
    expect((await s.browser.get(path)).status).toBe(200)
    return s.app.database.statements() - before
  }
  expect(await cost(`/cases/${large.id}/plan`)).toBe(await cost(`/cases/${small.id}/plan`))
  expect(await cost(`/plans/${plan.id}`)).toBeLessThan(30)
})
