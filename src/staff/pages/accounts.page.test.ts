import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { openJar } from '../../../testing/builders/cookie-jar.ts'

let app: RunningApp
let admin: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 10 })
  admin = await app.signIn('admin')
})
afterAll(() => app.close())

const idOf = async (login: string) => (await app.ask<{ id: string }>('select id from staff.staff where login = $1', [login]))[0]?.id ?? ''
const agencyOf = async (login: string) =>
  (await app.ask<{ agency: string }>('select staff.agency_today(id) as agency from staff.staff where login = $1', [login]))[0]?.agency ?? ''
const today = async (shift = 0) =>
  (await app.ask<{ day: string }>('select (staff.today() + $1::integer)::text as day', [shift]))[0]?.day ?? ''

async function add(login: string, more: Readonly<Record<string, string | readonly string[]>> = {}) {
  const facts = { login, name: '見本 はな', kana: 'みほん はな', agency: await agencyOf('desk'), duties: ['consult'] }
  return admin.post('/staff-accounts/new', { ...facts, ...more })
}

test('an account is added without a password, and its setup link is shown once, on paper, and opens', async () => {
  const made = await add('hana')
  expect(made.status).toBe(200)
  const link = /\/setup\/([\w-]{40,})/.exec(made.html)?.[1] ?? ''
  expect(link).not.toBe('')
  expect(made.html).toContain('<svg class="tn-qr"')
  const page = await admin.get(`/staff-accounts/${await idOf('hana')}`)
  expect(page.status).toBe(200)
  expect(page.html).not.toContain(link)
  expect((await openJar(app).get(`/setup/${link}`)).status).toBe(200)
  expect(await app.ask(`select 1 from audit.detail where content::text like '%' || $1 || '%'`, [link])).toEqual([])
  expect(await app.ask(`select password_hash from staff.staff where login = 'hana'`)).toEqual([{ password_hash: null }])
})

test('whoever mistypes a new account loses nothing and is told at each field', async () => {
  const refused = await add('x', { name: '', kana: '漢字', from: '昨日', endsOn: 'R9.3.31', agency: '' })
  expect(refused.status).toBe(422)
  for (const name of ['login', 'name', 'kana', 'from', 'agency']) expect(refused.html).toContain(`href="#f-${name}"`)
  expect(refused.html).toContain('value="R9.3.31"')
  expect(refused.html).toMatch(/value="consult"[^>]*checked/)
  const taken = await add('DESK')
  expect([taken.status, taken.html.includes('もう使われています')]).toEqual([422, true])
})

test('the list finds by part of a name, a reading in either kana, or a login, by agency and by state', async () => {
  await add('taro', { name: '山川 太郎', kana: 'ヤマカワ タロウ', endsOn: await today(10) })
  for (const words of ['山川', '川太', 'やまかわ', 'タロウ', 'tar']) {
    expect((await admin.post('/staff-accounts/search', { words, agency: '', state: '' })).html, words).toContain('山川 太郎')
  }
  const ending = await admin.post('/staff-accounts/search', { words: '', agency: '', state: 'ending' })
  expect([ending.html.includes('山川 太郎'), ending.html.includes('見本 はな')]).toEqual([true, false])
  const elsewhere = await admin.post('/staff-accounts/search', { words: '', agency: await agencyOf('houkatsu'), state: '' })
  expect(elsewhere.html).not.toContain('山川 太郎')
  expect((await admin.post('/staff-accounts/search', { words: '100%', agency: '', state: '' })).html).toContain('当てはまる職員がいません')
})

