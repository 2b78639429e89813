import { hash } from '@node-rs/argon2'
import { TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import type { Jar } from '../../../testing/builders/cookie-jar.ts'
import { openJar } from '../../../testing/builders/cookie-jar.ts'
import { freshToken, tokenHash } from '../../platform/http/token.ts'

const PASSWORD = 'correct horse battery 馬'
const FIREFOX = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:127.0) Gecko/20100101 Firefox/127.0'
let app: RunningApp
let now = new Date('2026-11-20T01:00:10Z')

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 10, clock: () => now })
})
afterAll(() => app.close())

beforeEach(async () => {
  now = new Date(now.getTime() + 600_000)
  await app.ask('delete from platform.attempt')
  await app.ask('update staff.staff set failed_count = 0, locked_until = null, password_hash = $1 where is_demo', [await hash(PASSWORD)])
})

async function signedIn(login: string, userAgent = ''): Promise<Jar> {
  const jar = openJar(app, userAgent)
  expect((await jar.post('/sign-in', { login, password: PASSWORD })).status).toBe(303)
  await jar.get('/account')
  return jar
}

const stale = () => app.ask(`update platform.session set strong_at = now() - interval '5 minutes 1 second'`)
const isAlive = async (jar: Jar) => (await jar.get('/account')).status === 200
const idsToEnd = (html: string) => [...html.matchAll(/\/account\/sessions\/([0-9a-f-]{36})\/end"/g)].map(found => found[1] ?? '')

test('signing in and proving oneself again each give a new secret, and the one before is dead', async () => {
  const jar = await signedIn('desk')
  const first = jar.copy()
  expect((await jar.post('/sign-in', { login: 'desk', password: PASSWORD })).status).toBe(303)
  expect(jar.session()).not.toBe(first.session())
  expect([await isAlive(first), await isAlive(jar)]).toEqual([false, true])
  const second = jar.copy()
  const proven = await jar.post('/step-up', { password: PASSWORD, _next: '/account/password' })
  expect([proven.status, proven.location]).toEqual([303, '/account/password'])
  expect(jar.session()).not.toBe(second.session())
  expect([await isAlive(second), await isAlive(jar)]).toEqual([false, true])
})

test('proving oneself again does not put off the end of the working day', async () => {
  const jar = await signedIn('desk')
  await app.ask(`update platform.session set ends_at = now() + interval '1 hour'`)
  await jar.post('/step-up', { password: PASSWORD })
  const left = await app.ask<{ late: boolean }>(
    `select ends_at > now() + interval '2 hours' as late from platform.session where ends_at > now()`,
  )
  expect(left.every(row => !row.late)).toBe(true)
})

test('five minutes after proving oneself, by the database, what is delicate asks again', async () => {
  const jar = await signedIn('head')
  expect((await jar.get('/account/password')).status).toBe(200)
  await stale()
  for (const path of ['/account/password', '/account/second-factor'])
    expect((await jar.get(path)).location).toBe(`/step-up?next=${encodeURIComponent(path)}`)
  const asked = await jar.post('/account/password', { password: 'みかんを三つ、縁側で食べた', again: 'みかんを三つ、縁側で食べた' })
  expect(asked.location).toBe('/step-up?next=%2Faccount%2Fpassword')
  expect((await jar.post('/account/recovery-codes')).location).toBe('/step-up?next=%2Faccount')
  expect(await isAlive(jar)).toBe(true)
})

test('a wrong password at the second asking counts towards the lock, and the session goes on', async () => {
  const jar = await signedIn('houkatsu')
  for (let tries = 0; tries < 5; tries++) expect((await jar.post('/step-up', { password: 'wrong' })).status).toBe(422)
  expect((await jar.post('/step-up', { password: PASSWORD })).status).toBe(429)
  expect(await isAlive(jar)).toBe(true)
})

test('with an app, proving oneself again asks for its code as well', async () => {
  const jar = await signedIn('csw')
  const offer = await jar.get('/account/second-factor')
  const key = (/class="tn-secret">([A-Z2-7 ]{32,})</.exec(offer.html)?.[1] ?? '').replaceAll(' ', '')
  const sealed = /name="sealed" value="([^"]+)"/.exec(offer.html)?.[1] ?? ''
  const code = () => new TOTP({ secret: key }).generate({ timestamp: now.getTime() })
  await jar.post('/account/second-factor/totp', { sealed, code: code(), _next: '/account' })
  await stale()
  now = new Date(now.getTime() + 30_000)
  await jar.get('/account')
  expect((await jar.post('/step-up', { password: PASSWORD })).status).toBe(422)
  expect((await jar.post('/step-up', { code: code() })).status).toBe(422)
  expect((await jar.post('/step-up', { password: 'wrong', code: code() })).status).toBe(422)
  expect((await jar.post('/step-up', { password: PASSWORD, code: code(), _next: '/account' })).status).toBe(303)
  await jar.get('/account')
  expect((await jar.post('/step-up', { password: PASSWORD, code: code() })).status).toBe(422)
})

