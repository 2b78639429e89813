import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp, Seen } from '../../../../../testing/app.ts'
import { startApp } from '../../../../../testing/app.ts'
import { newId } from '../../../../kernel/id.ts'

let app: RunningApp
const agency: Record<string, string> = {}
const staff: Record<string, string> = {}
let coordinator: Caller
let head: Caller
let houkatsu: Caller
let shogai: Caller
let browser: Browser
let headBrowser: Browser

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 5 })
  for (const row of await app.ask<{ login: string; id: string; agency_id: string }>('select login, id, agency_id from staff.staff')) {
    agency[row.login] = row.agency_id
    staff[row.login] = row.id
  }
  ;[coordinator, head, houkatsu, shogai] = await Promise.all([
    app.api('coordinator'),
    app.api('head'),
    app.api('houkatsu'),
    app.api('shogai'),
  ])
  browser = await app.signIn('coordinator')
  headBrowser = await app.signIn('head')
})
afterAll(() => app.close())

type Plan = {
  readonly id: string
  readonly no: number
  readonly state: string
  readonly endState: string
  readonly version: number
  readonly versions: number
  readonly round: number
  readonly nextId: string | null
  readonly direction: string | null
  readonly goals: readonly { readonly id: string; readonly words: string }[]
  readonly actions: readonly { readonly id: string; readonly state: string; readonly words: string }[]
  readonly amendments: readonly Record<string, string>[]
  readonly monitorings: readonly { readonly id: string; readonly actionId: string; readonly state: string; readonly dueOn: string }[]
  readonly gaps: readonly { readonly kind: string }[]
  readonly overlaps: readonly unknown[]
  readonly agreements: readonly { readonly answer: string; readonly words: string | null }[]
}
const planOf = (seen: Seen) => seen.json() as Plan
const codeOf = (seen: Seen) => `${seen.status} ${(seen.json() as { code?: string }).code ?? ''}`

/** A case in whose team the coordinating agency, the desk and the centre stand, for one person; with or without a consent. */
async function someCase(
  parts: { readonly consent?: 'valid' | 'over' | 'withdrawn' } = {},
): Promise<{ id: string; consultation: string; person: string }> {
  const heard = { channel: 'phone', statement: '家のことで困っています', topics: ['care'] }
  const consultation = ((await app.api('desk').then(desk => desk.send('POST', '/api/v1/consultations', heard))).json() as { id: string }).id
  const desk = await app.api('desk')
  await desk.send('POST', `/api/v1/consultations/${consultation}/people`, {
    family: '見本田',
    given: '春',
    phone: '0595-00-1299',
    address: '夢が原市架空町1-2',
    birthDate: '1950-04-01',
  })
  const [linked] = await app.ask<{ person_id: string }>('select person_id from desk.consultation_person where consultation_id = $1', [
    consultation,
  ])
  const person = linked?.person_id ?? ''
  const id = newId<'case'>()
  await app.ask(
    `insert into coordination.support_case (id, label, consultation_id, opened_at, opened_by, opened_agency, lead_agency, coordinator_agency, solving, accompanying,
                                            next_contact_on, version)
     values ($1, '見本田さんの事例', $2, now(), $3, $4, $4, $5, 'open', 'open', '2099-12-01', 1)`,
    [id, consultation, staff['desk'], agency['desk'], agency['coordinator']],
  )
  for (const [login, part] of [
    ['desk', 'originator'],
    ['coordinator', 'coordinator'],
    ['houkatsu', 'member'],
  ] as const) {
    await app.ask(
      `insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, opened_at) values ($1, $2, $3, 'appi-69-2-2', now(), '分担するため', now(), now())`,
      [id, agency[login], part],
    )
    await app.ask('insert into people.person_standing (person_id, agency_id) values ($1, $2) on conflict do nothing', [
      person,
      agency[login],
    ])
  }
  await app.ask(
    `insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by) values ($1, $2, 'subject', now(), $3)`,
    [id, person, staff['desk']],
  )
  if (parts.consent) {
    await app.ask(
      `insert into people.consent (id, person_id, stage, asked_on, asked_by, by_agency, type, purpose, agencies, categories, valid_from, valid_until, language_used,
                                   withdrawn_on, how_withdrawn, version)
       values ($1, $2, $3, '2026-04-01', $4, $5, 'written', '支援のため', array[$5, $6]::uuid[], array['health'], '2026-04-01', $7, 'ja', $8, $9, 1)`,
      [
        newId(),
        person,
        parts.consent === 'withdrawn' ? 'withdrawn' : 'given',
        staff['desk'],
        agency['desk'],
        agency['coordinator'],
        parts.consent === 'over' ? '2026-05-01' : null,
        parts.consent === 'withdrawn' ? '2026-06-01' : null,
        parts.consent === 'withdrawn' ? '電話で' : null,
      ],
    )
  }
  return { id, consultation, person }
}

