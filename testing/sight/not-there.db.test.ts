import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import { newId } from '../../src/kernel/id.ts'
import type { Route } from '../../src/platform/http/route.ts'
import type { Browser, Caller, RunningApp, Seen } from '../app.ts'
import { hiddenInCouncil } from '../community/hidden-records.ts'
import { agencyOf, enlargedCity } from './enlarged-city.ts'
import { asFields, lawfulBodyOf } from './lawful-bodies.ts'

let app: RunningApp
let browser: Browser
let caller: Caller
let ids: { readonly agency: string; readonly person: string }
/** Records that are there and not for `shogai`, by the first part of their address. */
let hidden: Readonly<Record<string, readonly string[]>>
/** The same for `chair39`: a chair, but without a seat in the council of these records. */
let hiddenInTown: Readonly<Record<string, readonly string[]>>
let townspeople: By

beforeAll(async () => {
  app = await enlargedCity()
  browser = await app.signIn('shogai')
  caller = await app.api('shogai')
  ids = { agency: await agencyOf(app, 'desk'), person: newId() }
  hiddenInTown = await hiddenInCouncil(app)
  townspeople = { browser: await app.signIn('chair39'), caller: await app.api('chair39') }
  const mine = await agencyOf(app, 'shogai')
  const found = async (statement: string) => (await app.ask<{ id: string }>(statement, [mine])).map(row => row.id)
  hidden = {
    consultations: await found(
      'select c.id from desk.consultation c where $1 not in (select agency_id from desk.standing s where s.consultation_id = c.id) limit 1',
    ),
    people: [
      ...(await found(
        'select p.id from people.person p where $1 not in (select agency_id from people.person_standing s where s.person_id = p.id) limit 1',
      )),
      ...(await found(
        'select p.id from people.person p join people.person_standing s on s.person_id = p.id and s.agency_id = $1 where p.address_protected and p.owner_agency <> $1 and not s.knows_protected limit 1',
      )),
    ],
    households: await found(`
      select h.id from people.household h
       where h.owner_agency <> $1 and not exists (select 1 from people.household_membership m join people.person_standing s using (person_id)
                                                   where m.household_id = h.id and s.agency_id = $1) limit 1`),
    referrals: [
      ...(await found(
        `select id from referral.referral where $1 not in (from_agency, to_agency) and state in ('sent', 'seen', 'accepted') limit 1`,
      )),
      ...(await found(`select id from referral.referral where to_agency = $1 and state = 'draft' limit 1`)),
    ],
    cases: await found(
      'select c.id from coordination.support_case c where $1 not in (select agency_id from coordination.team t where t.case_id = c.id) limit 1',
    ),
    coordination: await found('select id from coordination.coordination_request where $1 not in (from_agency, to_agency) limit 1'),
    'coordination-requests': await found(
      'select id from coordination.coordination_request where $1 not in (from_agency, to_agency) limit 1',
    ),
    plans: await found(`
      select p.id from coordination.support_plan p where $1 not in (select agency_id from coordination.team t where t.case_id = p.case_id) limit 1`),
    conferences: await found(`
      select c.id from coordination.conference c where c.convening_agency <> $1
         and not exists (select 1 from coordination.invitation v where v.conference_id = c.id and v.agency_id = $1)
         and not exists (select 1 from coordination.agenda_item i join coordination.team t on t.case_id = i.case_id and t.agency_id = $1 where i.conference_id = c.id) limit 1`),
  }
})

afterAll(() => app.close())

const isApi = (row: Route) => row.path.startsWith('/api/')
const kindOf = (row: Route) =>
  row.path.includes(':participantid') ? 'participants' : ((isApi(row) ? row.path.split('/')[3] : row.path.split('/')[1]) ?? '')
const aboutRecords = routes.filter(
  row =>
    row.path.includes('/:id') &&
    [
      'consultations',
      'people',
      'households',
      'referrals',
      'cases',
      'coordination',
      'coordination-requests',
      'plans',
      'conferences',
    ].includes(kindOf(row)),
)

const aboutTown = routes.filter(
  row =>
    /:(participant)?id\b/.test(row.path) &&
    [
      'community-issues',
      'treasures',
      'meetings',
      'activities',
      'decisions',
      'actions',
      'questions',
      'sheets',
      'circulars',
      'participants',
    ].includes(kindOf(row)),
)

type By = { readonly browser: Browser; readonly caller: Caller }
type Looked = { readonly status: number; readonly body: string; readonly headers: string; readonly statements: number }

async function look(row: Route, id: string, by: By): Promise<Looked> {
  const path = row.path
    .replace(':id', id)
    .replace(':no', '1')
    .replace(row.path.includes('/:id') ? ':personid' : ':participantid', row.path.includes('/:id') ? ids.person : id)
    .replaceAll(/:[a-z]+/gi, ids.person)
  const body = lawfulBodyOf(row, ids)
  const before = app.database.statements()
  const answer = await send(row, path, body, by)
  return {
    status: answer.status,
    body: masked(answer.html, id),
    headers: headersOf(answer, id),
    statements: app.database.statements() - before,
  }
}

function send(row: Route, path: string, body: Readonly<Record<string, unknown>>, by: By): Promise<Seen> {
  if (row.method === 'GET') return isApi(row) ? by.caller.get(path) : by.browser.get(path)
  return isApi(row) ? by.caller.send(row.method as 'POST' | 'PATCH', path, body) : by.browser.post(path, asFields(body))
}

