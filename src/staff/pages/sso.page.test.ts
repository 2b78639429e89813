import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import type { Jar } from '../../../testing/builders/cookie-jar.ts'
import { openJar } from '../../../testing/builders/cookie-jar.ts'
import type { LocalProvider } from '../../../testing/builders/local-provider.ts'
import { openLocalProvider } from '../../../testing/builders/local-provider.ts'
import { openSingleSignOn } from '../../platform/oidc.ts'

const HOST = 'http://localhost:3000'
const CALLBACK = `${HOST}/sign-in/sso/callback`
const CLIENT = { clientId: 'tsunagi', clientSecret: 'only for this test', groupClaim: 'groups', name: '庁内のアカウント' }

let provider: LocalProvider
let app: RunningApp
let admin: Browser

beforeAll(async () => {
  provider = await openLocalProvider(CALLBACK)
  app = await startApp({ residents: 30, consultations: 10, sso: openSingleSignOn({ issuer: provider.issuer, ...CLIENT }) })
  admin = await app.signIn('admin')
  await app.ask(`insert into staff.staff (id, login, name, kana, agency_id, sso_allowed)
    select gen_random_uuid(), l, '見本 ' || l, 'ミホン', agency_id, l <> 'notyet' from staff.staff, unnest(array['hana', 'taro', 'notyet', 'keeper']) l where login = 'desk'`)
  for (const [group, duty] of [
    ['つなぎ-相談', 'consult'],
    ['つなぎ-長', 'head'],
    ['つなぎ-監査', 'audit'],
  ] as const)
    expect((await admin.post('/staff-accounts/sso', { group, duty, agency: '' })).status).toBe(303)
})
afterAll(async () => {
  await app.close()
  await provider.close()
})

async function enter(subject: string, jar: Jar = openJar(app), next = '/agencies') {
  const left = await jar.get(`/sign-in/sso?next=${encodeURIComponent(next)}`)
  expect(left.status).toBe(303)
  const back = await provider.signIn(left.location, subject)
  return { jar, back, arrived: await jar.get(back.slice(HOST.length)) }
}

const dutiesOf = async (login: string) =>
  (
    await app.ask<{ duty: string }>('select t.duty from staff.staff s, staff.duties_today(s.id) t where s.login = $1 order by 1', [login])
  ).map(row => row.duty)
const lastSignIn = async () =>
  (
    await app.ask(
      `select e.outcome, e.refusal, d.content ->> 'method' as method from audit.event e join audit.detail d on d.event_id = e.id where e.action = 'staff.sign-in' order by e.at desc limit 1`,
    )
  )[0]

test('the whole way out to a real provider and back ends in a session on the page that was wanted', async () => {
  provider.groups.set('hana', ['つなぎ-相談', '全庁'])
  expect((await openJar(app).get('/sign-in')).html).toContain('庁内のアカウントで入る')
  const { jar, arrived } = await enter('hana', openJar(app), '/consultations')
  expect([arrived.status, arrived.location]).toEqual([303, '/consultations'])
  expect((await jar.get('/consultations')).status).toBe(200)
  expect(await dutiesOf('hana')).toEqual(['consult'])
  expect(await lastSignIn()).toEqual({ outcome: 'done', refusal: null, method: 'sso' })
  expect(await app.ask('select 1 from staff.sso_flow')).toEqual([])
})