test('somebody of the pretend city without a password is not asked for one', async () => {
  await app.ask(`update staff.staff set password_hash = null where login = 'kodomo'`)
  const jar = openJar(app)
  await jar.post('/sign-in', { demo: 'kodomo' })
  expect((await jar.get('/account/second-factor')).location).toBe('/step-up?next=%2Faccount%2Fsecond-factor')
  expect((await jar.get('/step-up?next=%2Faccount%2Fsecond-factor')).html).toContain('デモの役にはパスワードがありません')
  expect((await jar.post('/step-up', { _next: '/account/second-factor' })).location).toBe('/account/second-factor')
  expect((await jar.get('/account/second-factor')).status).toBe(200)
})

test('stepping up leads back to pages of our own only', async () => {
  const jar = await signedIn('desk')
  for (const next of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example']) {
    await jar.get('/account')
    expect((await jar.post('/step-up', { password: PASSWORD, _next: next })).location).toBe('/')
  }
})

test('one sees where one is signed in, this one marked, and ends another at once', async () => {
  await app.ask(`delete from platform.session`)
  const here = await signedIn('shogai', FIREFOX)
  const there = await signedIn('shogai')
  const stranger = await signedIn('desk')
  const { html } = await here.get('/account')
  expect(html).toContain('Firefox・Mac')
  expect(html).toContain('わからないブラウザー')
  expect(html.match(/この画面</g)?.length).toBe(1)
  expect(html).not.toMatch(/127\.0\.0\.1|unknown/)
  const [other = ''] = idsToEnd(html)
  expect(idsToEnd(html).length).toBe(1)
  expect((await stranger.post(`/account/sessions/${other}/end`)).status).toBe(404)
  expect(await isAlive(there)).toBe(true)
  await here.get('/account')
  expect((await here.post(`/account/sessions/${other}/end`)).location).toBe('/account?done=session-ended')
  expect([await isAlive(there), await isAlive(here), await isAlive(stranger)]).toEqual([false, true, true])
})

test('sessions elsewhere are ended, and a passkey taken away, only after proving oneself again, and that it was tried is written down', async () => {
  await app.ask(`delete from platform.session`)
  const [here, there] = [await signedIn('houkatsu'), await signedIn('houkatsu')]
  const [other = ''] = idsToEnd((await here.get('/account')).html)
  await stale()
  const passkey = '0190aaaa-0000-7000-8000-000000000009'
  for (const path of [
    `/account/sessions/${other}/end`,
    '/account/sessions/end-others',
    '/account/sign-out-everywhere',
    `/account/passkeys/${passkey}/remove`,
  ]) {
    await here.get('/account')
    expect((await here.post(path)).location, path).toBe('/step-up?next=%2Faccount')
  }
  expect(await isAlive(there)).toBe(true)
  const tried = await app.ask(`select 1 from audit.event where refusal = 'fresh-proof-missing' and action like 'staff.%'`)
  expect(tried.length).toBe(4)
  await here.post('/step-up', { password: PASSWORD })
  await here.get('/account')
  expect((await here.post(`/account/sessions/${other}/end`)).location).toBe('/account?done=session-ended')
  expect([await isAlive(there), await isAlive(here)]).toEqual([false, true])
})

test('ending all others leaves this one; signing out everywhere leaves none', async () => {
  const [here, there] = [await signedIn('jiritsu'), await signedIn('jiritsu')]
  expect((await here.post('/account/sessions/end-others')).location).toBe('/account?done=others-ended')
  expect([await isAlive(there), await isAlive(here)]).toEqual([false, true])
  const again = await signedIn('jiritsu')
  const here2 = here.copy()
  expect((await here.post('/account/sign-out-everywhere')).location).toBe('/sign-in?done=signed-out')
  expect([await isAlive(again), await isAlive(here), await isAlive(here2)]).toEqual([false, false, false])
})

