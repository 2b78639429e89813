import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildApp, routes } from '../../src/app.ts'
import { newId } from '../../src/kernel/id.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { openLog } from '../../src/platform/log.ts'
import { assetsFolder } from '../../src/platform/project-root.ts'
import { lookCookie } from '../../src/ui/public/look.ts'
import type { RunningApp } from '../app.ts'
import { startApp } from '../app.ts'

const HOST = 'http://localhost:3000'
let app: RunningApp
let ids: Readonly<Record<string, string>>

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 20 })
  const [row] = await app.ask<Record<string, string>>(`
    select (select s.consultation_id from desk.standing s join staff.staff m on m.agency_id = s.agency_id and m.login = 'desk' limit 1) as consultations,
           (select p.id from people.person p join staff.staff m on m.agency_id = p.owner_agency and m.login = 'desk' limit 1) as people,
           (select id from directory.agency limit 1) as agencies, (select id from directory.place limit 1) as places`)
  ids = row ?? {}
})
afterAll(() => app.close())

const isApi = (row: Route) => /^\/(api|public)\//.test(row.path)
const pathOf = (row: Route) =>
  row.path.replace('/:id', `/${ids[row.path.split('/')[isApi(row) ? 3 : 1] ?? ''] ?? newId()}`).replaceAll(/:[a-z]+/gi, () => newId())
const asked = (path: string, init: RequestInit = {}) =>
  app.fetch(new Request(HOST + path, { redirect: 'manual', ...init, headers: { host: 'localhost:3000', ...init.headers } }))

/** Every address that can be looked at, as the desk and as nobody, and what goes wrong on the way. */
async function everyAnswer(): Promise<readonly { readonly name: string; readonly answer: Response }[]> {
  const { cookie } = await app.signIn('desk')
  const seen: { name: string; answer: Response }[] = []
  const note = async (name: string, path: string, init?: RequestInit) => seen.push({ name, answer: await asked(path, init) })
  for (const row of routes.filter(one => one.method === 'GET')) {
    await note(`desk ${row.path}`, pathOf(row), { headers: { cookie, origin: 'https://elsewhere.example' } })
    await note(`nobody ${row.path}`, pathOf(row), { headers: { origin: 'https://elsewhere.example' } })
  }
  const post = { method: 'POST', body: 'x' }
  await note('not there', '/nowhere/at/all')
  await note('not there, API', '/api/v1/nowhere')
  await note('too large', '/consultations', { ...post, headers: { cookie, 'content-length': '9000000' } })
  await note('no JSON', '/api/v1/consultations', { ...post, headers: { authorization: `Bearer ${'x'.repeat(43)}` } })
  await note('foreign form', '/sign-in', { ...post, headers: { origin: 'https://elsewhere.example' } })
  await note('asked beforehand by a browser', '/api/v1/consultations', {
    method: 'OPTIONS',
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
  })
  return seen
}

test('every answer, done or refused, says how it may be used: TLS only, own files only, no frame, no guessing, no referrer, no other origin', async () => {
  const answers = await everyAnswer()
  expect(answers.length).toBeGreaterThan(250)
  for (const { name, answer } of answers) {
    const said = (header: string) => answer.headers.get(header) ?? ''
    expect(said('strict-transport-security'), name).toBe('max-age=31536000; includeSubDomains')
    for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(said('content-security-policy').split('; '), name).toContain(part)
    expect(said('content-security-policy'), name).not.toMatch(/unsafe|https?:|\*/)
    expect(said('x-content-type-options'), name).toBe('nosniff')
    expect(['same-origin', 'no-referrer'], name).toContain(said('referrer-policy'))
    expect(said('cross-origin-resource-policy'), name).toBe('same-origin')
    expect(
      [...answer.headers.keys()].filter(header => header.startsWith('access-control-')),
      name,
    ).toEqual([])
  }
})