test('at the next sign-in a new group gives its duty, a lost group takes it, and what was given by hand stays', async () => {
  await app.ask(`insert into staff.staff_duty (staff_id, duty) select id, 'outreach' from staff.staff where login = 'hana'`)
  provider.groups.set('hana', ['つなぎ-長'])
  await enter('hana')
  expect(await dutiesOf('hana')).toEqual(['head', 'outreach'])
  provider.groups.set('hana', [])
  const { jar } = await enter('hana')
  expect(await dutiesOf('hana')).toEqual(['outreach'])
  expect((await jar.get('/consultations')).status).toBe(403)
  provider.groups.set('hana', ['つなぎ-相談'])
  await enter('hana')
  expect(await dutiesOf('hana')).toEqual(['consult', 'outreach'])
  const rows = await app.ask<{ n: number }>(
    `select count(*)::integer as n from staff.staff_duty d join staff.staff s on s.id = d.staff_id where s.login = 'hana' and source = 'hand'`,
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('whoever keeps the accounts gets neither people’s records nor the log from a group', async () => {
  await app.ask(`insert into staff.staff_duty (staff_id, duty) select id, 'administer' from staff.staff where login = 'keeper'`)
  provider.groups.set('keeper', ['つなぎ-相談', 'つなぎ-監査', 'つなぎ-長'])
  await enter('keeper')
  expect(await dutiesOf('keeper')).toEqual(['administer', 'head'])
})

test('an unknown account, and one that single sign-on may not use, are refused with one sentence, and nobody is made', async () => {
  const before = await app.ask('select count(*) from staff.staff')
  for (const [subject, why] of [
    ['stranger', 'unknown'],
    ['notyet', 'not-allowed'],
    ['desk', 'not-allowed'],
  ] as const) {
    const { jar, arrived } = await enter(subject)
    expect([arrived.status, arrived.html.includes('このアカウントでは、つなぎに入れません')]).toEqual([403, true])
    expect((await jar.get('/agencies')).status).toBe(303)
    expect(await lastSignIn()).toEqual({ outcome: 'refused', refusal: why, method: 'sso' })
  }
  expect(await app.ask('select count(*) from staff.staff')).toEqual(before)
})

test('an account belongs to the identity that came first: a renamed one keeps it, a successor with the login does not get it', async () => {
  provider.names.set('subject-of-taro', 'taro')
  expect((await enter('subject-of-taro')).arrived.status).toBe(303)
  provider.names.set('subject-of-taro', 'renamed')
  expect((await enter('subject-of-taro')).arrived.status).toBe(303)
  const successor = await enter('taro')
  expect([successor.arrived.status, successor.arrived.html.includes('前の方と結びついています')]).toEqual([403, true])
  const [taro] = await app.ask<{ id: string }>(`select id from staff.staff where login = 'taro'`)
  expect((await admin.post(`/staff-accounts/${taro?.id}/unlink`, {})).status).toBe(303)
  expect((await enter('taro')).arrived.status).toBe(303)
})

test('an account that ended or was stopped is not entered, whatever the provider says', async () => {
  await app.ask(`update staff.staff set ends_on = staff.today() - 1 where login = 'taro'`)
  expect((await enter('taro')).arrived.status).toBe(403)
  await app.ask(`update staff.staff set ends_on = null, sso_allowed = false where login = 'taro'`)
  expect((await enter('taro')).arrived.status).toBe(403)
})

test('what comes back is taken from the same browser, once, in time, with the same state and nonce', async () => {
  const { jar, back } = await enter('hana')
  expect((await jar.get(back.slice(HOST.length))).status).toBe(403)
  const left = await openJar(app).get('/sign-in/sso')
  const stolen = await provider.signIn(left.location, 'hana')
  expect((await openJar(app).get(stolen.slice(HOST.length))).status).toBe(403)
  const swapped = openJar(app)
  const way = new URL((await swapped.get('/sign-in/sso')).location)
  way.searchParams.set('nonce', 'x'.repeat(43))
  const wrongNonce = await provider.signIn(way.href, 'hana')
  expect((await swapped.get(wrongNonce.slice(HOST.length))).status).toBe(403)
  const late = openJar(app)
  const lateBack = await provider.signIn((await late.get('/sign-in/sso')).location, 'hana')
  await app.ask(`update staff.sso_flow set ends_at = now() - interval '1 second'`)
  expect((await late.get(lateBack.slice(HOST.length))).status).toBe(403)
  const mixed = openJar(app)
  const mixedBack = new URL(await provider.signIn((await mixed.get('/sign-in/sso')).location, 'hana'))
  mixedBack.searchParams.set('state', 'y'.repeat(43))
  expect((await mixed.get(`${mixedBack.pathname}${mixedBack.search}`)).status).toBe(403)
  expect((await mixed.get('/agencies')).status).toBe(303)
})

test('a page of another site is never where single sign-on ends', async () => {
  for (const next of ['https://elsewhere.example/', '//elsewhere.example', 'javascript:alert(1)']) {
    const { arrived } = await enter('hana', openJar(app), next)
    expect(arrived.location).toBe('/')
  }
})

test('where no provider is set there is no button and no such address, and a taken line of the mapping is refused', async () => {
  expect((await admin.post('/staff-accounts/sso', { group: 'つなぎ-長', duty: 'head', agency: '' })).status).toBe(422)
  expect((await admin.post('/staff-accounts/sso', { group: '', duty: '', agency: '' })).html).toContain('グループの名前を入れてください')
  const [line] = await app.ask<{ id: string }>(`select id from staff.sso_group where duty = 'head'`)
  expect((await admin.post('/staff-accounts/sso/remove', { group: line?.id ?? '' })).status).toBe(303)
  expect((await admin.post('/staff-accounts/sso/remove', { group: line?.id ?? '' })).status).toBe(404)
  const bare = await startApp({ residents: 5, consultations: 0 })
  expect((await openJar(bare).get('/sign-in')).html).not.toContain('/sign-in/sso')
  expect((await openJar(bare).get('/sign-in/sso')).status).toBe(404)
  await bare.close()
})

const strongOf = async (login: string) =>
  (
    await app.ask<{ strong: boolean }>(
      'select t.strong_at is not null as strong from platform.session t join staff.staff s on s.id = t.staff_id where s.login = $1 order by t.made_at desc limit 1',
      [login],
    )
  )[0]?.strong

test('whom the provider let pass on an old sign-in is in, but must prove themselves anew for what asks for it; then the provider is asked to check', async () => {
  provider.groups.set('hana', ['つなぎ-相談'])
  const jar = openJar(app)
  const left = await jar.get('/sign-in/sso?next=%2Fagencies')
  expect(new URL(left.location).searchParams.get('prompt')).toBeNull()
  await jar.get((await provider.signIn(left.location, 'hana')).slice(HOST.length))
  expect(await strongOf('hana')).toBe(false)
  const page = await jar.get('/step-up?next=%2Faccount')
  expect(page.html).toContain('/sign-in/sso?fresh=1&amp;next=%2Faccount')
  const again = await jar.get('/sign-in/sso?fresh=1&next=%2Faccount')
  const asked = new URL(again.location).searchParams
  expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '300'])
  const arrived = await jar.get((await provider.signIn(again.location, 'hana')).slice(HOST.length))
  expect(arrived.location).toBe('/account')
  expect(await strongOf('hana')).toBe(true)
})