const content = () => ({
  wish: '庭の柿の木を見ながら、この家で暮らしたい',
  direction: 'この家で暮らし続けられるように、家事と通院を分けて支える',
  goals: [{ words: '三度の食事がとれる', reachBy: '2027-03-31' }],
  actions: [
    {
      goal: 0,
      words: '配食を手配する',
      byPerson: '好きな物を伝える',
      ownerAgency: agency['houkatsu'],
      dueOn: '2027-01-31',
      kind: 'local_resource',
    },
    { goal: 0, words: '通院に同行する', ownerAgency: agency['desk'], dueOn: '2027-02-28', often: '月1回' },
  ],
  programmes: [{ programme: 'participation' }],
  nextMonitoring: '2027-01',
})

async function drafted(caseId: string, more: Record<string, unknown> = {}): Promise<Plan> {
  const made = await coordinator.send('POST', `/api/v1/cases/${caseId}/plans`, { kind: 'multilayered', ...content(), ...more })
  expect(made.status).toBe(201)
  return planOf(made)
}

const agreements = () => [
  { agencyId: agency['houkatsu'], answer: 'agrees' },
  { agencyId: agency['desk'], answer: 'disagrees', words: '月2回は要る' },
]
const discuss = (id: string, more: Record<string, unknown> = {}) =>
  coordinator.send('POST', `/api/v1/plans/${id}/discuss`, { adequacy: 'adequate', agreements: agreements(), ...more })
const decide = (id: string, by: Caller = head) => by.send('POST', `/api/v1/plans/${id}/decide`, { no: '福相第12号' })

async function decided(
  parts: { readonly consent?: 'valid' } = { consent: 'valid' },
): Promise<{ plan: Plan; of: Awaited<ReturnType<typeof someCase>> }> {
  const of = await someCase(parts)
  const plan = await drafted(of.id)
  expect((await discuss(plan.id)).status).toBe(200)
  const seen = await decide(plan.id)
  expect(codeOf(seen)).toBe('200 ')
  return { plan: planOf(seen), of }
}

test('a plan goes from draft to discussed to decided, and the decision leaves tasks and the direction behind', async () => {
  const { plan, of } = await decided()
  expect(plan).toMatchObject({
    state: 'decided',
    versions: 1,
    agreements: [{ answer: 'agrees' }, { answer: 'disagrees', words: '月2回は要る' }],
  })
  expect(plan.monitorings.map(look => [look.state, look.dueOn])).toEqual([
    ['due', '2027-01-31'],
    ['due', '2027-01-31'],
  ])
  const tasks = await app.ask<{ kind: string; agency_id: string }>(
    'select kind, agency_id from platform.task where case_id = $1 order by kind, words',
    [of.id],
  )
  expect(tasks.map(task => task.kind)).toEqual(['monitoring', 'monitoring', 'plan', 'plan'])
  expect(new Set(tasks.map(task => task.agency_id))).toEqual(new Set([agency['houkatsu'], agency['desk']]))
  const [row] = await app.ask<{ direction: string }>('select direction from coordination.support_case where id = $1', [of.id])
  expect(row?.direction).toBe(content().direction)
})

test('plan-needs-consent: without a consent that holds on the day nothing is decided, through page and API', async () => {
  for (const consent of [undefined, 'over', 'withdrawn'] as const) {
    const of = await someCase(consent ? { consent } : {})
    const plan = await drafted(of.id)
    await discuss(plan.id)
    expect(codeOf(await decide(plan.id))).toBe('409 plan-needs-consent')
    const page = await headBrowser.post(`/plans/${plan.id}/decide`, { no: '第1号', on: '' })
    expect(page.status).toBe(409)
    expect(page.html).toContain('支援を決めるには、その日に有効なご本人の同意が要ります')
    expect(page.html).toContain('value="第1号"')
  }
})