test('a new password ends every other session, works from then on, and the old one does not', async () => {
  const [here, there] = [await signedIn('plan'), await signedIn('plan')]
  const fresh = 'みかんを三つ、縁側で食べた'
  expect((await here.post('/account/password', { current: PASSWORD, password: fresh, again: fresh })).location).toBe(
    '/account?done=password',
  )
  expect([await isAlive(there), await isAlive(here)]).toEqual([false, true])
  expect((await openJar(app).post('/sign-in', { login: 'plan', password: PASSWORD })).status).toBe(422)
  expect((await openJar(app).post('/sign-in', { login: 'plan', password: fresh })).status).toBe(303)
})

test('a password everybody thinks of is refused with a sentence at the field, and nothing changes', async () => {
  const jar = await signedIn('head')
  for (const [password, again, sentence] of [
    ['password1234', 'password1234', 'よく使われる言葉'],
    ['みじかい', 'みじかい', '12文字以上'],
    ['みかんを三つ、縁側で食べた', 'みかんを二つ、縁側で食べた', '2つのパスワードが違います'],
  ] as const) {
    const refused = await jar.post('/account/password', { current: PASSWORD, password, again })
    expect(refused.status).toBe(422)
    expect(refused.html).toContain(sentence)
    expect(refused.html).not.toContain(password)
  }
  expect((await openJar(app).post('/sign-in', { login: 'head', password: PASSWORD })).status).toBe(303)
})

test('a password is changed only by whoever knows the one before, and wrong guesses of it count towards the lock', async () => {
  const jar = await signedIn('plan')
  const fresh = { password: 'みかんを三つ、縁側で食べた', again: 'みかんを三つ、縁側で食べた' }
  for (const current of ['', 'wrong', PASSWORD.toUpperCase(), `${PASSWORD} `]) {
    const refused = await jar.post('/account/password', { current, ...fresh })
    expect([refused.status, refused.html.includes('いまのパスワードが違います')], current).toEqual([422, true])
  }
  await jar.post('/account/password', { current: 'wrong', ...fresh })
  expect((await jar.post('/account/password', { current: PASSWORD, ...fresh })).status).toBe(422)
  await app.ask(`update staff.staff set failed_count = 0, locked_until = null where login = 'plan'`)
  expect((await jar.post('/account/password', { current: PASSWORD, ...fresh })).location).toBe('/account?done=password')
})

test('the last second factor of somebody who needs one stays', async () => {
  await app.ask(`update staff.staff set is_demo = false where login = 'specialist'`)
  const id = '0190aaaa-0000-7000-8000-000000000001'
  await app.ask(
    `insert into staff.passkey (id, staff_id, credential_id, public_key, counter, name) select $1, id, '\\x01', '\\x02', 0, '窓口の端末' from staff.staff where login = 'specialist'`,
    [id],
  )
  const [row] = await app.ask<{ id: string }>(`select id from staff.staff where login = 'specialist'`)
  const jar = await sessionOf(row?.id ?? '')
  const kept = await jar.post(`/account/passkeys/${id}/remove`)
  expect([kept.status, kept.html.includes('少なくとも1つ必要です')]).toEqual([409, true])
  expect((await app.ask('select 1 from staff.passkey where id = $1', [id])).length).toBe(1)
})

/** A session made by hand, because this account can sign in by a device only. */
async function sessionOf(staffId: string): Promise<Jar> {
  const token = freshToken()
  await app.ask(
    `insert into platform.session (token_hash, staff_id, ends_at, strong_at, method) values ($1, $2, now() + interval '1 hour', now(), 'passkey')`,
    [tokenHash(token), staffId],
  )
  const jar = openJar(app, '', new Map([['__Host-tsunagi', token]]))
  await jar.get('/account')
  return jar
}

test("what one does to one's own account is in the audit", async () => {
  const jar = await signedIn('coordinator')
  await jar.post('/step-up', { password: PASSWORD, _next: '/account' })
  await jar.get('/account')
  await jar.post('/account/sessions/end-others')
  await jar.post('/account/password', { current: PASSWORD, password: '縁側で三つの蜜柑を食べた', again: '縁側で三つの蜜柑を食べた' })
  const events = await app.ask<{ action: string }>(
    `select action from audit.event where staff_id = (select id from staff.staff where login = 'coordinator') order by at, id`,
  )
  expect(events.map(one => one.action)).toEqual(['staff.sign-in', 'staff.step-up', 'staff.sessions-end', 'staff.password-change'])
})
