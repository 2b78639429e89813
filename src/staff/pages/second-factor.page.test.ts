import { hash } from '@node-rs/argon2'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import type { Got, Jar } from '../../../testing/builders/cookie-jar.ts'
import { openJar } from '../../../testing/builders/cookie-jar.ts'

const PASSWORD = 'correct horse battery 馬'
const STEP = 30_000
let app: RunningApp
/** The clock of codes stands still unless a test moves it. */
let now = new Date('2026-11-20T01:00:10Z')

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 10, clock: () => now })
  await app.ask('update staff.staff set password_hash = $1 where is_demo', [await hash(PASSWORD)])
})
afterAll(() => app.close())

beforeEach(async () => {
  now = new Date(now.getTime() + 20 * STEP)
  await app.ask(`delete from platform.attempt`)
  await app.ask(`update staff.staff set failed_count = 0, locked_until = null`)
})

/** Somebody of a real city: no role to choose, a password of their own, and nothing else yet. */
async function real(login: string): Promise<Jar> {
  await app.ask(`update staff.staff set is_demo = false where login = $1`, [login])
  for (const table of ['totp', 'recovery_code', 'passkey'])
    await app.ask(`delete from staff.${table} where staff_id = (select id from staff.staff where login = $1)`, [login])
  return openJar(app, 'Mozilla/5.0 (Windows NT 10.0) Chrome/126.0.0.0 Safari/537.36')
}

const enter = (jar: Jar, login: string, more: Readonly<Record<string, string>> = {}) =>
  jar.post('/sign-in', { login, password: PASSWORD, ...more })
const keyIn = (html: string) => (/class="tn-secret">([A-Z2-7 ]{32,})</.exec(html)?.[1] ?? '').replaceAll(' ', '')
const sealedIn = (html: string) => /name="sealed" value="([^"]+)"/.exec(html)?.[1] ?? ''
const codesIn = (html: string) => [...html.matchAll(/class="tn-secret">([a-z0-9-]{29})</g)].map(found => found[1] ?? '')
const codeOf = (key: string, at = now) => new TOTP({ secret: key }).generate({ timestamp: at.getTime() })

async function enrol(jar: Jar, login: string): Promise<{ readonly key: string; readonly codes: readonly string[]; readonly page: Got }> {
  await enter(jar, login)
  const offer = await jar.get('/account/second-factor?next=%2Fagencies')
  const key = keyIn(offer.html)
  const page = await jar.post('/account/second-factor/totp', { sealed: sealedIn(offer.html), code: codeOf(key), _next: '/agencies' })
  return { key, codes: codesIn(page.html), page }
}

test('whoever works with people and has no second factor gets no session before one is enrolled', async () => {
  const jar = await real('jiritsu')
  const entered = await enter(jar, 'jiritsu', { _next: '/consultations' })
  expect([entered.status, entered.location]).toEqual([303, '/account/second-factor?next=%2Fconsultations'])
  expect(jar.session()).toBe('')
  for (const path of ['/consultations', '/people', '/account', '/agencies']) expect((await jar.get(path)).status, path).toBe(303)
  const { codes, page } = await enrol(jar, 'jiritsu')
  expect(page.status).toBe(200)
  expect(codes.length).toBe(10)
  expect(page.html).toContain('href="/agencies"')
  expect((await jar.get('/consultations')).status).toBe(200)
})

test('the pretend city and members of a meeting enter without a second factor', async () => {
  const chair = await real('chair')
  expect((await enter(chair, 'chair', { _next: '/agencies' })).location).toBe('/agencies')
  expect(chair.session()).not.toBe('')
  const demo = openJar(app)
  expect((await demo.post('/sign-in', { demo: 'desk' })).status).toBe(303)
  expect((await demo.get('/consultations')).status).toBe(200)
})

