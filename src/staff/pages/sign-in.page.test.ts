import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'

const HOST = 'http://localhost:3000'
const PASSWORD = 'correct horse battery 馬'
let app: RunningApp

beforeAll(async () => {
  app = await startApp()
  await app.ask('update staff.staff set password_hash = $1 where login = any($2)', [
    await hash(PASSWORD),
    ['desk', 'head', 'csw', 'jiritsu'],
  ])
})
afterAll(() => app.close())

async function enter(fields: Readonly<Record<string, string>>): Promise<Response> {
  const headers = { origin: HOST, host: 'localhost:3000' }
  return app.fetch(new Request(`${HOST}/sign-in`, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' }))
}
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? ''
const look = (cookie: string, path = '/consultations') =>
  app.fetch(new Request(`${HOST}${path}`, { headers: { cookie, host: 'localhost:3000' }, redirect: 'manual' }))

test('the right password opens a session whose token the database does not know', async () => {
  const entered = await enter({ login: 'desk', password: PASSWORD })
  expect(entered.status).toBe(303)
  expect(entered.headers.get('set-cookie')).toMatch(/^__Host-tsunagi=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
  expect((await look(cookieOf(entered))).status).toBe(200)
  const token = cookieOf(entered).split('=')[1] ?? ''
  const rows = await app.ask<{ hit: boolean }>(
    `select encode(token_hash, 'base64') = $1 or token_hash in (convert_to($1, 'UTF8'), decode($2, 'hex')) as hit
       from platform.session`,
    [token, Buffer.from(token, 'base64url').toString('hex')],
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.some(row => row.hit)).toBe(false)
})

test('the unknown login and the wrong password say the same', async () => {
  const mask = (html: string) => html.replace(/\d{3}-\d{3}-\d{3}/g, '#').replace(/value="(head|nobody)"/g, '')
  const wrong = await enter({ login: 'head', password: 'wrong' })
  const unknown = await enter({ login: 'nobody', password: 'wrong' })
  expect([wrong.status, unknown.status]).toEqual([422, 422])
  expect(mask(await wrong.text())).toBe(mask(await unknown.text()))
})

test('from the fifth failure on the account waits, even with the right password, and the wait is told', async () => {
  for (let tries = 0; tries < 5; tries++) expect((await enter({ login: 'csw', password: 'wrong' })).status).toBe(422)
  const locked = await enter({ login: 'csw', password: PASSWORD })
  expect(locked.status).toBe(429)
  expect(await locked.text()).toContain('このログイン名は止めています')
  await app.ask(`update staff.staff set locked_until = now() - interval '1 second' where login = 'csw'`)
  expect((await enter({ login: 'csw', password: PASSWORD })).status).toBe(303)
  expect(await app.ask('select failed_count, locked_until from staff.staff where login = $1', ['csw'])).toEqual([
    { failed_count: 0, locked_until: null },
  ])
})

test('a session ends when idle for half an hour, after nine hours, and at once when the account is disabled', async () => {
  for (const ending of [
    `update platform.session set seen_at = now() - interval '31 minutes'`,
    `update platform.session set ends_at = now() - interval '1 second'`,
    `update staff.staff set disabled_at = now() where login = 'jiritsu'`,
    `update staff.staff set disabled_at = null, ends_on = current_date - 2 where login = 'jiritsu'`,
  ]) {
    await app.ask(`update staff.staff set disabled_at = null, ends_on = null where login = 'jiritsu'`)
    const cookie = cookieOf(await enter({ login: 'jiritsu', password: PASSWORD }))
    expect((await look(cookie)).status).toBe(200)
    await app.ask(ending)
    const after = await look(cookie)
    expect(after.status).toBe(303)
    expect(after.headers.get('location')).toBe('/sign-in?next=%2Fconsultations')
  }
  await app.ask(`update staff.staff set disabled_at = null, ends_on = null where login = 'jiritsu'`)
})

test('signing out ends the session in the database, not only in the browser', async () => {
  const desk = await app.signIn('desk')
  expect((await desk.post('/sign-out', {})).status).toBe(303)
  expect((await look(desk.cookie)).status).toBe(303)
})

test('every sign-in, done or refused, is in the audit', async () => {
  await enter({ login: 'head', password: 'wrong again' })
  const events = await app.ask<{ outcome: string; refusal: string | null }>(
    `select outcome, refusal from audit.event where action = 'staff.sign-in' order by at desc, id desc limit 1`,
  )
  expect(events).toEqual([{ outcome: 'refused', refusal: 'wrong' }])
})

test('somebody without a password of their own cannot enter by one, whatever is typed', async () => {
  for (const password of ['', 'x', 'no such account']) expect((await enter({ login: 'shogai', password })).status).toBe(422)
})