test('own-decision: whoever drafted a plan does not decide it; and only a head decides at all', async () => {
  const of = await someCase({ consent: 'valid' })
  const made = await head.send('POST', `/api/v1/cases/${of.id}/plans`, { kind: 'multilayered', ...content() })
  const plan = planOf(made)
  await discuss(plan.id, { agreements: [{ agencyId: agency['houkatsu'], answer: 'agrees' }] })
  expect(codeOf(await decide(plan.id))).toBe('409 own-decision')
  expect(codeOf(await decide(plan.id, coordinator))).toBe('403 duty-missing')
})

test('a discussion asks every agency that answers for an action, and a plan that is not adequate stays a draft', async () => {
  const of = await someCase()
  const plan = await drafted(of.id)
  const silent = await discuss(plan.id, { agreements: [] })
  expect(codeOf(silent)).toBe('422 fields')
  expect((silent.json() as { fields: Record<string, string> }).fields).toHaveProperty('agreements')
  expect(codeOf(await discuss(plan.id, { agreements: [{ agencyId: agency['houkatsu'], answer: 'disagrees' }] }))).toBe('422 fields')
  expect(planOf(await discuss(plan.id, { adequacy: 'amend', words: '頻度を見直す' }))).toMatchObject({ state: 'draft' })
})

test('to an agency outside the team there is no plan, whatever it asks or tries', async () => {
  const { plan, of } = await decided()
  const [action] = plan.actions
  expect((await shogai.get(`/api/v1/plans/${plan.id}`)).status).toBe(404)
  expect((await shogai.get(`/api/v1/cases/${of.id}/plans`)).status).toBe(404)
  for (const [path, body] of [
    ['amend', { ...content(), reason: '見たい' }],
    ['review', {}],
    ['suspend', { words: '見たい' }],
    [`actions/${action?.id}/mark`, { mark: 'done' }],
  ] as const) {
    expect((await shogai.send('POST', `/api/v1/plans/${plan.id}/${path}`, body)).status).toBe(404)
  }
  expect((await (await app.signIn('shogai')).get(`/plans/${plan.id}`)).status).toBe(404)
  expect((await houkatsu.get(`/api/v1/plans/${plan.id}`)).status).toBe(200)
})

test('a decided version is unchanged after an amendment, which keeps old, new and the reason', async () => {
  const { plan } = await decided()
  const before = (await coordinator.get(`/api/v1/plans/${plan.id}/versions`)).json() as { items: readonly { content: unknown }[] }
  const goals = plan.goals.map(goal => ({ ...goal }))
  const actions = [{ ...content().actions[0], id: plan.actions[0]?.id, dueOn: '2027-03-15' }]
  const wish = { ...content(), goals, actions, reason: '配食の開始が遅れたため' }
  expect(codeOf(await coordinator.send('POST', `/api/v1/plans/${plan.id}/amend`, { ...wish, reason: '' }))).toBe('422 fields')
  expect(codeOf(await coordinator.send('POST', `/api/v1/plans/${plan.id}/amend`, wish, { 'if-match': '"1"' }))).toBe('409 stale-version')
  const amended = planOf(await coordinator.send('POST', `/api/v1/plans/${plan.id}/amend`, wish, { 'if-match': `"${plan.version}"` }))
  expect(amended).toMatchObject({ state: 'decided', versions: 2 })
  expect(amended.amendments).toMatchObject([
    { topic: 'action', field: 'dueOn', old: '2027-01-31', now: '2027-03-15', reason: '配食の開始が遅れたため' },
    { topic: 'action', field: null, old: '通院に同行する', now: null },
  ])
  const after = (await coordinator.get(`/api/v1/plans/${plan.id}/versions`)).json() as { items: readonly { content: unknown }[] }
  expect(after.items[0]).toEqual(before.items[0])
  expect(after.items.length).toBe(2)
  const page = await browser.get(`/plans/${plan.id}/compare`)
  expect(page.html).toContain('令和9年3月15日（2027年）')
  expect(page.html).toContain('（取りやめた）')
})

