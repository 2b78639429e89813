import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import { newId } from '../../src/kernel/id.ts'
import type { Route } from '../../src/platform/http/route.ts'
import type { RunningApp } from '../app.ts'
import { startApp } from '../app.ts'

const DEMO = [
  'desk',
  'head',
  'coordinator',
  'houkatsu',
  'shogai',
  'kodomo',
  'jiritsu',
  'csw',
  'specialist',
  'plan',
  'privacy',
  'admin',
  'chair',
  'resident',
  'business',
]
const HOST = 'http://localhost:3000'

let app: RunningApp
let ids: Readonly<Record<string, string>>

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 20 })
  const [row] = await app.ask<Record<string, string>>(`
    select (select s.consultation_id from desk.standing s join staff.staff m on m.agency_id = s.agency_id and m.login = 'desk' limit 1) as consultations,
           (select p.id from people.person p join staff.staff m on m.agency_id = p.owner_agency and m.login = 'desk' limit 1) as people,
           (select h.id from people.household h join staff.staff m on m.agency_id = h.owner_agency and m.login = 'desk' limit 1) as households,
           (select id from referral.referral limit 1) as referrals, (select id from directory.agency limit 1) as agencies`)
  ids = row ?? {}
})

afterAll(() => app.close())

const isApi = (row: Route) => /^\/(api|public)\//.test(row.path)

function pathOf(row: Route): string {
  const kind = row.path.split('/')[isApi(row) ? 3 : 1] ?? ''
  return row.path
    .replace('/:id', `/${ids[kind] ?? newId()}`)
    .replace(':personid', ids['people'] ?? '')
    .replaceAll(/:[a-z]+/gi, () => newId())
}

test('every page answers everybody of the demo without breaking', async () => {
  const statuses = new Map<number, number>()
  for (const login of DEMO) {
    const [browser, caller] = [await app.signIn(login), await app.api(login)]
    for (const row of routes.filter(one => one.method === 'GET')) {
      const answer = await (isApi(row) ? caller : browser).get(pathOf(row))
      expect(answer.status, `${login} GET ${row.path}: ${answer.html.slice(0, 200)}`).toBeLessThan(500)
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
    }
  }
  console.log('answers by status', Object.fromEntries(statuses))
  expect(statuses.get(200) ?? 0).toBeGreaterThan(100)
})

test('without the duty a route does not open, by any method, and that somebody tried is written down', async () => {
  const guarded = routes.filter(row => row.duty !== 'anyone' && row.duty !== 'signed-in')
  for (const row of guarded) {
    const duties = typeof row.duty === 'string' ? [row.duty] : row.duty
    const login = duties.some(duty => duty === 'audit') ? 'desk' : 'privacy'
    const [browser, caller] = [await app.signIn(login), await app.api(login)]
    const path = pathOf(row)
    const [before] = await app.ask<{ at: string }>('select clock_timestamp()::text as at')
    const answer =
      row.method === 'GET'
        ? await (isApi(row) ? caller : browser).get(path)
        : await (isApi(row) ? caller.send(row.method as 'POST' | 'PATCH', path, {}) : browser.post(path, {}))
    expect([403, 404], `${row.method} ${row.path}`).toContain(answer.status)
    const events = await app.ask(
      `select 1 from audit.event where at >= $1::timestamptz and outcome = 'refused' and refusal = 'duty-missing' and route = $2`,
      [before?.at, `${row.method} ${row.path}`],
    )
    expect(events.length, `${row.method} ${row.path}`).toBe(1)
  }
  expect(guarded.length).toBeGreaterThan(80)
})

test('without signing in nothing but the way in is shown', async () => {
  for (const row of routes.filter(one => one.duty !== 'anyone')) {
    const answer = await app.fetch(
      new Request(HOST + pathOf(row), { method: row.method, redirect: 'manual', headers: { host: 'localhost:3000' } }),
    )
    expect(isApi(row) ? [401] : row.method === 'GET' ? [303] : [401], `${row.method} ${row.path}`).toContain(answer.status)
  }
})

test('no page takes a form that comes from elsewhere or carries no token, and nothing changes by it', async () => {
  const browser = await app.signIn('desk')
  const count = async () => (await app.ask<{ n: number }>('select count(*)::integer as n from audit.event'))[0]?.n
  const before = await count()
  const posts = routes.filter(row => row.method === 'POST' && !isApi(row))
  for (const row of posts) {
    const elsewhere = [
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of elsewhere) {
      const answer = await browser.post(pathOf(row), { demo: 'desk', channel: 'phone', statement: 'x' }, headers)
      expect(answer.status, `${row.path} from ${JSON.stringify(headers)}`).toBe(403)
      expect(answer.headers.get('set-cookie')).toBeNull()
    }
    if (row.duty === 'anyone') continue
    for (const token of ['', 'x'.repeat(43)]) expect((await browser.post(pathOf(row), { _token: token })).status, row.path).toBe(403)
  }
  expect(await count()).toBe(before)
  expect(posts.length).toBeGreaterThan(30)
})

test('the API does not take a cookie for a token', async () => {
  const browser = await app.signIn('desk')
  for (const row of routes.filter(one => isApi(one) && one.duty !== 'anyone')) {
    const headers = { cookie: browser.cookie, host: 'localhost:3000', 'content-type': 'application/json' }
    const init = { method: row.method, headers, ...(row.method === 'GET' ? {} : { body: '{}' }) }
    expect((await app.fetch(new Request(HOST + pathOf(row), init))).status, row.path).toBe(401)
  }
})
