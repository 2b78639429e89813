import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'
import type { MailPeer } from '../../../testing/builders/mail-peer.ts'
import { openMailPeer } from '../../../testing/builders/mail-peer.ts'
import type { StoodCase } from '../../../testing/builders/stand-case.ts'
import { staffOf, standCase } from '../../../testing/builders/stand-case.ts'
import type { StaffId } from '../../kernel/id.ts'
import { deliverMail } from '../../platform/mail/deliver.ts'
import { gatherMail } from '../../platform/mail/gather.ts'
import { MOST_TRIES } from '../../platform/mail/next-try.ts'
import { openPostOffice } from '../../platform/mail/post-office.ts'
import { startPostman } from '../../platform/mail/postman.ts'

const CANARY = '架空カナリヤ'
const LINK = 'https://tsunagi.example.jp'
const FROM = 'tsunagi@example.jp'
/** Nine in the morning in Japan, and an hour before anybody's morning. */
const NINE = new Date('2026-11-24T00:00:00Z')
const FOUR = new Date('2026-11-23T19:00:00Z')

let app: RunningApp
let peer: MailPeer
let stood: StoodCase
let shogai: Browser
let desk: Browser

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5, sendsMail: true })
  stood = await standCase(app, { label: `${CANARY}のケース`, logins: ['shogai', 'desk'], family: CANARY })
  shogai = await app.signIn('shogai')
  desk = await app.signIn('desk')
})
afterAll(() => app.close())

beforeEach(async () => {
  peer = await openMailPeer()
  await app.ask('delete from platform.notice')
  await app.ask('delete from platform.mail_delivery')
  await app.ask('delete from platform.mail_wish')
  await app.ask('delete from platform.task')
  await app.ask('delete from platform.attempt')
  await app.ask('update platform.session set strong_at = now()')
})
afterEach(() => peer.close())

const wish = (browser: Browser, login: string, pace: string, hour = '8') =>
  browser.post('/account/mail', { address: `${login}@city.example.jp`, pace, hour })
const agencyOf = async (login: string) =>
  (await app.ask<{ id: string }>('select agency_id as id from staff.staff where login = $1', [login]))[0]?.id ?? ''
const leaveFor = async (login: string, dueOn = 'R8.12.1') =>
  desk.post(`/cases/${stood.id}/tasks`, {
    agencyId: await agencyOf(login),
    staffId: await staffOf(app, login),
    words: `${CANARY}さんに電話`,
    dueOn,
  })
async function walk(now: Date, url = peer.url) {
  const made = await gatherMail(app.database, now)
  const office = openPostOffice({ url, from: FROM, link: LINK })
  return { made, taken: await deliverMail(app.database, { office, link: LINK, now, chance: () => 1 }) }
}

test('a mail tells how many wait and where to sign in, and not one word of the case, the person or the task', async () => {
  expect((await wish(shogai, 'shogai', 'at_once')).location).toBe('/account/mail?done=saved')
  expect((await leaveFor('shogai')).status).toBe(303)
  expect((await leaveFor('shogai')).status).toBe(303)
  expect(await walk(NINE)).toEqual({ made: 1, taken: 1 })
  const [mail] = peer.received
  expect(mail?.to).toBe('shogai@city.example.jp')
  expect(mail?.subject).toBe('つなぎ: 新しい通知が2件あります')
  expect(mail?.text).toContain('・すること 2件')
  expect(mail?.text).toContain(`${LINK}/`)
  const everything = `${mail?.subject}${mail?.text}${mail?.raw}`
  const [head] = await app.ask<{ no: string }>('select no::text from coordination.support_case where id = $1', [stood.id])
  for (const canary of [CANARY, '電話', 'ケース', stood.id, stood.personId, `第${head?.no}号`, '見本', '障'])
    expect(everything).not.toContain(canary)
  expect(mail?.raw).toMatch(/Auto-Submitted: auto-generated/i)
})

test('what one mail counted no other mail counts, however many postmen walk at the same time', async () => {
  await wish(shogai, 'shogai', 'at_once')
  await leaveFor('shogai')
  const postmen = [app.database, app.database, app.database]
  const office = openPostOffice({ url: peer.url, from: FROM, link: LINK })
  const round = { office, link: LINK, now: NINE, chance: () => 1 }
  await Promise.all(postmen.map(database => gatherMail(database, NINE)))
  await Promise.all(postmen.map(database => deliverMail(database, round)))
  await walk(NINE)
  expect(peer.received.map(mail => mail.subject)).toEqual(['つなぎ: 新しい通知が1件あります'])
})