test('the work begins with the first mark; looks are settled and the next one leaves a task', async () => {
  const { plan, of } = await decided()
  const [action] = plan.actions
  const marked = planOf(
    await houkatsu.send('POST', `/api/v1/plans/${plan.id}/actions/${action?.id}/mark`, { mark: 'begun', words: '見本屋に頼んだ' }),
  )
  expect([marked.state, marked.actions[0]?.state]).toEqual(['running', 'running'])
  const at = `/api/v1/plans/${plan.id}/actions/${action?.id}/monitor`
  expect(codeOf(await houkatsu.send('POST', at, { result: 'missed' }))).toBe('422 fields')
  const looked = planOf(await houkatsu.send('POST', at, { result: 'missed', reason: '不在だった', nextOn: '2099-01-10' }))
  expect(looked.monitorings.filter(look => look.actionId === action?.id).map(look => look.state)).toEqual(['missed', 'due'])
  const due = (await houkatsu.get('/api/v1/plans/monitoring-due')).json() as { items: readonly { actionId: string; dueOn: string }[] }
  expect(due.items.filter(look => look.actionId === action?.id).map(look => look.dueOn)).toEqual(['2099-01-10'])
  const open = await app.ask<{ due_on: string }>(
    `select due_on::text from platform.task where case_id = $1 and kind = 'monitoring' and is_open and agency_id = $2`,
    [of.id, agency['houkatsu']],
  )
  expect(open.map(task => task.due_on)).toEqual(['2099-01-10'])
})

const evaluation = (plan: Plan, more: Record<string, unknown> = {}) => ({
  goals: plan.goals.map(goal => ({ goalId: goal.id, result: 'partly' })),
  changes: [{ code: 'relief', by: 'family' }],
  personWords: '夜によく眠れるようになった',
  ...more,
})

test('a plan closes with a reason, leaves nobody waiting, and its end follows from the facts', async () => {
  const { plan, of } = await decided()
  const at = `/api/v1/plans/${plan.id}/review`
  const closing = evaluation(plan, { planResult: 'closed', closureReason: 'resolved', words: '落ち着いた' })
  expect(codeOf(await coordinator.send('POST', at, { ...closing, words: '' }))).toBe('422 silent-close')
  expect(codeOf(await coordinator.send('POST', at, { ...closing, closureReason: null }))).toBe('422 silent-close')
  expect(codeOf(await coordinator.send('POST', at, { ...closing, goals: [] }))).toBe('422 fields')
  expect(codeOf(await coordinator.send('POST', at, { ...closing, changes: [{ code: 'nonsense', by: 'family' }] }))).toBe('422 fields')
  await app.ask('update coordination.support_case set next_contact_on = null where id = $1', [of.id])
  expect(codeOf(await coordinator.send('POST', at, closing))).toBe('422 lead-missing')
  const closed = planOf(await coordinator.send('POST', at, { ...closing, staysInTouch: '地区の民生委員さんが月に一度訪ねる' }))
  expect([closed.state, closed.endState]).toEqual(['closed', 'ended_early'])
  expect(await app.ask('select 1 from platform.task where case_id = $1 and is_open', [of.id])).toEqual([])
  const next = await coordinator.send('POST', `/api/v1/cases/${of.id}/plans`, { kind: 'multilayered', fromPlan: plan.id })
  expect(planOf(next)).toMatchObject({ round: 2, state: 'draft' })
})

test('a re-plan begins the next round with what is not over, and the plan before it is not changed any more', async () => {
  const { plan } = await decided()
  await houkatsu.send('POST', `/api/v1/plans/${plan.id}/actions/${plan.actions[0]?.id}/mark`, { mark: 'done' })
  const reviewed = planOf(await coordinator.send('POST', `/api/v1/plans/${plan.id}/review`, evaluation(plan, { planResult: 'replanned' })))
  expect(reviewed).toMatchObject({ state: 'replanned', endState: 'replanned' })
  const next = planOf(await coordinator.get(`/api/v1/plans/${reviewed.nextId}`))
  expect(next).toMatchObject({ round: 2, state: 'draft' })
  expect(next.actions.map(action => action.words)).toEqual(['通院に同行する'])
  expect(codeOf(await coordinator.send('POST', `/api/v1/plans/${plan.id}/amend`, { ...content(), reason: '遅れて' }))).toBe(
    '409 wrong-state',
  )
})