function masked(text: string, id: string): string {
  return text
    .replaceAll(id, 'ID')
    .replace(/name="_(token|key)" value="[^"]*"/g, 'name="_$1"')
    .replace(/\b\d{3}-\d{3}-\d{3}\b/g, 'REQUEST')
}

function headersOf({ headers }: Seen, id: string): string {
  return [...headers]
    .filter(([name]) => name !== 'x-request-no')
    .map(([name, value]) => `${name}: ${value.replaceAll(id, 'ID')}`)
    .join('\n')
}

const SHAPES_NOT_KNOWN: readonly string[] = []

test('what is not there and what may not be seen give the same bytes, headers and number of statements, on every address about a record', async () => {
  expect(aboutRecords.length).toBeGreaterThanOrEqual(60)
  await Promise.all([browser.get('/agencies'), caller.get('/api/v1/me')])
  let compared = 0
  const shapeless = new Set<string>()
  for (const row of aboutRecords) {
    for (const id of hidden[kindOf(row)] ?? []) {
      const by = { browser, caller }
      const forbidden = await look(row, id, by)
      const absent = await look(row, newId(), by)
      expect(forbidden, `${row.method} ${row.path}`).toEqual(absent)
      // The live search beside a record shows one's own people, whatever the record is.
      if (forbidden.status === 422 && row.method !== 'GET') shapeless.add(`${row.method} ${row.path}`)
      else if (!row.path.endsWith('/search')) expect(forbidden.status, `${row.method} ${row.path}`).toBe(404)
      compared++
    }
  }
  for (const [kind, some] of Object.entries(hidden)) expect(some.length, kind).toBeGreaterThan(0)
  expect(hidden['people']?.length).toBe(2)
  expect(hidden['referrals']?.length).toBe(2)
  // A body of the wrong shape is answered before anybody looks whether there is a record; of these the right shape is not known here.
  expect([...shapeless].sort()).toEqual(SHAPES_NOT_KNOWN)
  expect(compared).toBeGreaterThan(300)
  console.log(`${compared} pairs of answers compared over ${aboutRecords.length} routes`)
})

test('to a chair without a seat in the council its records are as if they were not there, on every address about one', async () => {
  expect(aboutTown.length).toBeGreaterThanOrEqual(55)
  await Promise.all([townspeople.browser.get('/agencies'), townspeople.caller.get('/api/v1/me')])
  for (const row of aboutTown)
    for (const id of hiddenInTown[kindOf(row)] ?? []) {
      const forbidden = await look(row, id, townspeople)
      expect(forbidden, `${row.method} ${row.path}`).toEqual(await look(row, newId(), townspeople))
      expect(forbidden.status, `${row.method} ${row.path}`).toBe(404)
    }
  for (const [kind, some] of Object.entries(hiddenInTown)) expect(some.length, kind).toBe(1)
})

test('without the duty a record is not there either, whoever it belongs to', async () => {
  const by = { browser: await app.signIn('admin'), caller: await app.api('admin') }
  await Promise.all([by.browser.get('/agencies'), by.caller.get('/api/v1/me')])
  for (const row of [...aboutRecords, ...aboutTown]) {
    const [id] = { ...hidden, ...hiddenInTown }[kindOf(row)] ?? []
    const there = await look(row, id ?? '', by)
    expect(there, `${row.method} ${row.path}`).toEqual(await look(row, newId(), by))
    expect(there.status, `${row.method} ${row.path}`).toBe(404)
  }
})

test('naming a person who may not be seen inside an act answers as naming nobody', async () => {
  const mine = (await caller.send('POST', '/api/v1/consultations', { channel: 'phone', statement: 'x' })).json() as { id: string }
  const own = (await caller.send('POST', '/api/v1/people', { called: '見える方' })).json() as { id: string }
  const home = (
    await caller.send('POST', '/api/v1/households', { label: '家', members: [{ personId: own.id, relationship: 'head' }] })
  ).json() as { id: string }
  const acts: readonly (readonly [string, (person: string) => object])[] = [
    [`/api/v1/consultations/${mine.id}/people`, personId => ({ personId, part: 'subject' })],
    [`/api/v1/consultations/${mine.id}/people/unlink`, personId => ({ personId, words: '別の方' })],
    ['/api/v1/households', personId => ({ label: '家', members: [{ personId, relationship: 'head' }] })],
    [`/api/v1/households/${home.id}/members`, personId => ({ personId, relationship: 'child' })],
    [`/api/v1/households/${home.id}/relations`, personId => ({ personId, what: 'leave' })],
    [`/api/v1/households/${home.id}/carer-roles`, carer => ({ carer, caredFor: own.id, kind: 'care' })],
  ]
  for (const person of hidden['people'] ?? [])
    for (const [path, body] of acts) {
      const answers: Looked[] = []
      for (const id of [person, newId()]) {
        const before = app.database.statements()
        const answer = await caller.send('POST', path, body(id))
        answers.push({
          status: answer.status,
          body: masked(answer.html, id),
          headers: headersOf(answer, id),
          statements: app.database.statements() - before,
        })
      }
      expect(answers[0], path).toEqual(answers[1])
      expect(answers[0]?.status, path).toBeGreaterThanOrEqual(400)
    }
})