test('with an app the password alone opens nothing; its code opens a session, and the same code never again', async () => {
  const first = await real('houkatsu')
  const { key } = await enrol(first, 'houkatsu')
  const jar = openJar(app)
  const asked = await enter(jar, 'houkatsu')
  expect(asked.status).toBe(200)
  expect(asked.html).toContain('確認コードを入れてください')
  expect(jar.session()).toBe('')
  expect((await jar.get('/consultations')).status).toBe(303)
  const usedAtEnrolment = await jar.post('/sign-in/second-factor', { code: codeOf(key) })
  expect(usedAtEnrolment.status).toBe(422)
  expect(usedAtEnrolment.html).toContain('もう使われています')
  now = new Date(now.getTime() + STEP)
  const code = codeOf(key)
  expect((await jar.post('/sign-in/second-factor', { code, _next: '/agencies' })).location).toBe('/agencies')
  expect((await jar.get('/consultations')).status).toBe(200)
  const other = openJar(app)
  await enter(other, 'houkatsu')
  expect((await other.post('/sign-in/second-factor', { code })).status).toBe(422)
  expect(other.session()).toBe('')
})

test('a code of the step before or after is taken, one of two steps away is not', async () => {
  const { key } = await enrol(await real('shogai'), 'shogai')
  for (const [steps, status] of [
    [5, 422],
    [3, 303],
  ] as const) {
    const jar = openJar(app)
    const codeAt = new Date(now.getTime() + steps * STEP)
    await enter(jar, 'shogai')
    now = new Date(now.getTime() + 2 * STEP)
    expect((await jar.post('/sign-in/second-factor', { code: codeOf(key, codeAt) })).status, `${steps}`).toBe(status)
    now = new Date(now.getTime() - 2 * STEP)
  }
})

test('a code from paper opens once, and the database cannot tell what it was', async () => {
  const { codes } = await enrol(await real('kodomo'), 'kodomo')
  const [code = ''] = codes
  const jar = openJar(app)
  await enter(jar, 'kodomo')
  expect((await jar.post('/sign-in/second-factor', { code: code.toUpperCase().replaceAll('-', ' ') })).status).toBe(303)
  expect((await jar.get('/account')).html).toContain('残り9つ')
  const again = openJar(app)
  await enter(again, 'kodomo')
  expect((await again.post('/sign-in/second-factor', { code })).status).toBe(422)
  const [stored] = await app.ask<{ n: number }>(
    `select count(*)::integer as n from staff.recovery_code c join staff.staff s on s.id = c.staff_id
      where s.login = 'kodomo' and octet_length(c.code_hash) = 32`,
  )
  expect(stored?.n).toBe(9)
})

test('wrong codes lock the account as wrong passwords do, however often the password is given between them', async () => {
  const { key } = await enrol(await real('csw'), 'csw')
  for (let tries = 0; tries < 5; tries++) {
    const jar = openJar(app)
    await enter(jar, 'csw')
    expect((await jar.post('/sign-in/second-factor', { code: '000000' })).status, `${tries}`).toBe(422)
  }
  now = new Date(now.getTime() + STEP)
  const jar = openJar(app)
  const locked = await enter(jar, 'csw')
  expect(locked.status).toBe(429)
  expect(locked.html).toContain('このログイン名は止めています')
  await app.ask(`update staff.staff set locked_until = now() - interval '1 second' where login = 'csw'`)
  await enter(jar, 'csw')
  expect((await jar.post('/sign-in/second-factor', { code: codeOf(key) })).status).toBe(303)
  expect(await app.ask(`select failed_count from staff.staff where login = 'csw'`)).toEqual([{ failed_count: 0 }])
})

test('after five wrong codes, or ten minutes by the database, the password is asked for again', async () => {
  const { key } = await enrol(await real('head'), 'head')
  now = new Date(now.getTime() + STEP)
  const jar = openJar(app)
  await enter(jar, 'head')
  for (let tries = 0; tries < 5; tries++) {
    await jar.post('/sign-in/second-factor', { code: '111111' })
    await app.ask(`update staff.staff set failed_count = 0, locked_until = null`)
  }
  const worn = await jar.post('/sign-in/second-factor', { code: codeOf(key) })
  expect([worn.status, worn.html.includes('最初に戻りました')]).toEqual([422, true])
  const slow = openJar(app)
  await enter(slow, 'head')
  await app.ask(`update staff.half_session set ends_at = now() - interval '1 second'`)
  expect((await slow.post('/sign-in/second-factor', { code: codeOf(key) })).html).toContain('最初に戻りました')
  expect([jar.session(), slow.session()]).toEqual(['', ''])
})

