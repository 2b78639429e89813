import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../testing/app.ts'
import { startApp } from '../../testing/app.ts'
import { staffOf, standCase } from '../../testing/builders/stand-case.ts'
import { newId } from '../kernel/id.ts'
import { openDatabase } from '../platform/database.ts'
import { reportUnusualAccess } from './index.ts'

let app: RunningApp
/** 2026-11-18 is a Wednesday; the clock of the app stands on the Friday after. */
const NOW = new Date('2026-11-20T03:00:00Z')

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 3, clock: () => NOW })
})

afterAll(() => app.close())

/** A look as the log would hold it, at a moment of choice. */
async function look(
  login: string,
  at: string,
  action: string,
  subject: string,
  more: { readonly words?: string; readonly outcome?: string } = {},
): Promise<string> {
  const id = newId()
  await app.ask(
    `insert into audit.event (id, at, staff_id, agency_id, action, subject_type, subject_ids, outcome, route, request_no)
     select $1, $2, s.id, s.agency_id, $3, 'person', array[$4]::uuid[], $5, 'GET /in-test', '000-000-001' from staff.staff s where s.login = $6`,
    [id, at, action, subject, more.outcome ?? 'done', login],
  )
  if (more.words)
    await app.ask(`insert into audit.detail (event_id, content) values ($1, jsonb_build_object('words', $2::text))`, [id, more.words])
  return id
}

const alertsOf = (login: string) =>
  app.ask<{ rule: string; mark: string; n: number }>(
    `select rule, mark, cardinality(event_ids) as n from staff.alert t join staff.staff s on s.id = t.staff_id where s.login = $1 order by rule, mark`,
    [login],
  )

async function run(): Promise<void> {
  const privacy = await app.signIn('privacy')
  expect((await privacy.post('/audit/alerts/run', {})).status).toBe(303)
}

async function personOf(login: string, family: string): Promise<string> {
  return (await standCase(app, { label: family, logins: [login as 'desk'], family })).personId
}

test('looks at night, on a weekend and on a holiday are raised, those in office hours are not', async () => {
  const person = await personOf('shogai', '時間見本')
  await look('shogai', '2026-11-18T01:00:00Z', 'person.read', person)
  await run()
  expect(await alertsOf('shogai')).toEqual([])
  await look('shogai', '2026-11-18T13:30:00Z', 'person.read', person)
  await look('shogai', '2026-11-14T03:00:00Z', 'person.read', person)
  await look('shogai', '2026-11-03T03:00:00Z', 'person.read', person)
  await run()
  expect((await alertsOf('shogai')).filter(alert => alert.rule === 'outside_hours').map(alert => alert.mark)).toEqual([
    '2026-11-03',
    '2026-11-14',
    '2026-11-18',
  ])
})

test('more persons in an hour than anybody works with are raised', async () => {
  const people = await app.ask<{ id: string }>('select id from people.person limit 31')
  await app.ask(`insert into people.person (id, owner_agency, called, changed_by)
                 select gen_random_uuid(), s.agency_id, '見本' || n, s.id from staff.staff s, generate_series(1, 40) n where s.login = 'jiritsu'`)
  const many = await app.ask<{ id: string }>(`select id from people.person where called like '見本%' limit 31`)
  for (const { id } of many.slice(0, 30)) await look('jiritsu', '2026-11-18T01:10:00Z', 'person.read', id)
  await run()
  expect((await alertsOf('jiritsu')).filter(alert => alert.rule === 'many_persons')).toEqual([])
  await look('jiritsu', '2026-11-18T01:20:00Z', 'person.read', many[30]?.id ?? '')
  await run()
  expect((await alertsOf('jiritsu')).filter(alert => alert.rule === 'many_persons').map(alert => alert.n)).toEqual([31])
  expect(people.length).toBeGreaterThan(0)
})