test('a long list is read page by page, and nobody is missed or shown twice', async () => {
  await app.ask(`insert into staff.staff (id, login, name, kana, agency_id)
    select gen_random_uuid(), 'many' || n, '多数 ' || n, 'タスウ' || lpad(n::text, 3, '0'), agency_id from staff.staff, generate_series(1, 120) n where login = 'desk'`)
  const seen: string[] = []
  let after = ''
  for (let pages = 0; pages < 6; pages++) {
    const { html } = await admin.post('/staff-accounts/search', { words: '多数', agency: '', state: '', after })
    seen.push(...[...html.matchAll(/data-key="([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ''))
    const next = /name="after" value="([^"]+)"/.exec(html)?.[1]
    if (next === undefined) break
    after = next
  }
  expect([seen.length, new Set(seen).size]).toEqual([120, 120])
  await app.ask(`delete from staff.staff where login like 'many%'`)
})

test('somebody without the duty neither sees nor changes an account, by no page', async () => {
  const id = await idOf('hana')
  for (const login of ['desk', 'head', 'plan', 'privacy']) {
    const other = await app.signIn(login)
    expect((await other.get('/staff-accounts')).status, login).toBe(403)
    expect((await other.get(`/staff-accounts/${id}`)).status).toBe(404)
    expect((await other.post('/staff-accounts/new', { login: 'sneak' })).status).toBe(403)
    for (const act of ['edit', 'duties', 'move', 'disable', 'setup-link', 'recovery'])
      expect((await other.post(`/staff-accounts/${id}/${act}`, { duties: 'audit' })).status, act).toBe(404)
  }
  expect(await idOf('sneak')).toBe('')
})

test('an administrator sees no person’s record and gives themselves nothing', async () => {
  expect((await admin.get('/people')).status).toBe(403)
  const id = await idOf('admin')
  const agency = await agencyOf('desk')
  const tries = {
    duties: { duties: ['consult', 'audit'] },
    move: { agency, from: await today(), duties: ['consult'] },
    edit: { name: '見本', kana: 'みほん', endsOn: '' },
    'end-duty': { duty: 'administer', since: '2021-04-01', until: await today() },
    disable: {},
    recovery: { reason: '自分のため' },
  }
  for (const [act, fields] of Object.entries(tries)) {
    const refused = await admin.post(`/staff-accounts/${id}/${act}`, fields)
    expect([act, refused.status]).toEqual([act, 409])
    expect(refused.html).toContain('自分では変えられません')
  }
  expect(await app.ask('select duty, valid_to from staff.staff_duty where staff_id = $1', [id])).toEqual([
    { duty: 'administer', valid_to: null },
  ])
})

test('duties are dated rows: given from a day, held once, ended on a day, never overwritten', async () => {
  const id = await idOf('hana')
  const give = async (fields: Readonly<Record<string, string>>) =>
    (await admin.post(`/staff-accounts/${id}/duties`, { duties: 'head', ...fields })).status
  expect(await give({ from: await today(5), until: await today(9) })).toBe(303)
  expect(await give({ from: await today(9) })).toBe(422)
  expect(await give({ from: await today(10) })).toBe(303)
  expect(await give({ from: await today(3), until: await today(2) })).toBe(422)
  const held = async () =>
    (await app.ask<{ duty: string }>('select duty from staff.duties_today($1) order by 1', [id])).map(row => row.duty)
  expect(await held()).toEqual(['consult'])
  const end = (until: string, since: string) => admin.post(`/staff-accounts/${id}/end-duty`, { duty: 'consult', since, until })
  expect((await end(await today(-3), await today())).status).toBe(422)
  expect((await end(await today(-1), await today())).status).toBe(303)
  expect(await held()).toEqual([])
  const rows = await app.ask<{ n: number }>('select count(*)::integer as n from staff.staff_duty where staff_id = $1', [id])
  expect(rows).toEqual([{ n: 3 }])
})

test('whoever is moved works for the other agency with the next request, and for the one of a later day only then', async () => {
  const csw = await app.signIn('csw')
  const id = await idOf('csw')
  const before = /tn-header__agency">([^<]+)/.exec((await csw.get('/agencies')).html)?.[1]
  const move = async (agency: string, from: string, duties: string) =>
    (await admin.post(`/staff-accounts/${id}/move`, { agency, from, duties })).status
  expect(await move(await agencyOf('houkatsu'), await today(7), 'consult')).toBe(303)
  expect((await csw.get('/agencies')).html).toContain(`tn-header__agency">${before}`)
  const [target] = await app.ask<{ name: string }>('select name from directory.agency where id = $1', [await agencyOf('shogai')])
  expect(await move(await agencyOf('shogai'), await today(), 'consult')).toBe(303)
  expect((await csw.get('/agencies')).html).toContain(`tn-header__agency">${target?.name}`)
  expect((await csw.get('/consultations')).status).toBe(200)
  const [first] = await app.ask<{ agency_id: string }>(
    'select agency_id from staff.assignment where staff_id = $1 order by valid_from limit 1',
    [id],
  )
  const [kept] = await app.ask<{ name: string }>('select name from directory.agency where id = $1', [first?.agency_id])
  expect(kept?.name).toBe(before)
  const events = await app.ask<{ agency_id: string }>(`select agency_id from audit.event where staff_id = $1 order by at desc limit 1`, [
    id,
  ])
  expect(events).toEqual([{ agency_id: await agencyOf('shogai') }])
})

test('a stopped account ends at once with its sessions and tokens, and may work again', async () => {
  const jiritsu = await app.signIn('jiritsu')
  const caller = await app.api('jiritsu')
  const id = await idOf('jiritsu')
  expect((await admin.post(`/staff-accounts/${id}/disable`, {})).status).toBe(303)
  expect((await jiritsu.get('/consultations')).status).toBe(303)
  expect((await caller.get('/api/v1/me')).status).toBe(401)
  expect((await admin.post(`/staff-accounts/${id}/setup-link`, {})).status).toBe(409)
  expect((await admin.post(`/staff-accounts/${id}/enable`, {})).status).toBe(303)
  expect((await (await app.signIn('jiritsu')).get('/consultations')).status).toBe(200)
})

test('an administrator ends every session of somebody, and they can sign in again', async () => {
  const shogai = await app.signIn('shogai')
  expect((await admin.post(`/staff-accounts/${await idOf('shogai')}/end-sessions`, {})).status).toBe(303)
  expect((await shogai.get('/consultations')).status).toBe(303)
  expect((await (await app.signIn('shogai')).get('/consultations')).status).toBe(200)
})

test('an account that somebody uses gets no second first link from one administrator alone', async () => {
  const id = await idOf('hana')
  const again = await admin.post(`/staff-accounts/${id}/setup-link`, {})
  expect([again.status, /\/setup\/[\w-]{40,}/.test(again.html)]).toEqual([200, true])
  await app.ask(`update staff.staff set password_hash = 'chosen' where id = $1`, [id])
  const refused = await admin.post(`/staff-accounts/${id}/setup-link`, {})
  expect([refused.status, refused.html.includes('入り直しを頼む')]).toEqual([409, true])
})

test('every change of an account is in the audit, done or refused, with who and whom', async () => {
  const events = await app.ask<{ action: string; outcome: string }>(
    `select distinct action, outcome from audit.event where action like 'staff.%' and staff_id = (select id from staff.staff where login = 'admin')`,
  )
  const found = events.map(event => `${event.action} ${event.outcome}`)
  for (const action of [
    'account-add',
    'account-list',
    'account-read',
    'duty-give',
    'duty-end',
    'account-move',
    'account-disable',
    'account-enable',
    'session-end',
    'setup-link',
  ])
    expect(found).toContain(`staff.${action} done`)
  for (const action of ['account-add', 'duty-give', 'account-move', 'account-change', 'account-disable', 'recovery-ask'])
    expect(found).toContain(`staff.${action} refused`)
})
