import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'

let app: RunningApp
let desk: Browser
let head: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 10 })
  await app.ask(`insert into staff.staff (id, login, name, kana, agency_id, is_demo)
    select gen_random_uuid(), l, '見本 ' || l, 'ミホン', agency_id, true from staff.staff, unnest(array['newcomer', 'bystander']) l where login = 'desk'`)
  desk = await app.signIn('desk')
  head = await app.signIn('head')
})
afterAll(() => app.close())

const PATH = '/account/delegations'
const idOf = async (login: string) => (await app.ask<{ id: string }>('select id from staff.staff where login = $1', [login]))[0]?.id ?? ''
const day = async (shift = 0) =>
  (await app.ask<{ day: string }>('select (staff.today() + $1::integer)::text as day', [shift]))[0]?.day ?? ''
const lend = async (by: Browser, to: string, duties: readonly string[], until = 5) =>
  by.post(PATH, { to: await idOf(to), duties, from: await day(), until: await day(until), reason: '夏の休みのため' })

test('a colleague stands in from one request to the next: the queue opens, and both are shown what was lent', async () => {
  const newcomer = await app.signIn('newcomer')
  expect((await newcomer.get('/consultations')).status).toBe(403)
  expect((await lend(desk, 'newcomer', ['consult'])).status).toBe(303)
  expect((await newcomer.get('/consultations')).status).toBe(200)
  for (const path of [PATH, '/account']) expect((await newcomer.get(path)).html, path).toMatch(/相談を受ける（.+さんの代わり/)
  expect((await desk.get(PATH)).html).toContain('見本 newcomer')
  const [event] = await app.ask<{ lent: unknown }>(
    `select d.content -> 'lent' as lent from audit.event e join audit.detail d on d.event_id = e.id
      where e.staff_id = $1 and e.action = 'consultation.list' and e.outcome = 'done' order by e.at desc limit 1`,
    [await idOf('newcomer')],
  )
  expect(event?.lent).toEqual([{ duty: 'consult', by: await idOf('desk') }])
})

test('what was lent is not offered to be lent on, and is refused when sent all the same', async () => {
  const newcomer = await app.signIn('newcomer')
  expect((await newcomer.get(PATH)).html).toContain('頼める担当がありません')
  const refused = await lend(newcomer, 'bystander', ['consult'])
  expect([refused.status, refused.html.includes('さらに頼めません')]).toEqual([422, true])
})

test('the head takes a delegation back at once; a bystander of the agency neither sees nor ends it', async () => {
  const [given] = await app.ask<{ id: string }>('select id from staff.delegation')
  const bystander = await app.signIn('bystander')
  expect((await bystander.get(PATH)).html).not.toContain('見本 newcomer</td>')
  expect((await bystander.post(`${PATH}/${given?.id}/withdraw`, {})).status).toBe(404)
  const newcomer = await app.signIn('newcomer')
  expect((await newcomer.get('/consultations')).status).toBe(200)
  expect((await head.post(`${PATH}/${given?.id}/withdraw`, {})).status).toBe(303)
  expect((await newcomer.get('/consultations')).status).toBe(403)
  expect((await head.post(`${PATH}/${given?.id}/withdraw`, {})).status).toBe(409)
})

test('whoever mistypes loses nothing and is told at each field; a colleague of another agency cannot be chosen', async () => {
  const empty = await desk.post(PATH, { to: '', from: '昨日', until: '', reason: '言葉は残る' })
  expect(empty.status).toBe(422)
  for (const name of ['to', 'duties', 'from', 'until']) expect(empty.html).toContain(`href="#f-${name}"`)
  for (const words of ['value="昨日"', '言葉は残る']) expect(empty.html).toContain(words)
  expect((await desk.get(PATH)).html).not.toContain(await idOf('houkatsu'))
  expect((await lend(desk, 'houkatsu', ['consult'])).html).toContain('同じ所属で働いている方から選んでください')
  expect((await lend(desk, 'newcomer', ['consult'], 100)).html).toContain('92日まで')
})

test('an administrator cannot lend the keeping of accounts', async () => {
  const admin = await app.signIn('admin')
  expect((await admin.get(PATH)).html).toContain('頼める担当がありません')
  await app.ask(`update staff.staff set agency_id = (select agency_id from staff.staff where login = 'admin') where login = 'bystander'`)
  expect((await lend(admin, 'bystander', ['administer'])).html).toContain('管理と監査の担当は、代わりを頼めません')
})