test('a person with the family name of the member of staff is raised, by id only', async () => {
  const [me] = await app.ask<{ name: string }>(`select name from staff.staff where login = 'kodomo'`)
  const family = me?.name.split(/[\s　]/)[0] ?? ''
  const same = await personOf('kodomo', family)
  const other = await personOf('kodomo', 'まったく別')
  await look('kodomo', '2026-11-18T01:00:00Z', 'person.read', other)
  const id = await look('kodomo', '2026-11-18T02:00:00Z', 'person.read', same)
  await run()
  const raised = await app.ask<{ ids: string[] }>(`select event_ids as ids from staff.alert where rule = 'same_name'`)
  expect(raised.map(row => row.ids)).toEqual([[id]])
})

test('a record opened on three days without any act of one’s own is raised, and is not where something was done', async () => {
  const [watched, worked] = [await personOf('csw', '眺める見本'), await personOf('csw', '働く見本')]
  for (const day of ['2026-11-16', '2026-11-17', '2026-11-18'])
    for (const person of [watched, worked]) await look('csw', `${day}T01:00:00Z`, 'person.read', person)
  await look('csw', '2026-11-18T02:00:00Z', 'person.amend', worked)
  await run()
  expect((await alertsOf('csw')).filter(alert => alert.rule === 'no_later_act').map(alert => alert.n)).toEqual([3])
})

test('a record nobody of the agency works with, repeated words, and every emergency opening are raised', async () => {
  const stranger = await personOf('shogai', '他所の見本')
  await look('tabunka', '2026-11-18T01:00:00Z', 'person.read', stranger)
  for (let n = 0; n < 5; n++) await look('tabunka', `2026-11-18T02:0${n}:00Z`, 'person.known', stranger, { words: '業務のため' })
  await look('tabunka', '2026-11-18T03:00:00Z', 'glass.open', stranger)
  await look('tabunka', '2026-11-18T03:05:00Z', 'glass.open', stranger, { outcome: 'absent' })
  await run()
  expect((await alertsOf('tabunka')).map(alert => [alert.rule, alert.n])).toEqual([
    ['break_glass', 1],
    ['no_membership', 1],
    ['repeated_words', 5],
  ])
})

test('the report run again raises nothing twice', async () => {
  const count = async () => (await app.ask<{ n: number }>('select count(*)::integer as n from staff.alert'))[0]?.n
  const before = await count()
  await run()
  expect(await count()).toBe(before)
})

test('an alert is closed with a finding in words, never by the one it is about, and shows nobody’s name that was looked at', async () => {
  const privacy = await app.signIn('privacy')
  const [alert] = await app.ask<{ id: string }>(`select t.id from staff.alert t where t.rule = 'same_name'`)
  const shown = await privacy.get(`/audit/alerts/${alert?.id}`)
  expect(shown.status).toBe(200)
  expect(shown.html).not.toContain('まったく別')
  expect((await privacy.post(`/audit/alerts/${alert?.id}/close`, { finding: 'justified' })).status).toBe(422)
  await app.ask(`update staff.alert set staff_id = $2 where id = $1`, [alert?.id, await staffOf(app, 'privacy')])
  expect((await privacy.post(`/audit/alerts/${alert?.id}/close`, { finding: 'justified', words: '自分で確かめた' })).status).toBe(409)
  await app.ask(`update staff.alert set staff_id = $2 where id = $1`, [alert?.id, await staffOf(app, 'kodomo')])
  expect((await privacy.post(`/audit/alerts/${alert?.id}/close`, { finding: 'justified', words: '別の家だった' })).status).toBe(303)
  expect((await app.ask(`select 1 from staff.alert where closed_at is not null and words = '別の家だった'`)).length).toBe(1)
  expect((await (await app.signIn('desk')).get('/audit/alerts')).status).toBe(403)
})

test('the command says who looked how often and never whom they looked at', async () => {
  const owner = openDatabase(app.ownerUrl, 1)
  const lines: string[] = []
  try {
    const said = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line) }
    expect(await reportUnusualAccess(['--since', '2026-11-01'], owner, said)).toBe(0)
    expect(await reportUnusualAccess([], owner, said)).toBe(2)
  } finally {
    await owner.close()
  }
  const text = lines.join('\n')
  expect(text).toContain('outside_hours')
  for (const family of ['時間見本', '眺める見本', '他所の見本', 'まったく別']) expect(text).not.toContain(family)
})
