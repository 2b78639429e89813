import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp, Seen } from '../../../../testing/app.ts'
import { startApp } from '../../../../testing/app.ts'
import { staffOf, standCase } from '../../../../testing/builders/stand-case.ts'
import type { StaffId } from '../../../kernel/id.ts'
import { newId } from '../../../kernel/id.ts'
import { rowsOf } from '../../../platform/database.ts'

let app: RunningApp
let desk: Browser
let api: Caller
let colleague: Caller
/** One person with everything around them, all of the agency of `desk`. */
let around: {
  readonly person: string
  readonly household: string
  readonly consultation: string
  readonly referral: string
  readonly case: string
}

beforeAll(async () => {
  app = await startApp({ residents: 30, consultations: 5 })
  desk = await app.signIn('desk')
  api = await app.api('desk')
  colleague = await app.api('desk2')
  around = await furnish('利害見本')
})

afterAll(() => app.close())

const idOf = (answer: Seen) => (answer.json() as { id: string }).id

async function furnish(family: string): Promise<typeof around> {
  const stood = await standCase(app, { label: `${family}の世帯`, logins: ['desk'], family })
  const person = stood.personId
  await app.ask(
    `insert into people.person_key (agency_id, key, kind, person_id) select owner_agency, $2, 'name', id from people.person where id = $1`,
    [person, family],
  )
  const household = idOf(
    await api.send('POST', '/api/v1/households', { label: `${family}の家`, members: [{ personId: person, relationship: 'head' }] }),
  )
  const consultation = idOf(await api.send('POST', '/api/v1/consultations', { channel: 'phone', statement: `${family}から電話` }))
  await api.send('POST', `/api/v1/consultations/${consultation}/people`, { personId: person, part: 'subject' })
  const [agency] = await app.ask<{ id: string }>(`select agency_id as id from staff.staff where login = 'shogai'`)
  const sent = await api.send('POST', `/api/v1/consultations/${consultation}/referrals`, {
    toAgency: agency?.id,
    kind: 'involve',
    reason: '手帳の相談',
    asked: '会ってください',
    basis: 'consent',
    consentType: 'oral',
    sharedFields: ['statement'],
    urgency: 'planned',
    replyBy: '2026-12-20',
  })
  const [referral] = await app.ask<{ id: string }>('select id from referral.referral where consultation_id = $1', [consultation])
  if (referral === undefined) throw new Error(sent.html)
  return { person, household, consultation, referral: referral.id, case: stood.id }
}

const addresses = (of: typeof around) => [
  `/people/${of.person}`,
  `/households/${of.household}`,
  `/consultations/${of.consultation}`,
  `/referrals/${of.referral}`,
  `/cases/${of.case}`,
]

async function statuses(caller: Caller): Promise<readonly number[]> {
  return Promise.all(addresses(around).map(async at => (await caller.get(`/api/v1${at}`)).status))
}

test('one press closes the person to me at once, with households, consultations, referrals, cases and search; my colleagues go on', async () => {
  for (const at of addresses(around)) expect((await desk.get(at)).status, at).toBe(200)
  const closed = await desk.post(`/people/${around.person}/conflict`, { reason: 'relative' })
  expect([closed.status, closed.location]).toEqual([303, '/people?done=closed'])
  for (const at of addresses(around)) expect((await desk.get(at)).status, at).toBe(404)
  expect((await desk.post('/people/search', { q: '利害見本' })).html).not.toContain(around.person)
  for (const list of ['/consultations?queue=agency', '/cases', '/referrals?box=sent', '/day', '/consultations.csv']) {
    expect((await desk.get(list)).html, list).not.toContain('利害見本')
  }
  expect((await statuses(colleague)).every(status => status === 200)).toBe(true)
})

test('what is closed by conflict answers like what is not there, with the same number of statements', async () => {
  for (const [kind, id] of Object.entries({
    people: around.person,
    households: around.household,
    consultations: around.consultation,
    referrals: around.referral,
  })) {
    const look = async (asked: string) => {
      const before = app.database.statements()
      const answer = await desk.get(`/${kind}/${asked}`)
      return {
        status: answer.status,
        body: answer.html
          .replaceAll(asked, 'ID')
          .replace(/\b\d{3}-\d{3}-\d{3}\b/g, 'NO')
          .replace(/name="_(token|key)" value="[^"]*"/g, ''),
        statements: app.database.statements() - before,
      }
    }
    await look(newId())
    expect(await look(id), kind).toEqual(await look(newId()))
  }
})

test('nothing can be done with the person from outside the wall either: no linking, no household, no amendment', async () => {
  const other = idOf(await api.send('POST', '/api/v1/consultations', { channel: 'phone', statement: '別の相談' }))
  expect(
    (await api.send('POST', `/api/v1/consultations/${other}/people`, { personId: around.person, part: 'subject' })).status,
  ).toBeGreaterThanOrEqual(400)
  expect((await api.send('PATCH', `/api/v1/people/${around.person}`, { family: '別' })).status).toBe(404)
  expect((await api.send('POST', `/api/v1/consultations/${around.consultation}/screen`, { disposition: 'info_only' })).status).toBe(404)
})

test('only the head opens it again, with words, never for themselves; a colleague cannot close a person to somebody else', async () => {
  const [conflict] = await app.ask<{ id: string }>('select id from people.conflict where person_id = $1 and ended_at is null', [
    around.person,
  ])
  expect((await colleague.send('POST', `/api/v1/conflicts/${conflict?.id}/end`, { words: '解く' })).status).toBe(404)
  const me = await staffOf(app, 'desk')
  expect((await colleague.send('POST', `/api/v1/people/${around.person}/conflict`, { staffId: me, reason: 'other' })).status).toBe(404)
  const head = await app.signIn('head')
  const list = await head.get('/conflicts')
  expect(list.html).toContain('利害見本')
  expect((await head.post(`/conflicts/${conflict?.id}/end`, { words: '' })).status).toBe(422)
  expect((await head.post(`/conflicts/${conflict?.id}/end`, { words: '別人と分かった' })).status).toBe(303)
  expect((await statuses(api)).every(status => status === 200)).toBe(true)
  const own = await head.post(`/people/${around.person}/conflict`, { reason: 'neighbour' })
  expect(own.status).toBe(303)
  const [mine] = await app.ask<{ id: string }>(
    `select c.id from people.conflict c join staff.staff s on s.id = c.staff_id where s.login = 'head'`,
  )
  const self = await head.post(`/conflicts/${mine?.id}/end`, { words: '自分で解く' })
  expect([404, 409]).toContain(self.status)
  expect((await app.ask('select 1 from people.conflict where id = $1 and ended_at is null', [mine?.id])).length).toBe(1)
})

const asDesk = async <Row>(statement: string): Promise<Row[]> =>
  app.database.transaction((await staffOf(app, 'desk')) as StaffId, db => rowsOf(db, sql.raw<Row>(statement)))

test('whoever has no conflict pays one question a query for it, however many rows there are', async () => {
  const plan = await asDesk<{ 'QUERY PLAN': string }>('explain (analyze, costs off, timing off) select count(*) from desk.consultation')
  const text = plan.map(line => line['QUERY PLAN']).join('\n')
  expect(text).toMatch(/InitPlan/)
  expect(text).not.toMatch(/consultation_person/)
})