test('a mail server that is down holds nobody up, and what waited goes out once when it is back, with the same number', async () => {
  await wish(shogai, 'shogai', 'at_once')
  const url = peer.url
  await peer.close()
  expect((await leaveFor('shogai')).status).toBe(303)
  expect(await walk(NINE, url)).toEqual({ made: 1, taken: 0 })
  const [waiting] = await app.ask<{ id: string; state: string; fault: string; tries: number; wait: number }>(
    'select id, state, fault, tries, extract(epoch from next_at - $1::timestamptz)::integer as wait from platform.mail_delivery',
    [NINE],
  )
  expect(waiting).toMatchObject({ state: 'waiting', fault: 'unreachable', tries: 1, wait: 60 })
  peer = await openMailPeer(Number(new URL(url).port))
  expect((await walk(new Date(NINE.getTime() + 30_000))).taken).toBe(0)
  expect((await walk(new Date(NINE.getTime() + 61_000))).taken).toBe(1)
  expect((await walk(new Date(NINE.getTime() + 3_600_000))).taken).toBe(0)
  expect(peer.received.map(mail => mail.messageId)).toEqual([`<${waiting?.id}@example.jp>`])
})

test('a postman who falls over while the server is answering leaves the mail to the next one', async () => {
  await wish(shogai, 'shogai', 'at_once')
  await leaveFor('shogai')
  await gatherMail(app.database, NINE)
  const broken = { handIn: () => Promise.reject(new Error('the process ended here')) }
  await expect(deliverMail(app.database, { office: broken, link: LINK, now: NINE, chance: () => 1 })).rejects.toThrow('ended here')
  expect((await walk(NINE)).taken).toBe(1)
  expect(peer.received.length).toBe(1)
})

test('a mail the server will never take is shown to the administrator, who can have it tried again', async () => {
  const admin = await app.signIn('admin')
  await wish(shogai, 'shogai', 'at_once')
  await leaveFor('shogai')
  peer.answerWith(550)
  expect((await walk(NINE)).taken).toBe(0)
  const list = await admin.get('/staff-accounts/mail')
  expect(list.html).toContain('あきらめました')
  expect(list.html).toContain('メールサーバーが断りました')
  expect(list.html).not.toContain('city.example.jp')
  expect((await shogai.get('/staff-accounts/mail')).status).toBe(403)
  const [mail] = await app.ask<{ id: string }>('select id from platform.mail_delivery')
  expect((await shogai.post(`/staff-accounts/mail/${mail?.id}/again`, {})).status).toBe(404)
  peer.answerWith(undefined)
  expect((await admin.post(`/staff-accounts/mail/${mail?.id}/again`, {})).location).toBe('/staff-accounts/mail?done=again')
  expect((await admin.post(`/staff-accounts/mail/${mail?.id}/again`, {})).status).toBe(404)
  expect((await walk(new Date(Date.now() + 1_000))).taken).toBe(1)
  expect((await admin.get('/staff-accounts/mail')).html).toContain('送れていないメールはありません')
})

test('a server that always says later is asked less and less often, and given up after a day or more', async () => {
  await wish(shogai, 'shogai', 'at_once')
  await leaveFor('shogai')
  peer.answerWith(451)
  let now = NINE
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await walk(now)
    now = (await app.ask<{ next_at: Date }>('select next_at from platform.mail_delivery'))[0]?.next_at ?? now
  }
  const [mail] = await app.ask('select state, tries, fault from platform.mail_delivery')
  expect(mail).toEqual({ state: 'dead', tries: MOST_TRIES, fault: 'later' })
  expect(now.getTime() - NINE.getTime()).toBeGreaterThan(24 * 3_600_000)
})

test('a morning mail comes once a day, after its hour, and not when what it would tell of was seen to meanwhile', async () => {
  await wish(shogai, 'shogai', 'morning', '9')
  await leaveFor('shogai')
  expect(await walk(FOUR)).toEqual({ made: 0, taken: 0 })
  expect(await walk(NINE)).toEqual({ made: 1, taken: 1 })
  await leaveFor('shogai')
  expect((await walk(new Date(NINE.getTime() + 3_600_000))).made).toBe(0)
  await app.ask(`update platform.task set is_open = false, ended_as = 'done', ended_at = now()`)
  expect((await walk(new Date(NINE.getTime() + 86_400_000))).made).toBe(0)
  expect(peer.received.length).toBe(1)
})

test('a morning with nothing new still tells of what ends that day, and of nothing on a day without', async () => {
  await leaveFor('shogai', 'R8.11.24')
  await wish(shogai, 'shogai', 'morning')
  expect((await walk(NINE)).taken).toBe(1)
  expect(peer.received[0]?.text).toContain('・今日が期限のもの 1件')
  expect((await walk(new Date(NINE.getTime() + 86_400_000))).made).toBe(0)
})

test('whoever never asked for mail, switched it off or left gets none', async () => {
  await leaveFor('shogai')
  expect((await walk(NINE)).made).toBe(0)
  await wish(shogai, 'shogai', 'off')
  await leaveFor('shogai')
  expect((await walk(NINE)).made).toBe(0)
  await wish(shogai, 'shogai', 'at_once')
  await leaveFor('shogai')
  await app.ask(`update staff.staff set disabled_at = now() where login = 'shogai'`)
  expect((await walk(NINE)).made).toBe(0)
  await app.ask(`update staff.staff set disabled_at = null where login = 'shogai'`)
  expect(peer.received).toEqual([])
})

