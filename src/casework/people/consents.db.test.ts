import { afterAll, beforeAll, expect, test } from 'vitest'
import { actInTest } from '../../../testing/builders/act-in-test.ts'
import type { Arranged } from '../../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import type { Day } from '../../kernel/day.ts'
import { addDays } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { beginConsent } from './acts/begin-consent.ts'
import { changeConsent } from './acts/change-consent.ts'
import { readConsent, readConsents } from './acts/read-consents.ts'
import { readRegister, reviewRegister } from './acts/read-register.ts'
import { registerPerson } from './acts/register-person.ts'
import { tell } from './acts/tell.ts'
import type { ConsentId } from './domain/consent.ts'
import type { Disclosure } from './domain/disclosure.ts'
import type { PersonId } from './domain/person.ts'
import { NOTHING_KNOWN } from './domain/person.ts'

let clone: ClonedDatabase
let database: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 4)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '福祉相談窓口' }, { name: '地域包括支援センター' }, { name: '子ども相談窓口' }],
    staff: [
      { login: 'desk', duties: ['consult'], agency: '福祉相談窓口' },
      { login: 'head', duties: ['consult', 'head'], agency: '福祉相談窓口' },
      { login: 'centre', duties: ['consult'], agency: '地域包括支援センター' },
      { login: 'kodomo', duties: ['consult'], agency: '子ども相談窓口' },
      { login: 'privacy', duties: ['audit'], agency: '福祉相談窓口' },
    ],
  })
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

const NOW = new Date()
const as = (login: string) => actInTest(database, arranged.reader(login), NOW)
const today = () => as('desk').today
const centre = () => arranged.agencyId('地域包括支援センター')
const owner = (statement: string, values: readonly unknown[] = []) => runAsOwner(clone.ownerUrl, statement, values)

async function register(given: string): Promise<PersonId> {
  const made = await registerPerson(as('desk'), { ...NOTHING_KNOWN, family: '同意', given }, { body: null })
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}

const asking = () => ({
  askedOn: today(),
  purpose: '一緒に考えるため',
  workerNote: '窓口で確かめた',
  personWords: null,
  formVersion: null,
  languageUsed: 'ja',
  interpreter: false,
})

async function give(person: PersonId, differs: { until?: Day; agencies?: readonly ReturnType<typeof centre>[] } = {}): Promise<ConsentId> {
  const begun = await beginConsent(
    as('desk'),
    person,
    {
      kind: 'given',
      body: {
        ...asking(),
        type: 'oral',
        proxyRelation: null,
        agencies: differs.agencies ?? [centre()],
        categories: ['contact', 'history'],
        from: today(),
        until: differs.until ?? null,
        fromSheet: false,
      },
    },
    { body: null },
  )
  if (!begun.ok) throw new Error(begun.refusal.code)
  return begun.value
}

const withdraw = (id: ConsentId, login = 'desk') =>
  changeConsent(as(login), id, undefined, { kind: 'withdrawn', body: { on: today(), how: '窓口でお申し出' } }, { body: null })

const told = (personIds: readonly PersonId[], differs: Partial<Disclosure> = {}): Disclosure => ({
  personIds,
  caseId: null,
  consultationId: null,
  toAgency: centre(),
  toPerson: null,
  fields: ['contact'],
  basis: 'consent',
  consentId: null,
  conferenceId: null,
  reason: '訪問の日を決めるため',
  channel: 'phone',
  approver: null,
  ...differs,
})
const record = async (disclosure: Disclosure, login = 'desk') => {
  const done = await tell(as(login), disclosure, false, { body: null })
  return done.ok ? 'told' : done.refusal.code
}

test('a consent that was not obtained is on record with a day to ask again, and leaves a task for that day', async () => {
  const person = await register('未')
  const askAgainOn = addDays(today(), 14)
  const begun = await beginConsent(as('desk'), person, { kind: 'not_obtained', body: { ...asking(), askAgainOn } }, { body: null })
  expect(begun.ok).toBe(true)
  const { consents } = await readConsents(as('desk'), [person])
  expect(consents).toMatchObject([{ stage: 'not_obtained', askAgainOn }])
  const tasks = await owner('select due_on::text, is_open from platform.task where subject_id = $1', [consents[0]?.id])
  expect(tasks).toEqual([{ due_on: askAgainOn, is_open: true }])
})

