import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { openJar } from '../../../testing/builders/cookie-jar.ts'

const LONG = 'A long phrase, typed with Care and 馬; 64 letters are not too many for anybody at all'
let app: RunningApp

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 5 })
  await app.ask('update staff.staff set password_hash = $1 where login = $2', [await hash(LONG), 'head'])
})
afterAll(() => app.close())

const enter = async (password: string) => {
  await app.ask('delete from platform.attempt')
  await app.ask('update staff.staff set failed_count = 0, locked_until = null')
  return (await openJar(app).post('/sign-in', { login: 'head', password })).status
}

test('a password is compared exactly as it was typed: nothing is cut off, trimmed or made small', async () => {
  expect(LONG.length).toBeGreaterThan(64)
  expect(await enter(LONG)).toBe(303)
  for (const other of [LONG.slice(0, 64), LONG.slice(0, -1), LONG.toLowerCase(), ` ${LONG}`, `${LONG} `, LONG.replace(';', '；')])
    expect(await enter(other), other).toBe(422)
})

test('what is kept of a password is Argon2id, with at least 19 MiB and two rounds and a salt of its own', async () => {
  const jar = openJar(app)
  await jar.post('/sign-in', { login: 'head', password: LONG })
  await jar.get('/account/password')
  const fresh = 'みかんを三つ、縁側で食べた'
  expect((await jar.post('/account/password', { current: LONG, password: fresh, again: fresh })).location).toBe('/account?done=password')
  const [row] = await app.ask<{ kept: string }>(`select password_hash as kept from staff.staff where login = 'head'`)
  const [, memory, rounds] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$[\w+/]{22}\$[\w+/]{43}$/.exec(row?.kept ?? '') ?? []
  expect(Number(memory)).toBeGreaterThanOrEqual(19_456)
  expect(Number(rounds)).toBeGreaterThanOrEqual(2)
  const [, salt] = /\$([\w+/]{22})\$/.exec(row?.kept ?? '') ?? []
  expect((await hash(fresh)).includes(salt ?? '?')).toBe(false)
})

test('a password never runs out: no day stands beside it, and none of years ago is refused', async () => {
  const columns = await app.ask<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'staff' and column_name like '%password%'`,
  )
  expect(columns).toEqual([{ name: 'password_hash' }])
  await app.ask(`update staff.staff set made_at = now() - interval '9 years', password_hash = $1 where login = 'head'`, [await hash(LONG)])
  expect(await enter(LONG)).toBe(303)
})

test('passwords are typed covered, password managers are told which is which, and nobody is asked for a secret of memory', async () => {
  const jar = openJar(app)
  const signIn = (await jar.get('/sign-in')).html
  await jar.post('/sign-in', { login: 'head', password: LONG })
  const change = (await jar.get('/account/password')).html
  const fields = (html: string) => [...html.matchAll(/<input[^>]*name="(password|current|again)"[^>]*>/g)].map(([field = '']) => field)
  expect([fields(signIn).length, fields(change).length]).toEqual([1, 3])
  for (const field of [...fields(signIn), ...fields(change)]) {
    expect(field).toMatch(/type="password"/)
    expect(field).toMatch(/autocomplete="(?:current|new)-password"/)
    expect(field).not.toMatch(/\bon[a-z]+=|readonly|value="[^"]/)
  }
  const typed = [...signIn.matchAll(/<(?:input|select|textarea)[^>]*name="([^"_][^"]*)"/g)].map(([, name]) => name)
  expect([...new Set(typed)].filter(name => !['login', 'password', 'credential', 'demo'].includes(name ?? ''))).toEqual([])
})