test('every answer with a body says what it is, with its character set, and is what it says', async () => {
  let bodies = 0
  for (const { name, answer } of await everyAnswer()) {
    const body = Buffer.from(await answer.arrayBuffer())
    if (body.length === 0) continue
    bodies++
    const type = answer.headers.get('content-type') ?? ''
    expect(type, name).toMatch(
      /^(?:text\/(?:html|css|csv|javascript|plain|calendar)|application\/(?:json|problem\+json|geo\+json)); charset=utf-8|^image\/|^application\/vnd\./,
    )
    if (type.includes('json')) JSON.parse(body.toString('utf8'))
    if (type.startsWith('text/html')) expect(body.toString('utf8'), name).toMatch(/^<!DOCTYPE html>|^<(?:div|section|p|ul|ol)/)
    if (type.startsWith('application/vnd.')) expect(body.subarray(0, 2).toString(), name).toBe('PK')
    if (!/html|json/.test(type) && !name.includes('/assets/'))
      expect(answer.headers.get('content-disposition') ?? '', name).toMatch(/^attachment; filename="/)
  }
  expect(bodies).toBeGreaterThan(200)
})

test('nothing but the files of the screen may be kept by a browser or by anything on the way', async () => {
  const { cookie } = await app.signIn('desk')
  for (const { name, answer } of await everyAnswer()) expect(answer.headers.get('cache-control'), name).toBe('no-store')
  const style = /href="(\/assets\/[^"]+\.css[^"]*)"/.exec(await (await asked('/agencies', { headers: { cookie } })).text())?.[1] ?? ''
  expect((await asked(style)).headers.get('cache-control')).toContain('immutable')
})

test('no file but those of the screen can be fetched, however it is named, and no folder is listed', async () => {
  const names = [
    '',
    '%2e%2e%2fmain.js',
    '..%2f..%2fpackage.json',
    '%2e%2e/package.json',
    'manifest.json',
    '.git',
    'main.js.map',
    '/etc/passwd',
    'a%00.css',
  ]
  for (const name of names) {
    const answer = await asked(`/assets/${name}`)
    expect(answer.status, name).toBe(404)
    expect(await answer.text(), name).not.toMatch(/"dependencies"|root:|tsunagi\.css"/)
  }
  for (const path of ['/.git/config', '/.env', '/package.json', '/src/main.ts', '/db/schema.sql', '/docs/', '/dist/'])
    expect((await asked(path)).status, path).toBe(404)
})

test('every cookie is sent over TLS only, to this host only, is kept from scripts, and does not go along with posts from elsewhere', async () => {
  const body = new URLSearchParams({ demo: 'desk' })
  const given = (await asked('/sign-in', { method: 'POST', body, headers: { origin: HOST } })).headers.getSetCookie()
  const shaped = await asked('/p/look?_ruby=on&_size=large')
  const all = [...given, ...shaped.headers.getSetCookie(), lookCookie({ ruby: 'on', size: 'large', contrast: 'strong' })]
  expect(all.length).toBe(3)
  for (const cookie of all) {
    const [pair = '', ...attributes] = cookie.split(';').map(part => part.trim())
    expect(pair).toMatch(/^__Host-[a-z-]+=/)
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax']))
    expect(cookie).not.toContain('Domain')
  }
})

test('a look changes nothing: no address that is only looked at writes anybody’s record', async () => {
  const { cookie } = await app.signIn('desk')
  const rows = async () =>
    app.ask<{ name: string; marks: string }>(`
      select c.oid::regclass::text as name,
             (xpath('/row/m/text()', query_to_xml(format('select md5(coalesce(string_agg(t.xmin::text || t.ctid::text, '','' order by t.ctid), '''')) as m from %s t', c.oid::regclass), false, true, '')))[1]::text as marks
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind = 'r' and n.nspname in ('people', 'desk', 'referral', 'coordination', 'directory', 'staff', 'ledger') order by 1`)
  const before = await rows()
  expect(before.length).toBeGreaterThan(80)
  for (const row of routes.filter(one => one.method === 'GET' && !one.path.includes('/sso')))
    await asked(pathOf(row), { headers: { cookie } })
  expect(await rows()).toEqual(before)
})

test('signing out takes everything with it that the browser still holds of us', async () => {
  const desk = await app.signIn('desk')
  const out = await desk.post('/sign-out', {})
  expect(out.headers.get('clear-site-data')).toMatch(/"cache".*"storage"|"\*"/)
  expect(out.headers.get('set-cookie')).toContain('Max-Age=0')
})

test('when something breaks inside, the answer tells a number and nothing of the inside, and the log tells where', async () => {
  const lines: string[] = []
  const to = new Writable({ write: (chunk, _, done) => done(lines.push(String(chunk)) < 0 ? new Error('never') : null) })
  const words = 'password=secret-of-the-inside select * from people.person'
  const broken = { bySession: () => Promise.reject(new Error(words)), byToken: () => Promise.reject(new Error(words)) }
  const house = { database: app.database, door: app.door, isDemo: true, cityName: '', isOpenToResidents: true } as unknown as Parameters<
    typeof buildApp
  >[0]['house']
  const failing = buildApp({
    face: 'all',
    house,
    doorkeeper: broken,
    log: openLog('info', to),
    clock: () => new Date(),
    assets: assetsFolder,
  })
  for (const [path, headers] of [
    ['/consultations', { cookie: '__Host-tsunagi=x' }],
    ['/api/v1/me', { authorization: `Bearer ${'x'.repeat(43)}` }],
  ] as const) {
    const answer = await failing.fetch(new Request(HOST + path, { headers: { host: 'localhost:3000', ...headers } }))
    expect(answer.status).toBe(500)
    const said = await answer.text()
    expect(said).toMatch(/\d{3}-\d{3}-\d{3}/)
    expect(said).not.toMatch(/secret-of|select|people\.person|at .*\.ts|Error|node_modules/)
  }
  const told = lines.filter(line => line.includes('"msg":"broken"'))
  expect(told.length).toBe(2)
  expect(told.join()).toContain('asvs-answers')
  expect(lines.join()).not.toContain('secret-of')
})

test('who is asking is the sender itself; behind a proxy of ours, what that proxy said last, and never what the sender wrote', async () => {
  const counted = async (isBehindProxy: boolean, from: string) => {
    const house = { database: app.database, door: app.door, isDemo: true, cityName: '', isOpenToResidents: true } as unknown as Parameters<
      typeof buildApp
    >[0]['house']
    const nobody = { bySession: async () => undefined, byToken: async () => undefined }
    const one = buildApp({
      face: 'all',
      house,
      doorkeeper: nobody,
      log: openLog('silent'),
      clock: () => new Date(),
      assets: assetsFolder,
      isBehindProxy,
    })
    await app.ask('delete from platform.attempt')
    const body = new URLSearchParams({ login: 'nobody', password: 'x' })
    const headers = { host: 'localhost:3000', origin: HOST, 'x-forwarded-for': from }
    await one.fetch(new Request(`${HOST}/sign-in`, { method: 'POST', body, headers }))
    return (await app.ask<{ key: string }>(`select * from platform.attempt where bucket = 'sign-in'`)).map(row => JSON.stringify(row))
  }
  const keyOf = (rows: readonly string[]) => rows.map(row => /"data":\[([\d,]+)\]/.exec(row)?.[1])
  expect(keyOf(await counted(false, '192.0.2.1'))).toEqual(keyOf(await counted(false, '192.0.2.2')))
  expect(keyOf(await counted(true, '192.0.2.1'))).not.toEqual(keyOf(await counted(true, '192.0.2.2')))
  expect(keyOf(await counted(true, '198.51.100.7, 192.0.2.1'))).toEqual(keyOf(await counted(true, '203.0.113.9, 192.0.2.1')))
  await app.ask('delete from platform.attempt')
})
