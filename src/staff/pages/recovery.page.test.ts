import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import { openJar } from '../../../testing/builders/cookie-jar.ts'

let app: RunningApp
let admin: Browser
let head: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 10 })
  admin = await app.signIn('admin')
  head = await app.signIn('head')
})
afterAll(() => app.close())

const PASSWORD = 'みかんを三つ、縁側で食べた'
const idOf = async (login: string) => (await app.ask<{ id: string }>('select id from staff.staff where login = $1', [login]))[0]?.id ?? ''
const waiting = async () =>
  (
    await app.ask<{ id: string }>(
      'select id from staff.recovery where confirmed_at is null and withdrawn_at is null and ends_at > now() order by asked_at desc',
    )
  )[0]?.id ?? ''

async function ask(login: string): Promise<string> {
  const answer = await admin.post(`/staff-accounts/${await idOf(login)}/recovery`, { reason: '電話をなくした。窓口で会って確かめた' })
  expect(answer.status).toBe(303)
  return waiting()
}

test('one asks, another confirms and holds the link; when it is used every factor and session of before is gone', async () => {
  await app.ask(`update staff.staff set password_hash = 'old', is_demo = true where login = 'desk'`)
  const desk = await app.signIn('desk')
  await app.ask(`insert into staff.totp (staff_id, secret, last_step) select id, '\\x00', 0 from staff.staff where login = 'desk'`)
  const id = await ask('desk')
  const confirmed = await head.post(`/staff-recoveries/${id}/confirm`, {})
  expect(confirmed.status).toBe(200)
  const link = /\/setup\/([\w-]{40,})/.exec(confirmed.html)?.[1] ?? ''
  expect((await desk.get('/consultations')).status).toBe(200)
  const jar = openJar(app)
  await jar.get(`/setup/${link}`)
  expect((await jar.post(`/setup/${link}`, { password: PASSWORD, again: PASSWORD })).status).toBe(303)
  expect((await desk.get('/consultations')).status).toBe(303)
  expect(await app.ask('select 1 from staff.totp')).toEqual([])
  const actions = await app.ask<{ action: string }>(
    `select distinct action from audit.event where action like 'staff.recovery%' or action = 'staff.setup-link'`,
  )
  expect(actions.map(row => row.action).sort()).toEqual(['staff.recovery-ask', 'staff.recovery-confirm', 'staff.setup-link'])
})

test('who may be the second person finds the way from the own account, and nobody else is shown it', async () => {
  const link = 'href="/staff-recoveries"'
  expect((await head.get('/account')).html).toContain(link)
  expect((await (await app.signIn('kodomo')).get('/account')).html).not.toContain(link)
})

test('whoever asked cannot confirm, and is told that another person must', async () => {
  const id = await ask('houkatsu')
  const refused = await admin.post(`/staff-recoveries/${id}/confirm`, {})
  expect([refused.status, refused.html.includes('頼んだ本人と、入り直す本人は')]).toEqual([409, true])
  expect(refused.html).not.toMatch(/\/setup\/[\w-]{40,}/)
  const [event] = await app.ask(`select outcome, refusal from audit.event where action = 'staff.recovery-confirm' order by at desc limit 1`)
  expect(event).toEqual({ outcome: 'refused', refusal: 'self-approval' })
})

test('whom it is for cannot confirm, a head of another agency does not even see it, a second administrator may', async () => {
  const id = await waiting()
  expect((await head.get('/staff-recoveries')).html).not.toContain('houkatsu')
  expect((await head.post(`/staff-recoveries/${id}/confirm`, {})).status).toBe(404)
  await app.ask(`insert into staff.staff_duty (staff_id, duty) values ($1, 'administer')`, [await idOf('houkatsu')])
  const houkatsu = await app.signIn('houkatsu')
  expect((await houkatsu.post(`/staff-recoveries/${id}/confirm`, {})).status).toBe(404)
  await app.ask(`insert into staff.staff_duty (staff_id, duty) values ($1, 'administer')`, [await idOf('shogai')])
  const second = await app.signIn('shogai')
  expect((await second.get('/staff-recoveries')).html).toContain('houkatsu')
  expect((await second.post(`/staff-recoveries/${id}/confirm`, {})).status).toBe(200)
  expect((await second.post(`/staff-recoveries/${id}/confirm`, {})).status).toBe(409)
  await app.ask(`delete from staff.staff_duty where duty = 'administer' and staff_id in ($1, $2)`, [
    await idOf('houkatsu'),
    await idOf('shogai'),
  ])
})

test('after a day, or taken back, it can no longer be confirmed; asked twice it is refused', async () => {
  const late = await ask('desk')
  const twice = await admin.post(`/staff-accounts/${await idOf('desk')}/recovery`, { reason: 'もう一度' })
  expect([twice.status, twice.html.includes('もう頼まれています')]).toEqual([409, true])
  await app.ask(`update staff.recovery set ends_at = now() - interval '1 second' where id = $1`, [late])
  expect((await head.post(`/staff-recoveries/${late}/confirm`, {})).status).toBe(409)
  const taken = await ask('desk')
  expect((await admin.post(`/staff-recoveries/${taken}/withdraw`, {})).status).toBe(303)
  expect((await head.post(`/staff-recoveries/${taken}/confirm`, {})).status).toBe(409)
})

test('without a reason nothing is asked', async () => {
  expect((await admin.post(`/staff-accounts/${await idOf('desk')}/recovery`, { reason: '' })).status).toBe(422)
})
