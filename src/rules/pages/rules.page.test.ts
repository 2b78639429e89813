import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import type { Day } from '../../kernel/day.ts'
import { addDays, dayOfInstant } from '../../kernel/day.ts'

const DAY_MS = 86_400_000
const real = Date.now()
const today = dayOfInstant(real)
/** How many days the clock of the program is ahead of the real one. */
let ahead = 0
let app: RunningApp
let admin: Browser
let desk: Browser

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 10, clock: () => new Date(real + ahead * DAY_MS) })
  admin = await app.signIn('admin')
  desk = await app.signIn('desk')
})
afterAll(() => app.close())

type Fields = Readonly<Record<string, string | readonly string[]>>

/** Looks a change over, then decides it, as a person does: what the first page shows is sent again. */
async function decide(path: string, fields: Fields): Promise<string> {
  const begun = await admin.get(path)
  const version = /name="_version" value="(\d+)"/.exec(begun.html)?.[1] ?? ''
  const looked = await admin.post(path, { ...fields, _version: version, step: 'look' })
  expect(looked.status, looked.html.slice(0, 400)).toBe(200)
  expect(looked.html).toContain('この内容で決める')
  const done = await admin.post(path, { ...fields, _version: version, step: 'apply' })
  expect(done.status).toBe(303)
  return looked.html
}

async function heard(statement: string, fields: Fields = {}): Promise<string> {
  const sent = await desk.post('/consultations/new', { channel: 'phone', statement, ...fields })
  expect(sent.status).toBe(303)
  return sent.location.split('?')[0] ?? ''
}

const withClock = async <Value>(days: number, work: () => Promise<Value>): Promise<Value> => {
  ahead = days
  try {
    return await work()
  } finally {
    ahead = 0
  }
}

const CHANGE = 5

test('a code that is called otherwise from a day on: records of the day before keep the old words, those of the day and after have the new', async () => {
  const from = addDays(today, CHANGE)
  const looked = await decide('/rules/codes/topic/debt/succeed', { from, label: '債務・滞納について' })
  const twoDays = looked.slice(looked.indexOf('id="two-days"'))
  expect(twoDays.indexOf('債務について')).toBeGreaterThan(0)
  expect(twoDays.indexOf('債務・滞納について')).toBeGreaterThan(twoDays.indexOf('債務について'))
  const at: string[] = []
  for (const day of [CHANGE - 1, CHANGE, CHANGE + 1])
    at.push(await withClock(day, () => heard(`変更と${day}日目の相談`, { topics: ['debt'], mainTopic: 'debt' })))
  const pages = await withClock(CHANGE + 2, () => Promise.all(at.map(path => desk.get(path))))
  expect(pages.map(({ html }) => [html.includes('債務について'), html.includes('債務・滞納について')])).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ])
  const papers = await withClock(CHANGE + 2, () => Promise.all(at.map(path => desk.get(`${path}/print`))))
  expect(papers.map(({ html }) => [html.includes('債務について'), html.includes('債務・滞納について')])).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ])
})

test('a legal basis that ends: a sheet of the day before shows it as it stood, and from the day on it is not taken', async () => {
  const from = addDays(today, CHANGE)
  const [agency] = await app.ask<{ id: string }>(
    `select a.id from directory.agency a join staff.staff s on s.agency_id = a.id where s.login = 'houkatsu'`,
  )
  const sheet = {
    ...{ toAgency: agency?.id ?? '', kind: 'involve', reason: '力が要るため', asked: '会ってください', urgency: 'planned' },
    ...{ basis: 'appi-69-2-3', basisReason: '急ぐため', replyBy: addDays(today, 60), sharedFields: ['statement'] },
  }
  await decide('/rules/bases/appi-69-2-3/succeed', {
    ...{ from, law: '個人情報保護法', article: '70条（見本）', title: '改正後の提供', summary: '見本の改正。' },
    ...{ sourceNote: '見本の官報', verified: 'seen' },
  })
  await decide('/rules/bases/appi-69-2-4/close', { from, replacedBy: '' })
  const refer = async (day: number, basis: string) => {
    const at = await withClock(day, () => heard(`根拠の${day}日目`))
    return withClock(day, async () => desk.post(`${at}/refer`, { ...sheet, basis }))
  }
  const shown: (readonly boolean[])[] = []
  for (const day of [CHANGE - 1, CHANGE, CHANGE + 1]) {
    const made = await refer(day, 'appi-69-2-3')
    expect(made.status, made.html.slice(0, 300)).toBe(303)
    const { html } = await withClock(CHANGE + 2, () => desk.get(made.location.replace(/\/check.*$|\?.*$/, '')))
    shown.push([html.includes('69条2項3号'), html.includes('70条（見本）')])
  }
  expect(shown).toEqual([
    [true, false],
    [false, true],
    [false, true],
  ])
  expect((await refer(CHANGE - 1, 'appi-69-2-4')).status).toBe(303)
  for (const day of [CHANGE, CHANGE + 1]) expect((await refer(day, 'appi-69-2-4')).status).toBe(422)
})