test('a consent with an end leaves a task thirty days before, which ends when the consent is withdrawn', async () => {
  const person = await register('期')
  const id = await give(person, { until: addDays(today(), 90) })
  const tasks = () => owner('select due_on::text, is_open from platform.task where subject_id = $1', [id])
  expect(await tasks()).toEqual([{ due_on: addDays(today(), 60), is_open: true }])
  expect((await withdraw(id)).ok).toBe(true)
  expect(await tasks()).toEqual([{ due_on: addDays(today(), 60), is_open: false }])
})

test('nothing is told on consent without a consent of that very person for that agency and content', async () => {
  const mother = await register('母')
  const son = await register('息子')
  expect(await record(told([mother]))).toBe('out-of-consent')
  await give(mother)
  expect(await record(told([mother]))).toBe('told')
  expect(await record(told([son])), 'the consent of one member does not cover another').toBe('out-of-consent')
  expect(await record(told([mother, son]))).toBe('out-of-consent')
  expect(await record(told([mother], { toAgency: arranged.agencyId('子ども相談窓口') }))).toBe('out-of-consent')
  expect(await record(told([mother], { fields: ['health'] }))).toBe('out-of-consent')
})

test('after withdrawal nothing more is told, and the page still lists who had received what', async () => {
  const person = await register('撤回')
  const id = await give(person)
  expect(await record(told([person]))).toBe('told')
  await withdraw(id)
  expect(await record(told([person]))).toBe('consent-withdrawn')
  const view = await readConsent(as('desk'), id)
  expect(view?.received).toMatchObject([{ toAgencyName: '地域包括支援センター', fields: ['contact'], consentId: id }])
  const again = await withdraw(id)
  expect(again).toMatchObject({ ok: false, refusal: { code: 'consent-withdrawn' } })
})

async function caseWithTeam(id: ConsentId): Promise<string> {
  const caseId = newId<'case'>()
  const { agencyId, staffId } = arranged.reader('desk')
  await owner(
    `insert into coordination.support_case (id, label, opened_at, opened_by, opened_agency, lead_agency, solving, accompanying, next_contact_on, version)
     values ($1, '見本家', now(), $2, $3, $3, 'open', 'open', current_date, 1)`,
    [caseId, staffId, agencyId],
  )
  const join = (agency: string, part: string) =>
    owner(
      `insert into coordination.team (case_id, agency_id, part, basis, basis_on, consent_id, categories, since, opened_at)
       values ($1, $2, $3, 'consent', current_date, $4, array['contact', 'history'], now(), now())`,
      [caseId, agency, part, id],
    )
  await join(agencyId, 'originator')
  await join(centre(), 'member')
  await join(arranged.agencyId('子ども相談窓口'), 'coordinator')
  return caseId
}

test('withdrawal ends the places of the team that rest on it at once, but not the lead nor the coordinator', async () => {
  const person = await register('班')
  const id = await give(person)
  const caseId = await caseWithTeam(id)
  expect((await withdraw(id)).ok).toBe(true)
  const team = await owner('select part, until is null as stays from coordination.team where case_id = $1 order by part', [caseId])
  expect(team).toEqual([
    { part: 'coordinator', stays: true },
    { part: 'member', stays: false },
    { part: 'originator', stays: true },
  ])
  const acts = await owner(`select kind, seq, body ->> 'agencyId' as agency from coordination.case_act where case_id = $1`, [caseId])
  expect(acts).toEqual([{ kind: 'member_left', seq: 2, agency: centre() }])
})

test('narrowing takes the contents from the team, and the place from an agency that is not named any longer', async () => {
  const person = await register('狭')
  const id = await give(person, { agencies: [centre(), arranged.agencyId('子ども相談窓口')] })
  const caseId = await caseWithTeam(id)
  const narrow = (agencies: readonly ReturnType<typeof centre>[], version: number) =>
    changeConsent(
      as('desk'),
      id,
      version,
      { kind: 'narrowed', body: { on: today(), agencies, categories: ['contact'], until: null, words: '連絡先だけ' } },
      { body: null },
    )
  expect((await narrow([centre(), arranged.agencyId('子ども相談窓口')], 1)).ok).toBe(true)
  const member = () =>
    owner(`select categories, until is null as stays from coordination.team where case_id = $1 and part = 'member'`, [caseId])
  expect(await member()).toEqual([{ categories: ['contact'], stays: true }])
  expect(await narrow([centre()], 1)).toMatchObject({ ok: false, refusal: { code: 'stale-version' } })
  expect((await narrow([arranged.agencyId('子ども相談窓口')], 2)).ok).toBe(true)
  expect(await member()).toEqual([{ categories: ['contact'], stays: false }])
})