test('once a factor is enrolled, nobody else who knew the password alone can enrol one', async () => {
  const owner = await real('coordinator')
  const thief = openJar(app)
  await enter(thief, 'coordinator')
  const offer = await thief.get('/account/second-factor')
  await enrol(owner, 'coordinator')
  const key = keyIn(offer.html)
  const late = await thief.post('/account/second-factor/totp', { sealed: sealedIn(offer.html), code: codeOf(key) })
  expect(late.status).toBe(303)
  expect(thief.session()).toBe('')
  expect((await thief.get('/account/second-factor')).status).toBe(303)
})

test('a wrong first code keeps the same picture, so that the app need not be set up again', async () => {
  const jar = await real('specialist')
  await enter(jar, 'specialist')
  const offer = await jar.get('/account/second-factor')
  const wrong = await jar.post('/account/second-factor/totp', { sealed: sealedIn(offer.html), code: '12' })
  expect(wrong.status).toBe(422)
  expect(wrong.html).toContain('数字が合いません')
  expect(keyIn(wrong.html)).toBe(keyIn(offer.html))
  expect(jar.session()).toBe('')
})

test('the secret of an app is not in the database in clear', async () => {
  const { key } = await enrol(await real('desk'), 'desk')
  const rows = await app.ask<{ secret: Buffer }>(`select secret from staff.totp`)
  expect(rows.length).toBeGreaterThan(0)
  for (const { secret } of rows) {
    expect(secret.includes(Buffer.from(key))).toBe(false)
    expect(secret.toString('latin1')).not.toContain(key)
  }
})

test('what was typed when a session ended comes through both steps', async () => {
  const { key } = await enrol(await real('privacy'), 'privacy')
  now = new Date(now.getTime() + STEP)
  const jar = openJar(app)
  const second = await enter(jar, 'privacy', { _next: '/consultations/new', 'carried.statement': '屋根が雨もりする' })
  expect(second.html).toContain('name="carried.statement" value="屋根が雨もりする"')
  const wrong = await jar.post('/sign-in/second-factor', {
    code: '000000',
    _next: '/consultations/new',
    'carried.statement': '屋根が雨もりする',
  })
  expect(wrong.html).toContain('屋根が雨もりする')
  await jar.post('/sign-in/second-factor', { code: codeOf(key), _next: '/consultations/new', 'carried.statement': '屋根が雨もりする' })
  const kept = await app.ask(
    `select 1 from platform.draft d join staff.staff s on s.id = d.staff_id where s.login = 'privacy' and d.form = '/consultations/new'`,
  )
  expect(kept.length).toBe(1)
})

test('every step of signing in is in the audit, with the way but never the code', async () => {
  const { codes } = await enrol(await real('plan'), 'plan')
  const jar = openJar(app)
  await enter(jar, 'plan')
  await jar.post('/sign-in/second-factor', { code: '999999' })
  await jar.post('/sign-in/second-factor', { code: codes[3] ?? '' })
  const events = await app.ask<{
    action: string
    outcome: string
    refusal: string | null
    content: { method?: string; stage?: string } | null
  }>(
    `select e.action, e.outcome, e.refusal, d.content from audit.event e left join audit.detail d on d.event_id = e.id
      where e.subject_ids @> array[(select id from staff.staff where login = 'plan')] order by e.at, e.id`,
  )
  expect(
    events.map(({ action, outcome, refusal, content }) => [action, outcome, refusal, content?.method ?? content?.stage ?? null]),
  ).toEqual([
    ['staff.sign-in-half', 'done', null, 'enrol'],
    ['staff.second-factor-add', 'done', null, 'totp'],
    ['staff.sign-in', 'done', null, 'totp'],
    ['staff.sign-in-half', 'done', null, 'second'],
    ['staff.sign-in', 'refused', 'wrong-code', null],
    ['staff.sign-in', 'done', null, 'recovery-code'],
  ])
})
