import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../testing/app.ts'
import { startApp } from '../../testing/app.ts'
import { buildApp } from '../app.ts'
import { readDay } from '../kernel/day.ts'
import { openCipher } from '../platform/cipher.ts'
import { readCodes } from '../platform/codes.ts'
import { draftsIn } from '../platform/draft.ts'
import { openLog } from '../platform/log.ts'
import { assetsFolder } from '../platform/project-root.ts'
import { tellNeighbourhood } from './acts/scenes/neighbourhood.ts'
import { tellerOn } from './acts/teller.ts'
import { scenesDoorkeeper, tellScenes } from './index.ts'

let app: RunningApp
let before: readonly object[]
let waysIn: readonly { readonly sessions: number; readonly tokens: number }[]

beforeAll(async () => {
  app = await startApp({ residents: 60, consultations: 20, hasNeighbours: true })
  const until = readDay('2026-11-20')
  if (until === undefined) throw new Error('a day of the calendar')
  const cipher = openCipher(join(mkdtempSync(join(tmpdir(), 'tsunagi-keys-')), 'draft.key'))
  const { database, door } = app
  const codes = await readCodes(database)
  const house = {
    database,
    door,
    codes,
    drafts: draftsIn(database, cipher),
    cipher,
    isDemo: true,
    cityName: '夢が原市',
    isOpenToResidents: false,
  }
  const parts = { face: 'staff', house, doorkeeper: scenesDoorkeeper(database), log: openLog('silent'), assets: assetsFolder } as const
  const tell = () => tellNeighbourhood(tellerOn(clock => buildApp({ ...parts, clock }), 7, until))
  await tellScenes(clock => buildApp({ ...parts, clock }), { seed: 7, until })
  before = await app.ask(
    'select (select count(*)::integer from issues.issue) as issues, (select count(*)::integer from meetings.meeting) as meetings',
  )
  await tell()
  waysIn = await app.ask(
    'select (select count(*)::integer from platform.session) as sessions, (select count(*)::integer from platform.api_token) as tokens',
  )
})
afterAll(() => app.close())

const kinds = async (statement: string) => (await app.ask<{ kind: string }>(statement)).map(row => row.kind).sort()

test('plans, conferences, consents and assessments are there in every state that is looked at', async () => {
  expect(await kinds('select distinct state as kind from coordination.support_plan')).toEqual(['closed', 'discussed', 'draft', 'running'])
  expect(await kinds('select distinct state as kind from coordination.conference')).toEqual(['called', 'minutes_draft', 'minutes_fixed'])
  const given = await kinds('select distinct type as kind from people.consent where type is not null')
  expect(given).toEqual(expect.arrayContaining(['oral', 'proxy', 'written']))
  expect(await kinds('select max(version)::text as kind from coordination.assessment')).toEqual(['2'])
})

test('the table of parts names issues as people say them, although a program sent codes', async () => {
  const named = await kinds('select distinct issue as kind from coordination.role_assignment')
  expect(named).toContain('ヤングケアラー')
  expect(named.filter(issue => /^[a-z_]+$/.test(issue))).toEqual([])
})

test('a sealed record is filled, and of two emergency openings one is looked at and one is still open', async () => {
  const desk = await app.signIn('desk')
  const list = await desk.get('/compartments')
  const [, path = ''] = /href="(\/compartments\/[0-9a-f-]{36})"/.exec(list.html) ?? []
  expect((await desk.get(path)).html).toContain('今日は、眠れそうです')
  expect((await (await app.signIn('houkatsu')).get(path)).status).toBe(404)
  const reviews = (await (await app.api('privacy')).get('/api/v1/glass/reviews')).json() as { items: { finding: string | null }[] }
  expect(reviews.items.map(one => one.finding).sort()).toEqual(['justified', null])
  expect((await (await app.signIn('privacy')).get('/audit/alerts')).html).toContain('緊急閲覧')
})

test('of the cases that ended long ago some are destroyed, some wait for a second person, one is held', async () => {
  const shown = await (await app.signIn('admin')).get('/retention')
  for (const words of ['廃棄しました', '廃棄を止めています', '第2号']) expect(shown.html).toContain(words)
})

test('three councils have issues in every state with voices, treasures with consents, and wordings that somebody else checked', async () => {
  expect(await kinds('select distinct state as kind from issues.issue')).toEqual(
    expect.arrayContaining(['closed', 'framed', 'heard', 'passed_on', 'trial', 'working']),
  )
  expect(await kinds('select distinct council_no::text as kind from issues.issue')).toEqual(expect.arrayContaining(['1', '39', '8']))
  expect((await app.ask('select 1 from issues.evidence')).length).toBeGreaterThan(8)
  expect((await app.ask('select 1 from issues.shared where checked_at is not null')).length).toBeGreaterThan(2)
  expect(await kinds(`select changed_for as kind from issues.shared where changed_for <> ''`)).toHaveLength(1)
  expect(await app.ask('select 1 from treasures.treasure')).toHaveLength(10)
  expect(await app.ask('select 1 from treasures.consent where withdrawn_on is not null')).toHaveLength(1)
  const resident = await app.signIn('resident')
  const { html } = await resident.get('/treasures')
  expect(html).toContain('三味線を教えてくれる方')
  expect(html).not.toContain('盆おどりの口説き')
})

test('a meeting was held and its minutes are approved; one question is answered and one is owed; the next meeting brings back what is due', async () => {
  expect(await kinds(`select distinct state as kind from meetings.meeting where council_no = 1`)).toEqual(
    expect.arrayContaining(['minutes_approved', 'planned']),
  )
  expect(
    await kinds(`select distinct case when answered_at is null then 'owed' else 'answered' end as kind from meetings.question`),
  ).toEqual(['answered', 'owed'])
  expect(await kinds(`select state as kind from meetings.action where owner_kind = 'seat'`)).toContain('doing')
  expect((await app.ask(`select 1 from meetings.decision where review_on is not null`)).length).toBeGreaterThan(0)
  const council = await (await app.signIn('resident')).get('/councils/1')
  expect(council.html).toContain('冬の地域福祉ネットワーク会議')
})

test('a workshop’s notes became treasures, issues and visions, and the 回覧板 that went round came back, sheet by sheet', async () => {
  expect(await kinds(`select distinct coalesce(became_kind, 'none') as kind from meetings.note`)).toEqual([
    'issue',
    'none',
    'treasure',
    'vision',
  ])
  expect(await app.ask('select 1 from meetings.note where withdrawn_at is not null')).toHaveLength(1)
  expect(await app.ask('select 1 from meetings.edition where checked_at is null')).toHaveLength(1)
  expect((await app.ask('select 1 from meetings.returned')).length).toBeGreaterThan(15)
  expect((await (await app.signIn('resident')).get('/councils/1')).html).toContain('歩いて寄れる縁側が三つある')
})

test('the story of the neighbourhoods is told once, however often it is begun', async () => {
  const now = await app.ask(
    'select (select count(*)::integer from issues.issue) as issues, (select count(*)::integer from meetings.meeting) as meetings',
  )
  expect(now).toEqual(before)
})

test('whoever told the scenes left no way in behind: nobody has a session or a token that they did not open', () => {
  expect(waysIn).toEqual([{ sessions: 0, tokens: 0 }])
})