test('a form begins a new version: a paper of the day before is printed as it was, and one of the day and after by the new one', async () => {
  const path = '/rules/forms/consultation_application'
  const begun = await admin.get(`${path}/new`)
  const fields = Object.fromEntries(
    [...begun.html.matchAll(/name="((?:label|order)_[a-z_]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']),
  )
  const shown = Object.fromEntries([...begun.html.matchAll(/name="(shown_[a-z_]+)"/g)].map(([, name]) => [name ?? '', 'yes']))
  expect(Object.keys(fields).length).toBeGreaterThan(40)
  await decide(`${path}/new`, {
    ...fields,
    ...shown,
    ...{
      from: addDays(today, CHANGE),
      title: '相談受付・申込票（新）',
      label_received_on: '受付年月日',
      order_email: '1',
      shown_visitor_phone: '',
    },
  })
  const papers: string[] = []
  for (const day of [CHANGE - 1, CHANGE, CHANGE + 1]) {
    const at = await withClock(day, () => heard(`様式の${day}日目`))
    papers.push((await withClock(CHANGE + 2, () => desk.get(`${at}/print`))).html)
  }
  const marks = ['相談受付・申込票（新）', '受付年月日', '来談者の電話']
  expect(papers.map(html => marks.map(mark => html.includes(mark)))).toEqual([
    [false, false, true],
    [true, true, false],
    [true, true, false],
  ])
  const [old = '', fresh = ''] = papers
  const isEmailFirst = (html: string) => html.indexOf('E-mail') < html.indexOf('氏名')
  expect([isEmailFirst(old.slice(old.indexOf('受付者'))), isEmailFirst(fresh.slice(fresh.indexOf('A　基本のこと')))]).toEqual([false, true])
})

test('what was refused says why on the field and loses nothing that was typed', async () => {
  const path = '/rules/codes/topic/new'
  const refused = await admin.post(path, {
    code: 'Bad Code',
    label: 'チャットの困りごと',
    labelEasy: 'チャット',
    from: '来年',
    step: 'look',
  })
  expect(refused.status).toBe(422)
  expect(refused.html).toContain('日付は、令和8年1月5日')
  for (const typed of ['Bad Code', 'チャットの困りごと', '来年']) expect(refused.html).toContain(`value="${typed}"`)
  const again = await admin.post(path, { code: 'Bad Code', label: 'チャットの困りごと', from: addDays(today, 9), step: 'look' })
  expect(again.html).toContain('符号は、半角の小さい英字')
  const taken = await admin.post(path, { code: 'housing', label: '住まい', from: addDays(today, 9), step: 'apply' })
  expect([taken.status, taken.html.includes('この符号はすでに使われています')]).toEqual([422, true])
  const early = await admin.post('/rules/codes/topic/housing/succeed', { from: '2010-01-01', label: '家のこと', step: 'apply' })
  expect([early.status, early.html.includes('使わなくなる日は、使い始める日より後の日')]).toEqual([422, true])
})

test('what the program leans on is called otherwise but not closed, and a list of states takes no new code', async () => {
  expect((await admin.get('/rules/codes/urgency')).html).not.toContain('/rules/codes/urgency/new')
  const closed = await admin.post('/rules/codes/urgency/today/close', { from: addDays(today, 9), step: 'apply' })
  expect([closed.status, closed.html.includes('仕組みの動きに使っている')]).toEqual([422, true])
  const added = await admin.post('/rules/codes/urgency/new', { code: 'soon', label: 'そのうち', from: addDays(today, 9), step: 'apply' })
  expect([added.status, added.html.includes('符号を増やせません')]).toEqual([422, true])
  const [row] = await app.ask<{ n: number }>(`select count(*)::integer as n from platform.code where list = 'urgency'`)
  expect(row?.n).toBe(4)
})

test('a day that has passed is allowed, and it is told whether records since then use the code', async () => {
  await heard('過ぎた日の変更のための相談', { topics: ['no_food'], mainTopic: 'no_food' })
  const used = await admin.post('/rules/codes/topic/no_food/close', { from: addDays(today, -3), step: 'look' })
  expect([used.status, used.html.includes('この符号が使われています')]).toEqual([200, true])
  await app.ask(
    `insert into platform.code (list, code, label_ja, sort_order, valid_from) values ('topic', 'never_used', '使われない', 99, '2021-04-01')`,
  )
  const unused = await admin.post('/rules/codes/topic/never_used/close', { from: addDays(today, -3), step: 'look' })
  expect([unused.html.includes('過ぎた日からの変更です'), unused.html.includes('この符号が使われています')]).toEqual([true, false])
})

test('what is decided ahead can be put right or taken back before its day, and the row before it goes on', async () => {
  const from = addDays(today, 20)
  await decide('/rules/codes/topic/tax_utility/succeed', { from, label: '税金と公共量金' })
  await decide(`/rules/codes/topic/tax_utility/correct?begins=${from}`, { begins: from, label: '税金と公共料金' })
  const page = await admin.get('/rules/codes/topic')
  expect([page.html.includes('税金と公共料金'), page.html.includes('取りやめる')]).toEqual([true, true])
  const taken = await admin.post('/rules/codes/topic/tax_utility/withdraw', { begins: from })
  expect(taken.location).toBe('/rules/codes/topic?done=withdrawn')
  const rows = await app.ask(`select label_ja, valid_to from platform.code where list = 'topic' and code = 'tax_utility'`)
  expect(rows).toEqual([{ label_ja: '税金や公共料金等の支払いについて', valid_to: null }])
})

test('the running program serves a change at once, and a second press or a stale page changes nothing more', async () => {
  const path = '/rules/codes/known_purpose/new'
  const fields = { code: 'training', label: '研修の準備', from: today, _key: 'press-once-key', step: 'apply' }
  expect((await admin.post(path, fields)).status).toBe(303)
  expect((await admin.post(path, fields)).status).toBe(303)
  expect((await desk.get('/people/known')).html).toContain('研修の準備')
  const stale = await admin.post('/rules/codes/known_purpose/urgent/succeed', {
    from: addDays(today, 3),
    label: '急ぎ',
    _version: '1',
    step: 'apply',
  })
  expect([stale.status, stale.html.includes('ほかの方が先に更新しました'), stale.html.includes('value="急ぎ"')]).toEqual([409, true, true])
  const [row] = await app.ask<{ n: number }>(`select count(*)::integer as n from platform.code where list = 'known_purpose'`)
  expect(row?.n).toBe(5)
})

test('another order is served at once and changes no meaning', async () => {
  const page = await admin.get('/rules/codes/referral_reason/order')
  const places = Object.fromEntries(
    [...page.html.matchAll(/name="(place_[a-z_]+)"[^>]*value="(\d+)"/g)].map(([, name, place]) => [name ?? '', place ?? '']),
  )
  const wrong = await admin.post('/rules/codes/referral_reason/order', { ...places, place_other: 'まえ' })
  expect([wrong.status, wrong.html.includes('順番は、0から9999まで')]).toEqual([422, true])
  expect((await admin.post('/rules/codes/referral_reason/order', { ...places, place_other: '1' })).status).toBe(303)
  const rows = await app.ask<{ code: string }>(`select code from platform.code where list = 'referral_reason' order by sort_order`)
  expect(rows.map(({ code }) => code)).toEqual([
    ...['other', 'not_eligible', 'no_capacity', 'wrong_agency', 'need_more', 'person_declined', 'could_not_reach', 'already_supported'],
  ])
})

test('a list goes out as a file Excel reads and comes back: all of it or nothing, with every bad cell named', async () => {
  const out = await admin.get('/rules/codes/hazard/csv')
  expect(out.headers.get('content-type')).toContain('text/csv')
  expect(out.html.startsWith('\uFEFF') || out.html.startsWith('符号,')).toBe(true)
  const same = await admin.post('/rules/codes/hazard/import', { rows: out.html, step: 'apply' })
  expect(same.location).toBe('/rules/codes/hazard?done=imported')
  const from = addDays(today, 30)
  const bad = `${out.html}heat,暑さ,,11,${from},,,\r\nsnow,,,二番,いつか,,,\r\n`
  const refused = await admin.post('/rules/codes/hazard/import', { rows: bad, step: 'apply' })
  expect([refused.status, refused.html.includes('13行目'), refused.html.includes('日付として読めません')]).toEqual([422, true, true])
  const good = `${out.html}heat,暑さ,とても　暑い,11,${from},,,いいえ\r\n`
  const looked = await admin.post('/rules/codes/hazard/import', { rows: good, step: 'look' })
  expect([looked.status, looked.html.includes('始まる行 1・変わる行 0')]).toEqual([200, true])
  expect(await app.ask(`select code from platform.code where code in ('heat', 'snow')`)).toEqual([])
  expect((await admin.post('/rules/codes/hazard/import', { rows: good, step: 'apply' })).status).toBe(303)
  expect(await app.ask(`select label_easy from platform.code where code = 'heat'`)).toEqual([{ label_easy: 'とても　暑い' }])
})

test('every change is audited with what stood before and after', async () => {
  const rows = await app.ask<{ action: string; detail: { before: { label: string }[]; after: { label: string }[] } }>(`
    select e.action, d.content as detail from audit.event e join audit.detail d on d.event_id = e.id
     where e.action in ('rules.code-succeed', 'rules.basis-succeed', 'rules.form-open') and e.outcome = 'done' order by e.at`)
  expect([...new Set(rows.map(({ action }) => action))].sort()).toEqual(['rules.basis-succeed', 'rules.code-succeed', 'rules.form-open'])
  const first = rows.find(({ action }) => action === 'rules.code-succeed')?.detail
  expect(first?.before.map(({ label }) => label)).toEqual(['債務について'])
  expect(first?.after.map(({ label }) => label)).toEqual(['債務について', '債務・滞納について'])
})

test('laws that have to be looked up are told to administrators, on their first page and the list, and to nobody else', async () => {
  expect((await admin.get('/')).location).toBe('/rules')
  for (const path of ['/rules', '/rules/bases']) expect((await admin.get(path)).html).toContain('内容を確かめる法律の根拠が')
  for (const path of ['/consultations', '/agencies']) expect((await desk.get(path)).html).not.toContain('内容を確かめる法律の根拠')
  expect((await desk.get('/rules')).status).toBe(403)
  expect((await desk.get('/agencies')).html).not.toContain('href="/rules"')
  const open = await app.ask<{ code: string; begins: string }>(
    `select code, valid_from::text as begins from platform.legal_basis where needs_review and (valid_to is null or valid_to > current_date)`,
  )
  expect(open.map(({ code }) => code)).toContain('swa-2026-51')
  for (const { code, begins } of open)
    await decide(`/rules/bases/${code}/note?begins=${begins}`, { begins, sourceNote: '官報で確かめた（見本）', verified: 'seen' })
  expect((await admin.get('/rules')).html).not.toContain('内容を確かめる法律の根拠が')
})

test('other systems read code lists and legal bases as they hold on a day, with their periods', async () => {
  const api = await app.api('desk')
  const lists = (await api.get('/api/v1/code-lists')).json() as { items: { list: string; name: string }[] }
  expect(lists.items.find(({ list }) => list === 'topic')?.name).toBe('困りごと')
  const labelOn = async (on: Day) => {
    const { codes } = (await api.get(`/api/v1/code-lists/topic?on=${on}`)).json() as { codes: { code: string; label: string }[] }
    return codes.find(({ code }) => code === 'debt')?.label
  }
  const change = addDays(today, CHANGE)
  expect(await Promise.all([addDays(change, -1), change].map(labelOn))).toEqual(['債務について', '債務・滞納について'])
  const bases = (await api.get('/api/v1/legal-bases')).json() as { items: { code: string; validTo: string | null }[] }
  expect(bases.items.filter(({ code }) => code === 'appi-69-2-3')).toHaveLength(2)
  expect((await api.get('/api/v1/code-lists/nothing')).status).toBe(404)
  expect((await api.get('/api/v1/legal-bases?on=xx')).status).toBe(422)
})

test('a page of rules asks the database as often for a long list as for a short one', async () => {
  const cost = async (path: string) => {
    const before = app.database.statements()
    await admin.get(path)
    return app.database.statements() - before
  }
  await cost('/rules/codes/consent_type')
  expect(await cost('/rules/codes/topic')).toBe(await cost('/rules/codes/consent_type'))
  expect(await cost('/rules/forms/assessment')).toBe(await cost('/rules/forms/conference_preparation'))
})