test('a plan rests only with a reason, goes on again, and one that was never decided is given up as cancelled', async () => {
  const { plan } = await decided()
  const at = `/api/v1/plans/${plan.id}`
  expect(codeOf(await coordinator.send('POST', `${at}/suspend`, {}))).toBe('422 silent-close')
  expect(planOf(await coordinator.send('POST', `${at}/suspend`, { words: '入院のため' })).state).toBe('suspended')
  expect(planOf(await coordinator.send('POST', `${at}/resume`, {})).state).toBe('running')
  const other = await drafted((await someCase()).id)
  expect(codeOf(await coordinator.send('POST', `/api/v1/plans/${other.id}/drop`, {}))).toBe('422 silent-close')
  const dropped = planOf(await coordinator.send('POST', `/api/v1/plans/${other.id}/drop`, { words: '転出された' }))
  expect([dropped.state, dropped.endState]).toEqual(['closed', 'cancelled'])
})

/** A referral of the desk that serves an action of the plan. */
async function referred(of: { consultation: string }, action: string): Promise<string> {
  const sent = await (await app.api('desk')).send('POST', `/api/v1/consultations/${of.consultation}/referrals`, {
    toAgency: agency['shogai'],
    kind: 'involve',
    reason: '移動の支えが要るため',
    asked: '通院の同行をお願いします',
    basis: 'appi-69-2-2',
    basisReason: '通院が途切れないようにするため',
    sharedFields: ['topics'],
    serves: action,
  })
  expect(codeOf(sent)).toBe('201 ')
  return (sent.json() as { id: string }).id
}

test('a referral closes the plan line it serves: the state of the line follows the answer, for the whole team', async () => {
  const { plan, of } = await decided()
  const action = plan.actions[1]
  const referral = await referred(of, action?.id ?? '')
  const stateNow = async () => planOf(await houkatsu.get(`/api/v1/plans/${plan.id}`)).actions[1]?.state
  expect(await stateNow()).toBe('waiting')
  const sheet = await shogai.send('POST', `/api/v1/referrals/${referral}/seen`, {})
  expect(sheet.json()).toMatchObject({ serves: { words: '通院に同行する' } })
  expect((await (await app.signIn('shogai')).get(`/referrals/${referral}`)).html).toMatch(/プランの行動[\s\S]{0,200}通院に同行する/)
  const closing = evaluation(plan, { planResult: 'closed', closureReason: 'resolved', words: '落ち着いた' })
  expect(codeOf(await coordinator.send('POST', `/api/v1/plans/${plan.id}/review`, closing))).toBe('409 referral-unanswered')
  await shogai.send('POST', `/api/v1/referrals/${referral}/accept`, {})
  expect(await stateNow()).toBe('taken')
  await shogai.send('POST', `/api/v1/referrals/${referral}/start`, { on: '2026-11-20' })
  await shogai.send('POST', `/api/v1/referrals/${referral}/confirm`, {})
  expect(await stateNow()).toBe('done')
  await houkatsu.send('POST', `/api/v1/plans/${plan.id}/actions/${plan.actions[0]?.id}/mark`, { mark: 'done' })
  expect(planOf(await coordinator.send('POST', `/api/v1/plans/${plan.id}/review`, closing))).toMatchObject({
    state: 'closed',
    endState: 'completed',
  })
})

test('referral-unanswered: a case does not close as long as somebody waits for an answer', async () => {
  const { of, plan } = await decided()
  const referral = await referred(of, plan.actions[1]?.id ?? '')
  await app.ask(
    `update coordination.support_case set accompanying = 'ended', coordinator_agency = null, coordination_ended_at = now() where id = $1`,
    [of.id],
  )
  const desk = await app.api('desk')
  const close = () => desk.send('POST', `/api/v1/cases/${of.id}/tracks`, { track: 'solving', to: 'ended', words: '落ち着いた' })
  expect(codeOf(await close())).toBe('409 referral-unanswered')
  await desk.send('POST', `/api/v1/referrals/${referral}/withdraw`, { words: '別の手だてが見つかった' })
  expect((await close()).status).toBe(200)
})