test('the agency that asked is a party to what it asked for: narrowing leaves its place in the team, withdrawal ends it', async () => {
  const person = await register('尋')
  const id = await give(person)
  const caseId = await caseWithTeam(id)
  await owner(`update coordination.support_case set lead_agency = $2 where id = $1`, [caseId, arranged.agencyId('子ども相談窓口')])
  await owner(`update coordination.team set part = 'member', consent_id = $2 where case_id = $1 and agency_id = $3`, [
    caseId,
    id,
    arranged.agencyId('福祉相談窓口'),
  ])
  const asker = () =>
    owner(`select categories, until is null as stays from coordination.team where case_id = $1 and agency_id = $2`, [
      caseId,
      arranged.agencyId('福祉相談窓口'),
    ])
  const body = { on: today(), agencies: [centre()], categories: ['contact'], until: null, words: '連絡先だけ' }
  expect((await changeConsent(as('desk'), id, 1, { kind: 'narrowed', body }, { body: null })).ok).toBe(true)
  expect(await asker()).toEqual([{ categories: ['contact'], stays: true }])
  expect((await withdraw(id)).ok).toBe(true)
  expect(await asker()).toMatchObject([{ stays: false }])
})

test('consents and disclosures are seen by those who see the person; an agency sees what it told itself', async () => {
  const person = await register('見')
  const id = await give(person)
  await record(told([person]))
  expect(await readConsent(as('kodomo'), id)).toBeUndefined()
  expect((await readConsents(as('kodomo'), [person])).consents).toEqual([])
  const asked = { personId: null, agencyId: null, from: null, until: null, caseId: null }
  const seen = async (login: string) =>
    (await readRegister(as(login), asked, { limit: 1000 }))?.rows.filter(row => row.persons.some(({ id: one }) => one === person))
  expect(await seen('desk')).toHaveLength(1)
  expect(await seen('kodomo')).toHaveLength(0)
  expect(await withdraw(id, 'kodomo')).toMatchObject({ ok: false, refusal: { code: 'absent' } })
  await owner('select people.take_standing($1, $2)', [person, centre()])
  expect(await seen('centre')).toHaveLength(1)
  expect((await withdraw(id, 'centre')).ok, 'a person may withdraw at any desk that works with them').toBe(true)
})

test('special reasons need another approver; danger to life is looked at by the head on the next working day', async () => {
  const person = await register('危')
  const { staffId } = arranged.reader('desk')
  expect(await record(told([person], { basis: 'appi-69-2-4' }))).toBe('no-basis')
  expect(await record(told([person], { basis: 'appi-69-2-4', approver: staffId }))).toBe('no-basis')
  expect(await record(told([person], { basis: 'appi-69-2-4', approver: arranged.reader('head').staffId }))).toBe('told')
  expect(await record(told([person], { basis: 'life_threatening' }))).toBe('told')
  const tasks = await owner(
    `select t.staff_id, t.due_on > current_date as is_later from platform.task t where t.subject_type = 'disclosure'`,
  )
  expect(tasks).toEqual([{ staff_id: arranged.reader('head').staffId, is_later: true }])
})

test('the register and the acts behind it take no change and no deletion, not even from the owner of the database', async () => {
  for (const statement of ['update people.disclosure set reason = $1', 'delete from people.consent_act where body::text <> $1']) {
    await expect(owner(statement, ['消した'])).rejects.toThrow('append-only')
  }
})

test('the privacy officer reads the whole register without seeing a single person, and nobody else reads it so', async () => {
  const asked = { personId: null, agencyId: null, from: null, until: null, caseId: null }
  const review = await reviewRegister(as('privacy'), asked, { limit: 100 })
  expect(review.rows.length).toBeGreaterThan(3)
  expect(JSON.stringify(review.rows)).not.toContain('同意　')
  expect((await reviewRegister(as('desk'), asked, { limit: 100 })).rows).toEqual([])
  expect((await readRegister(as('privacy'), asked, { limit: 100 }))?.rows).toEqual([])
})

test('taking the register out is written down with its purpose and the number of rows', async () => {
  const asked = { personId: null, agencyId: centre(), from: today(), until: today(), caseId: null }
  const view = await readRegister(as('desk'), asked, { limit: 1000, purpose: 'review_board' })
  const [event] = await owner(
    `select e.purpose, d.content ->> 'rows' as rows from audit.event e join audit.detail d on d.event_id = e.id where e.action = 'disclosure.export'`,
  )
  expect(event).toEqual({ purpose: 'review_board', rows: String(view?.rows.length) })
})
