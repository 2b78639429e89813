import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../testing/app.ts'
import { startApp } from '../../testing/app.ts'
import { seatResidents } from '../../testing/community/seat-residents.ts'
import { routes } from '../app.ts'
import type { StaffId } from '../kernel/id.ts'
import { newId } from '../kernel/id.ts'
import { rowsOf } from '../platform/database.ts'
import { routesOf } from '../platform/http/route.ts'

let app: RunningApp
let chair: Browser
let resident: Browser

beforeAll(async () => {
  app = await startApp({ residents: 60, consultations: 20, face: 'residents' })
  await seatResidents(app)
  ;[chair, resident] = await Promise.all([app.signIn('chair'), app.signIn('resident')])
})

afterAll(() => app.close())

const hung = routesOf('residents', routes)
const paths = hung.filter(row => row.method === 'GET' && row.duty !== 'anyone').map(row => row.path)

test('on the residents’ side there are their own pages, the way in, and nothing of the staff, of residents without a seat, or of programs', () => {
  expect(paths).toContain('/community-issues')
  const known = /^\/($|help|sign-in|setup|join|step-up|account|sign-out|drafts|assets|api\/v1\/openapi)/
  const strangers = hung
    .filter(row => !known.test(row.path))
    .filter(({ duty }) => !Array.isArray(duty) || !duty.some(one => one === 'resident'))
  expect(strangers.map(row => `${row.method} ${row.path}`)).toEqual([])
  expect(hung.filter(row => row.path.startsWith('/api/') && row.path !== '/api/v1/openapi.json')).toEqual([])
})

test('every page of residents opens with the login that knows no casework, and every link on it leads somewhere', async () => {
  await resident.post('/community-issues/new', {
    _key: newId(),
    councilNo: '1',
    title: '坂道がこおる',
    words: '朝の坂道で、二人ころんだ',
    origin: 'walk',
    level: 'council',
  })
  const seen = new Map<string, number>()
  for (const browser of [chair, resident]) {
    const waiting = ['/', ...paths.filter(path => !path.includes(':'))]
    const asked = new Set<string>()
    for (let path = waiting.pop(); path !== undefined && asked.size < 250; path = waiting.pop()) {
      if (asked.has(path)) continue
      asked.add(path)
      const answer = await browser.get(path)
      seen.set(path, answer.status)
      const within = [...answer.html.matchAll(/<a[^>]* href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
      waiting.push(...within, ...(answer.location.startsWith('/') ? [answer.location] : []))
    }
  }
  expect(seen.size).toBeGreaterThan(40)
  const wrong = [...seen].filter(([path, status]) => status >= 400 && !path.startsWith('/p'))
  expect(wrong).toEqual([])
})

test('a resident does there what residents do: tells of a trouble, finds a treasure, and is read by their own council', async () => {
  const told = await resident.post('/community-issues/new', {
    _key: newId(),
    councilNo: '1',
    title: 'ごみ置き場が遠い',
    words: '足が悪いと運べない',
    origin: 'meeting',
    level: 'council',
  })
  expect(told.status, told.html.slice(told.html.indexOf('<main'), told.html.indexOf('<main') + 900)).toBe(303)
  expect((await chair.get(told.location)).html).toContain('足が悪いと運べない')
})

test('an account of the city’s own does not exist there: no sign-in, no session made elsewhere, no duty', async () => {
  await expect(app.signIn('csw')).rejects.toThrow('could not sign in')
  await expect(app.signIn('desk')).rejects.toThrow('could not sign in')
  const [csw] = await app.ask<{ id: string }>(`select id from staff.staff where login = 'csw'`)
  const as = (statement: string) => app.database.transaction(csw?.id as StaffId, db => rowsOf(db, sql.raw(statement)))
  expect(await as('select * from staff.duties_today(platform.reader_id())')).toEqual([])
  expect(await as('select * from councils.participant')).toEqual([])
  expect(await as('select * from platform.session')).toHaveLength(2)
})

test('a code on paper opens the account there, and only for the pages of residents', async () => {
  const name = '紙端 一子'
  await chair.post('/councils/1/people', { _key: newId(), name, kana: 'カミハシ イチコ', reach: 'paper' })
  const [one] = await app.ask<{ id: string }>('select id from councils.participant where name = $1', [name])
  const [body] = await app.ask<{ id: string }>(`select id from councils.body where council_no = 1 and kind = 'network_meeting'`)
  const seat = { _key: newId(), participantId: one?.id ?? '', office: '委員', fromOn: '令和8年4月1日' }
  expect((await chair.post(`/bodies/${body?.id}/seats`, seat)).status).toBe(303)
  const paper = await chair.post(`/councils/1/people/${one?.id}/invite`, { kind: 'paper' })
  const code = /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(paper.html)?.[0] ?? ''
  const entered = await app.visitor().post('/join', { code })
  expect([entered.status, entered.location]).toEqual([303, '/councils/mine?done=joined'])
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const open = async (path: string) =>
    (await app.fetch(new Request(`http://localhost:3000${path}`, { headers: { cookie, host: 'localhost:3000' } }))).status
  expect([await open('/councils/1'), await open('/consultations'), await open('/cases'), await open('/audit')]).toEqual([
    200, 404, 404, 404,
  ])
})