test('a stranger to the team cannot have a referral serve an action of its plan', async () => {
  const { plan } = await decided()
  const heard = await shogai.send('POST', '/api/v1/consultations', { channel: 'phone', statement: '別の相談' })
  const sent = await shogai.send('POST', `/api/v1/consultations/${(heard.json() as { id: string }).id}/referrals`, {
    toAgency: agency['houkatsu'],
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
  const of = await someCase()
  await app.ask(
    `insert into coordination.issue (id, case_id, code, severity, state, opened_at, opened_by, opened_agency, changed_at, changed_by)
     values ($1, $2, 'poverty', 2, 'open', now(), $3, $4, now(), $3)`,
    [newId(), of.id, staff['desk'], agency['desk']],
  )
  const twice = [
    { words: '週に一度 訪問する', ownerAgency: agency['desk'] },
    { words: '週に一度訪問する。', ownerAgency: agency['houkatsu'] },
  ]
  const plan = await drafted(of.id, { actions: twice })
  expect(plan.gaps.map(gap => gap.kind)).toEqual(['issue_without_owner', 'goal_without_action', 'action_without_day', 'action_without_day'])
  expect(plan.overlaps.length).toBe(1)
  const page = await browser.get(`/cases/${of.id}/plan`)
  expect(page.html).toContain('課題「経済的困窮」を受け持つ機関がありません')
  expect(page.html).toContain('が同じことをしようとしています')
})

test('the form of the whole plan works without script: lines come and go, nothing typed is lost, complaints stand at their fields', async () => {
  const of = await someCase()
  const begun = await browser.post(`/cases/${of.id}/plans`, { kind: 'multilayered', from: 'template:home-after-hospital' })
  const path = begun.location
  const form = await browser.get(path)
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
  const more = await browser.post(path, { ...typed, _do: 'add_goal' })
  expect(more.status).toBe(200)
  for (const kept of ['打った言葉', '一つ目の目標', '一つ目の行動', 'value="いつか"', 'name="goals.1.words"'])
    expect(more.html).toContain(kept)
  const refused = await browser.post(path, { ...typed, 'goals.1.row': '1', 'goals.1.words': '' })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('href="#f-actions.0.dueOn"')
  expect(refused.html).toContain('打った言葉')
  const saved = await browser.post(path, { ...typed, 'actions.0.dueOn': 'R9.1.31', _version: '1' })
  expect(saved.location).toMatch(/done=revise$/)
  const late = await browser.post(path, { ...typed, 'actions.0.dueOn': 'R9.1.31', wish: '遅れた言葉', _version: '1' })
  expect(late.status).toBe(409)
  expect(late.html).toContain('遅れた言葉')
  const page = await browser.get(`/cases/${of.id}/plan`)
  expect(page.html).toContain('打った言葉')
  expect(page.html).toContain('令和9年1月（2027年）')
})

test('the papers are filled from the record: both sheets of the application, and the evaluation sheet', async () => {
  const { plan } = await decided()
  const paper = await browser.get(`/plans/${plan.id}/print`)
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
  await coordinator.send('POST', `/api/v1/plans/${plan.id}/review`, evaluation(plan))
  const sheet = await browser.get(`/plans/${plan.id}/print-evaluation`)
  for (const words of ['評価シート', '☑ 一部達成した', '☑ 安心感が高まった(精神の安定等)（ご家族）', '夜によく眠れるようになった'])
    expect(sheet.html).toContain(words)
})

test('address-protected: no paper of a plan says where a protected person lives or can be reached', async () => {
  const { plan, of } = await decided()
  await app.ask(`update people.person set address_protected = true, owner_agency = $2 where id = $1`, [of.person, agency['coordinator']])
  for (const path of ['print', 'print-evaluation']) {
    const { html } = await browser.get(`/plans/${plan.id}/${path}`)
    expect(html).not.toContain('架空町')
    expect(html).not.toContain('0595-00-1299')
  }
})

test('a page of plans costs the same number of statements with one plan and with many lines', async () => {
  const [small, large] = [await someCase(), await someCase()]
  await drafted(small.id)
  const many = Array.from({ length: 30 }, (_, n) => ({ words: `行動 ${n}`, ownerAgency: agency['houkatsu'], dueOn: '2027-01-31' }))
  const plan = await drafted(large.id, { actions: many })
  await coordinator.send('POST', `/api/v1/cases/${large.id}/plans`, { kind: 'self_reliance', ...content() })
  const cost = async (path: string) => {
    await browser.get(path)
    const before = app.database.statements()
    expect((await browser.get(path)).status).toBe(200)
    return app.database.statements() - before
  }
  expect(await cost(`/cases/${large.id}/plan`)).toBe(await cost(`/cases/${small.id}/plan`))
  expect(await cost(`/plans/${plan.id}`)).toBeLessThan(30)
})
