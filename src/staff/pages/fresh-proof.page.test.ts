import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { routes } from '../../app.ts'

let app: RunningApp
let desk: Browser
let admin: Browser

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 3 })
  desk = await app.signIn('desk')
  admin = await app.signIn('admin')
})
afterAll(() => app.close())
beforeEach(() => app.ask('update platform.session set strong_at = null'))

const SHARED_FILES = ['/treasures.csv', '/liaison.csv', '/field-logs/report.csv']

/** The page with the button; the file itself comes from the POST. */
const FORM_OF_A_FILE = 'GET /councils/:no/export'

test('every file with people in it and every change of the rules asks for a fresh proof', () => {
  // What neighbours share of their neighbourhood, and sums, are no files of people: whoever is named there has said yes.
  const isFile = (path: string) => /[.]csv$|[/](excel|export)$/.test(path) && !SHARED_FILES.includes(path)
  const isAsked = (row: (typeof routes)[number]) =>
    (isFile(row.path) && typeof row.audit === 'string' && `${row.method} ${row.path}` !== FORM_OF_A_FILE) ||
    (row.method === 'POST' && row.path.startsWith('/rules/'))
  const pages = routes.filter(row => !row.path.startsWith('/api/') && (row.face ?? 'staff') === 'staff')
  const asked = pages.filter(isAsked)
  expect(asked.length).toBeGreaterThan(25)
  expect(asked.filter(row => row.proof !== 'fresh').map(row => `${row.method} ${row.path}`)).toEqual([])
  expect(pages.filter(row => row.proof === 'fresh' && !isAsked(row)).map(row => row.path)).toEqual([])
})

test('a file is given only after a fresh proof: without it one is led there and back, and the try is written down', async () => {
  const asked = await desk.get('/consultations.csv')
  expect([asked.status, asked.location]).toEqual([303, '/step-up?next=%2Fconsultations.csv'])
  const [event] = await app.ask<{ outcome: string; refusal: string }>(
    `select outcome, refusal from audit.event where route = 'GET /consultations.csv' order by at desc limit 1`,
  )
  expect(event).toEqual({ outcome: 'refused', refusal: 'fresh-proof-missing' })
  // Proving changes the secret of the session, so somebody else does it here.
  const other = await app.signIn('desk')
  expect((await other.post('/step-up', { _next: '/consultations' })).location).toBe('/consultations')
  const given = await app.signIn('desk')
  expect((await given.get('/consultations.csv')).headers.get('content-type')).toContain('text/csv')
})

test('a proof of six minutes ago is none', async () => {
  await app.ask(`update platform.session set strong_at = now() - interval '6 minutes'`)
  expect((await desk.get('/consultations.csv')).status).toBe(303)
})

test('a form that was sent without a proof leads back to its own page, where what was typed waits', async () => {
  const typed = { code: 'new_basis', law: '見本の法律', article: '1条', title: '見本', summary: '見本の根拠', from: 'R8.12.20' }
  const looked = await admin.post('/rules/bases/new', { ...typed, _draft: '/rules/bases/new', step: 'look' })
  expect(looked.status).not.toBe(303)
  const sent = await admin.post('/rules/bases/new', { ...typed, _draft: '/rules/bases/new', step: 'apply' })
  expect(sent.location).toBe('/step-up?next=%2Frules%2Fbases%2Fnew')
  expect((await admin.get('/rules/bases/new')).html).toContain('見本の法律')
  expect(await app.ask(`select 1 from platform.legal_basis where code = 'new_basis'`)).toEqual([])
})

test('a button pressed without a proof leads back to the page it stands on, and never to another house', async () => {
  const pressed = await admin.post('/rules/bases/none/withdraw', { begins: '2030-01-01' }, { referer: 'http://localhost:3000/rules/bases' })
  expect(pressed.location).toBe('/step-up?next=%2Frules%2Fbases')
  const foreign = await admin.post('/rules/bases/none/withdraw', { begins: '2030-01-01' }, { referer: 'https://evil.example/rules' })
  expect(foreign.location).toBe('/step-up?next=%2F')
})

test('a protected place opens only after a fresh proof, and the reason that was typed stays on the page', async () => {
  const made = await desk.post('/people/new', { language: 'ja', sex: 'not_stated', family: '隠里', given: '見本', address: '隠し里八丁目' })
  const person = /[0-9a-f-]{36}/.exec(made.location)?.[0]
  await desk.post(`/people/${person}/protection/set`, { kind: 'dv', fromOn: '2026-11-01', perpetrators: [] })
  expect((await desk.get(`/people/${person}/protection`)).html).toContain(
    `/step-up?next=${encodeURIComponent(`/people/${person}/protection`)}`,
  )
  const tried = await desk.post(`/people/${person}/protection/open`, { reason: '書類を郵送するため' })
  expect([tried.status, tried.html.includes('隠し里八丁目')]).toEqual([403, false])
  expect(tried.html).toContain('書類を郵送するため')
  expect(await app.ask('select 1 from people.place_opening where person_id = $1', [person])).toEqual([])
  await app.ask('update platform.session set strong_at = now()')
  expect((await desk.post(`/people/${person}/protection/open`, { reason: '書類を郵送するため' })).html).toContain('隠し里八丁目')
})
