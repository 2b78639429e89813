import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { openJar } from '../../../testing/builders/cookie-jar.ts'
import type { StaffId } from '../../kernel/id.ts'
import { freshToken, tokenHash } from '../../platform/http/token.ts'
import { issueSetupLink } from '../acts/issue-setup-link.ts'

const PASSWORD = 'みかんを三つ、縁側で食べた'
const MASK = /\d{3}-\d{3}-\d{3}/g
let app: RunningApp
const ids = new Map<string, StaffId>()

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 10 })
  await app.ask(`update staff.staff set is_demo = false where login in ('desk', 'csw', 'chair')`)
  for (const { login, id } of await app.ask<{ login: string; id: StaffId }>('select login, id from staff.staff')) ids.set(login, id)
})
afterAll(() => app.close())

const idOf = (login: string): StaffId => {
  const id = ids.get(login)
  if (id === undefined) throw new Error(`no ${login}`)
  return id
}

/** A link for an account that nobody has set up. */
async function linkFor(login: string, by = 'admin'): Promise<string> {
  await app.ask('update staff.staff set password_hash = null where login = $1', [login])
  const token = await app.database.transaction(idOf(by), db => issueSetupLink(db, idOf(login), 'first', 24))
  if (token === undefined) throw new Error(`no link for ${login}`)
  return `/setup/${token}`
}

const choose = { password: PASSWORD, again: PASSWORD }

test('a link lets its owner choose a password, then a second factor, once', async () => {
  const link = await linkFor('csw')
  const jar = openJar(app)
  const shown = await jar.get(link)
  expect(shown.status).toBe(200)
  expect(shown.headers.get('referrer-policy')).toBe('no-referrer')
  const set = await jar.post(link, choose)
  expect([set.status, set.location]).toEqual([303, '/account/second-factor?next=%2F'])
  expect((await jar.get('/account/second-factor')).status).toBe(200)
  expect((await jar.get('/consultations')).status).toBe(303)
  expect((await openJar(app).post(link, choose)).status).toBe(404)
  expect((await openJar(app).post('/sign-in', { login: 'csw', password: PASSWORD })).location).toContain('/account/second-factor')
})

test('looking at a link does not use it up, and a refused password does not either', async () => {
  const link = await linkFor('csw')
  for (let looks = 0; looks < 3; looks++) expect((await openJar(app).get(link)).status).toBe(200)
  const refused = await openJar(app).post(link, { password: 'csw-password1', again: 'csw-password1' })
  expect([refused.status, refused.html.includes('名前やログイン名が入っています')]).toEqual([422, true])
  expect((await openJar(app).post(link, choose)).status).toBe(303)
})

test('used, ended, replaced and unknown links look the same', async () => {
  const used = await linkFor('chair')
  await openJar(app).post(used, choose)
  const replaced = await linkFor('desk')
  const ended = await linkFor('desk')
  await app.ask(`update staff.setup_link set ends_at = now() - interval '1 second' where used_at is null`)
  const pages = []
  for (const link of [used, replaced, ended, `/setup/${'x'.repeat(43)}`, '/setup/x']) {
    const { status, html } = await openJar(app).get(link)
    pages.push(`${status} ${html.replace(MASK, '#')}`)
  }
  expect(pages[0]).toContain('このリンクは使えません')
  expect(new Set(pages).size).toBe(1)
})

test('of two who send the same link at once, one gets in', async () => {
  const link = await linkFor('chair')
  const answers = await Promise.all([1, 2, 3, 4].map(() => openJar(app).post(link, choose)))
  expect(answers.map(answer => answer.status).sort()).toEqual([303, 404, 404, 404])
})

test('the secret of a link is in no table, and in no line of the audit', async () => {
  const token = (await linkFor('desk')).slice('/setup/'.length)
  await openJar(app).get(`/setup/${token}`)
  const [found] = await app.ask<{ links: number; events: number }>(
    `select (select count(*)::integer from staff.setup_link l where l::text like '%' || $1 || '%') as links,
            (select count(*)::integer from audit.event e where e::text like '%' || $1 || '%') as events`,
    [token],
  )
  expect(found).toEqual({ links: 0, events: 0 })
})

test('nobody but an administrator issues a link, and nobody for themselves', async () => {
  for (const [by, login] of [
    ['desk', 'csw'],
    ['houkatsu', 'shogai'],
    ['admin', 'admin'],
  ] as const)
    await expect(linkFor(login, by), `${by} for ${login}`).rejects.toMatchObject({ code: '42501' })
})

test('after a recovery no earlier way in is left: no session, no app, no passkey, no paper', async () => {
  const staffId = idOf('houkatsu')
  const before = openJar(app)
  await before.post('/sign-in', { demo: 'houkatsu' })
  const token = freshToken()
  for (const statement of [
    `insert into staff.totp (staff_id, secret, last_step) values ($1, '\\x01', 0)`,
    `insert into staff.recovery_code (staff_id, code_hash) values ($1, '\\x01')`,
    `insert into staff.passkey (id, staff_id, credential_id, public_key, counter, name) values (gen_random_uuid(), $1, '\\x01', '\\x02', 0, 'x')`,
  ])
    await app.ask(statement, [staffId])
  await app.ask(
    `insert into staff.setup_link (token_hash, staff_id, purpose, ends_at) values ($1, $2, 'recovery', now() + interval '1 hour')`,
    [tokenHash(token), staffId],
  )
  expect((await openJar(app).get(`/setup/${token}`)).html).toContain('アカウントの回復')
  expect((await before.get('/account')).status).toBe(200)
  expect((await openJar(app).post(`/setup/${token}`, choose)).location).toBe('/account/second-factor?next=%2F')
  expect((await before.get('/account')).status).toBe(303)
  const [left] = await app.ask<{ n: number }>(
    `select (select count(*) from staff.totp where staff_id = $1)::integer + (select count(*) from staff.recovery_code where staff_id = $1)::integer
          + (select count(*) from staff.passkey where staff_id = $1)::integer as n`,
    [staffId],
  )
  expect(left?.n).toBe(0)
})