test('a case that was closed to somebody counts in no mail of theirs', async () => {
  await wish(shogai, 'shogai', 'at_once')
  await leaveFor('shogai')
  await app.ask(
    `insert into people.conflict (id, staff_id, person_id, reason, set_at, set_by) values (gen_random_uuid(), $1, $2, 'relative', now(), $1)`,
    [await staffOf(app, 'shogai'), stood.personId],
  )
  expect((await walk(NINE)).made).toBe(0)
  await app.ask('delete from people.conflict')
})

test('an emergency opening is told to the privacy officer at once, whatever pace they chose, and by its number nowhere', async () => {
  const privacy = await app.signIn('privacy')
  await wish(privacy, 'privacy', 'off')
  const houkatsu = await app.signIn('houkatsu')
  await app.ask('update platform.session set strong_at = now()')
  const opened = await houkatsu.post('/glass', { no: String(stood.no), reasonCode: 'life', words: '本人から助けを求める電話があった' })
  expect(opened.status).toBe(303)
  expect(await walk(FOUR)).toEqual({ made: 1, taken: 1 })
  expect(peer.received[0]?.text.match(/・.*/g)).toEqual(['・緊急閲覧の確認 1件'])
  expect(peer.received[0]?.to).toBe('privacy@city.example.jp')
})

test('the outbox row is written with the act or not at all', async () => {
  await wish(shogai, 'shogai', 'at_once')
  expect(
    (await desk.post(`/cases/${stood.id}/tasks`, { agencyId: await agencyOf('shogai'), staffId: '', words: '', dueOn: 'R8.12.1' })).status,
  ).toBe(422)
  expect(await app.ask('select 1 from platform.notice')).toEqual([])
  const task = `insert into platform.task (id, agency_id, staff_id, kind, words, due_on, made_at, made_by, made_agency)
    select gen_random_uuid(), agency_id, id, 'hand', 'x', current_date, now(), (select id from staff.staff where login = 'desk'), agency_id from staff.staff where login = 'shogai'`
  await app.ask('begin')
  await app.ask(task)
  expect((await app.ask('select 1 from platform.notice')).length).toBe(1)
  await app.ask('rollback')
  expect(await app.ask('select 1 from platform.notice')).toEqual([])
})

test('nobody who is signed in can play the postman, read another’s address or another’s notices', async () => {
  await wish(shogai, 'shogai', 'at_once')
  await leaveFor('shogai')
  await gatherMail(app.database, NINE)
  const seen = await app.database.transaction(await idOf('desk'), async db => {
    const count = async (from: string) =>
      (await sql<{ n: number }>`select count(*)::integer as n from ${sql.raw(from)}`.execute(db)).rows[0]?.n
    return [
      await count(`platform.mail_due(now())`),
      await count(`platform.take_mail(now() + interval '1 year')`),
      await count('platform.mail_wish'),
      await count('platform.notice'),
      await count('platform.mail_delivery'),
      await count('platform.mail_not_sent(50)'),
    ]
  })
  expect(seen).toEqual([0, 0, 0, 0, 0, 0])
})

test('the postman of the program itself walks at the start and stops when told', async () => {
  await wish(shogai, 'shogai', 'at_once')
  await leaveFor('shogai')
  const faults: unknown[] = []
  const settings = { url: peer.url, from: FROM, link: LINK }
  const walkAt = (clock: () => Date) => startPostman(app.database, settings, clock, error => faults.push(error)).stop()
  await walkAt(() => new Date())
  expect(faults).toEqual([])
  expect(peer.received.length).toBe(1)
})

test('the hour of the morning mail is that of the clock the postman was given, not of the machine it runs on', async () => {
  await wish(shogai, 'shogai', 'morning', '9')
  await leaveFor('shogai')
  const settings = { url: peer.url, from: FROM, link: LINK }
  const walkAt = (now: Date) =>
    startPostman(
      app.database,
      settings,
      () => now,
      error => expect(error).toBe(undefined),
    ).stop()
  await walkAt(FOUR)
  expect(peer.received.length).toBe(0)
  await walkAt(NINE)
  expect(peer.received.length).toBe(1)
})

test('an address that is none, and a pace without an address, are refused with a sentence and what was typed', async () => {
  const wrong = await shogai.post('/account/mail', { address: 'a@b.jp, c@d.jp', pace: 'at_once', hour: '8' })
  expect([wrong.status, wrong.html.includes('メールアドレスを1つ、半角で')]).toEqual([422, true])
  expect(wrong.html).toContain('a@b.jp, c@d.jp')
  const none = await shogai.post('/account/mail', { address: '', pace: 'morning', hour: '8' })
  expect([none.status, none.html.includes('届け先のメールアドレスが必要です')]).toEqual([422, true])
  expect((await shogai.post('/account/mail', { address: '', pace: 'off', hour: '8' })).status).toBe(303)
})

async function idOf(login: string) {
  return (await staffOf(app, login)) as StaffId
}
