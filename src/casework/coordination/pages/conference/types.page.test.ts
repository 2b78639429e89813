import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../../../testing/app.ts'
import { startApp } from '../../../../../testing/app.ts'
import { addDays, dayOfInstant } from '../../../../kernel/day.ts'

const TODAY = dayOfInstant(new Date())
const SOON = addDays(TODAY, 10)
const MEANING = {
  displayName: '地域の見守り会議',
  alsoCalled: '見守りの会、みまもり会議',
  legalBasis: 'swa-106-4-2-5',
  consentRule: 'needs_consent',
  secrecyRule: 'pledge',
  minutesRule: 'present_and_team',
  convenorRule: 'member',
  memberRule: 'team_and_guests',
  tone: 'neighbour',
  from: SOON,
}

let app: RunningApp
let admin: Browser

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 2 })
  admin = await app.signIn('admin')
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.ask('delete from platform.draft')
  await app.ask('update platform.session set strong_at = now()')
})

const rowsOf = (code: string) =>
  app.ask<{ name: string; from: string; to: string | null }>(
    `select display_name as name, valid_from::text as "from", valid_to::text as "to" from coordination.conference_type where code = $1 order by valid_from`,
    [code],
  )

test('a kind is looked over before it is added, stands on the list from its day, and every step is written down', async () => {
  const looked = await admin.post('/rules/conference-types/new', { code: 'watching', ...MEANING, step: 'look' })
  expect([looked.status, looked.html.includes('「地域の見守り会議」が')]).toEqual([200, true])
  expect(await rowsOf('watching')).toEqual([])
  expect((await admin.post('/rules/conference-types/new', { code: 'watching', ...MEANING, step: 'apply' })).location).toBe(
    '/rules/conference-types?done=done',
  )
  const list = await admin.get('/rules/conference-types')
  expect(list.html).toContain('地域の見守り会議・見守りの会・みまもり会議')
  const events = await app.ask<{ action: string }>(`select action from audit.event where action like 'rules.%' order by at, action`)
  expect(events.map(event => event.action)).toEqual(['rules.preview', 'rules.kind-open'])
  const history = await app.ask(`select 1 from platform.rules_history where kind = 'conference_type' and code = 'watching'`)
  expect(history.length).toBe(1)
})

test('a kind that has not begun is taken back; one that has begun is renamed from a day on, and the former words stay', async () => {
  await admin.post('/rules/conference-types/watching/withdraw', { begins: SOON })
  expect(await rowsOf('watching')).toEqual([])
  const done = await admin.post('/rules/conference-types/support_coordination_conference/change', {
    ...MEANING,
    displayName: '支援調整の会',
    step: 'apply',
  })
  expect([done.status, done.location]).toEqual([303, '/rules/conference-types?done=done'])
  expect(await rowsOf('support_coordination_conference')).toEqual([
    { name: '支援調整会議', from: '2021-04-01', to: SOON },
    { name: '支援調整の会', from: SOON, to: null },
  ])
  await admin.post('/rules/conference-types/support_coordination_conference/withdraw', { begins: SOON })
  expect(await rowsOf('support_coordination_conference')).toEqual([{ name: '支援調整会議', from: '2021-04-01', to: null }])
})

test('a kind that ended can no longer be chosen for an item, and stays with the items of before', async () => {
  expect((await admin.post('/rules/conference-types/community_care_conference/close', { from: SOON, step: 'apply' })).status).toBe(303)
  expect((await rowsOf('community_care_conference'))[0]?.to).toBe(SOON)
  expect(
    (await admin.post('/rules/conference-types/community_care_conference/close', { from: addDays(SOON, 5), step: 'apply' })).status,
  ).toBe(422)
})

test('what the law does not allow, a day that is past and a sealed kind are refused with what was typed', async () => {
  const secret = await admin.post('/rules/conference-types/new', {
    code: 'closed_one',
    ...MEANING,
    consentRule: 'no_consent',
    step: 'apply',
  })
  expect([secret.status, secret.html.includes('法律による守秘義務が要ります')]).toEqual([422, true])
  expect(secret.html).toContain('見守りの会、みまもり会議')
  expect((await admin.post('/rules/conference-types/new', { code: 'today', ...MEANING, from: TODAY, step: 'apply' })).status).toBe(422)
  expect((await admin.get('/rules/conference-types/case_review_conference/close')).status).toBe(404)
  expect((await admin.post('/rules/conference-types/case_review_conference/close', { from: SOON, step: 'apply' })).status).toBe(404)
})

test('nobody decides without having proved just now who they are, and what was typed waits for them', async () => {
  await app.ask('update platform.session set strong_at = null')
  const typed = { code: 'unproved', ...MEANING, _draft: '/rules/conference-types/new' }
  expect((await admin.get('/rules/conference-types/new')).html).toContain('/step-up?next=%2Frules%2Fconference-types%2Fnew')
  const asked = await admin.post('/rules/conference-types/new', { ...typed, step: 'apply' })
  expect([asked.status, asked.location]).toEqual([303, '/step-up?next=%2Frules%2Fconference-types%2Fnew'])
  expect(await rowsOf('unproved')).toEqual([])
  expect((await admin.get('/rules/conference-types/new')).html).toContain('地域の見守り会議')
})

test('only administrators come here, and the database holds the same line', async () => {
  const desk = await app.signIn('desk')
  expect((await desk.get('/rules/conference-types')).status).toBe(403)
  expect((await desk.post('/rules/conference-types/new', { code: 'by_desk', ...MEANING, step: 'apply' })).status).toBe(403)
  await admin.post('/rules/conference-types/new', { code: 'begun', ...MEANING, step: 'apply' })
  await expect(
    app.ask(`update coordination.conference_type set display_name = '書き直し' where code = 'support_conference'`),
  ).rejects.toThrow('not edited in meaning')
  await expect(
    app.ask(
      `insert into coordination.conference_type select (jsonb_populate_record(t, jsonb_build_object('valid_from', '2022-01-01'))).* from coordination.conference_type t where code = 'support_conference'`,
    ),
  ).rejects.toThrow('same day')
})
