import { sql } from 'kysely'
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
import type { Database } from '../../platform/database.ts'
import { amendPerson } from './acts/amend-person.ts'
import { askWhoKnows } from './acts/ask-known.ts'
import { changeHousehold } from './acts/change-household.ts'
import { answerEnd, askEnd } from './acts/end-protection.ts'
import { letAgencyKnow } from './acts/let-know.ts'
import { makeHousehold, readHousehold } from './acts/make-household.ts'
import { changePlace, openPlace } from './acts/open-place.ts'
import { readPerson } from './acts/read-person.ts'
import { readProtection, readProtections } from './acts/read-protection.ts'
import { registerPerson } from './acts/register-person.ts'
import { searchPeople } from './acts/search-people.ts'
import { setProtection } from './acts/set-protection.ts'
import type { HouseholdId } from './domain/household.ts'
import type { PersonFacts, PersonId } from './domain/person.ts'
import { NOTHING_KNOWN } from './domain/person.ts'
import { tellsProtectedPlace } from './store/protected-place.ts'
import { perpetratorIsNear } from './store/protections.ts'

let clone: ClonedDatabase
let database: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 4)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '福祉相談窓口' }, { name: '地域包括支援センター' }],
    staff: [
      { login: 'desk', duties: ['consult'], agency: '福祉相談窓口' },
      { login: 'head', duties: ['consult', 'head'], agency: '福祉相談窓口' },
      { login: 'centre', duties: ['consult', 'head'], agency: '地域包括支援センター' },
    ],
  })
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

const NOW = new Date()
const as = (login: string) => actInTest(database, arranged.reader(login), NOW)
const owner = <Row extends Record<string, unknown>>(statement: string, values: readonly unknown[] = []) =>
  runAsOwner<Row>(clone.ownerUrl, statement, values)
const once = { body: null }

const PLACE = {
  postalCode: '5180999',
  address: '夢が原市隠れ里三丁目7番21号',
  councilNo: 31,
  phone: '0595-00-7391',
  phoneOther: '0595-00-7392',
  email: 'kakure@example.jp',
  contactNote: '隠れ里の集会所に伝言',
}
/** What must not be found anywhere, in the spellings in which it might come out. */
const CANARIES = ['隠れ里', '7番21号', '0595-00-7391', '0595007391', '0595-00-7392', '0595007392', 'kakure@', '5180999', '518-0999']

async function register(facts: Partial<PersonFacts>): Promise<PersonId> {
  const made = await registerPerson(as('desk'), { ...NOTHING_KNOWN, family: '守山', ...facts }, once)
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}

async function family(): Promise<{ mother: PersonId; child: PersonId; father: PersonId; household: HouseholdId }> {
  const mother = await register({ given: '母', birthDate: '1985-02-03' as Day, ...PLACE })
  const child = await register({ given: '子', address: '夢が原市隠れ里３－７－２１', postalCode: PLACE.postalCode })
  const father = await register({ given: '父', address: '夢が原市別町1-1' })
  const members = [mother, child, father].map((personId, nth) => ({
    personId,
    relationship: nth === 0 ? ('head' as const) : ('child' as const),
    cohabits: true,
  }))
  const { postalCode, address, councilNo } = PLACE
  const made = await makeHousehold(as('desk'), { label: '守山家', postalCode, address, councilNo, note: null, members }, once)
  if (!made.ok) throw new Error(made.refusal.code)
  for (const person of [mother, child])
    await owner('select people.take_standing($1, $2)', [person, arranged.agencyId('地域包括支援センター')])
  // Kept copies of what was: they hold the place as well.
  await amendPerson(as('desk'), { id: mother, version: undefined, changes: { note: '面接済み' } }, once)
  await amendPerson(as('desk'), { id: child, version: undefined, changes: { note: '面接済み' } }, once)
  await changeHousehold(as('desk'), made.value, undefined, { do: 'amend', facts: { note: '面接済み' } }, once)
  return { mother, child, father, household: made.value }
}

const term = {
  kind: 'dv' as const,
  fromOn: '2026-11-01' as Day,
  untilOn: null,
  documentNo: '支-12',
  perpetrators: [] as readonly PersonId[],
}
const protect = (personId: PersonId, perpetrators: readonly PersonId[] = [], isWarned = true, login = 'desk') =>
  setProtection(as(login), { personId, term: { ...term, perpetrators }, isWarned }, once)

/** Everything a member of staff can read from the database with the login of the product, as text. */
async function everythingReadableBy(login: string): Promise<string> {
  const tables = await owner<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('people', 'desk', 'referral', 'coordination', 'directory', 'platform') and has_table_privilege('tsunagi_app', format('%I.%I', schemaname, tablename), 'select')`,
  )
  const texts = await database.transaction(arranged.reader(login).staffId, async db => {
    const found: string[] = []
    for (const { name } of tables) {
      const rows = await sql.raw<{ text: string | null }>(`select string_agg(t::text, chr(10)) as text from ${name} t`).execute(db)
      found.push(rows.rows[0]?.text ?? '')
    }
    return found
  })
  return texts.join('\n')
}

test('once a person is protected, the place is in no row that any agency reads, not even in kept copies, mates or search keys', async () => {
  const { mother } = await family()
  const before = await everythingReadableBy('desk')
  for (const canary of ['隠れ里', '0595-00-7391', '0595007391']) expect(before, canary).toContain(canary)
  expect((await protect(mother)).ok).toBe(true)
  for (const login of ['desk', 'head', 'centre']) {
    const after = await everythingReadableBy(login)
    for (const canary of CANARIES) expect(after, `${login} reads ${canary}`).not.toContain(canary)
  }
})

test('no login may read or change what is kept, nor turn the switch or the knowing by itself', async () => {
  const { mother } = await family()
  await protect(mother)
  const tries = [
    'select * from people.kept_place',
    `update people.person set address_protected = false where id = '${mother}'`,
    `insert into people.person_standing (person_id, agency_id, knows_protected) values ('${mother}', '${arranged.agencyId('地域包括支援センター')}', true)`,
    `update people.address_protection set is_current = false where person_id = '${mother}'`,
    `insert into people.place_opening (id, person_id, staff_id, agency_id, at, reason) select gen_random_uuid(), '${mother}', gen_random_uuid(), gen_random_uuid(), now(), 'つくった記録'`,
  ]
  for (const statement of tries) {
    await expect(
      database.transaction(arranged.reader('desk').staffId, db => sql.raw(statement).execute(db)),
      statement,
    ).rejects.toThrow('permission denied')
  }
})

test('another agency neither sees nor finds the person, until it is let know: then name and birth day, and still no place nor search', async () => {
  const { mother, household } = await family()
  await protect(mother)
  expect(await readPerson(as('centre'), mother)).toBeUndefined()
  expect(await readHousehold(as('centre'), household)).toBeUndefined()
  const telling = { personId: mother, agencyId: arranged.agencyId('地域包括支援センター'), knows: true, reason: '送迎を頼むため' }
  expect(await letAgencyKnow(as('centre'), telling, once)).toMatchObject({ ok: false, refusal: { code: 'absent' } })
  expect((await letAgencyKnow(as('desk'), telling, once)).ok).toBe(true)
  const view = await readPerson(as('centre'), mother)
  expect(view?.person).toMatchObject({
    given: '母',
    birthDate: '1985-02-03',
    address: null,
    phone: null,
    postalCode: null,
    contactNote: null,
  })
  expect(JSON.stringify([view, await readHousehold(as('centre'), household)])).not.toMatch(new RegExp(CANARIES.join('|')))
  for (const typed of ['守山母', '0595-00-7391', '1985-02-03']) {
    expect(
      (await searchPeople(as('centre'), typed)).map(({ id }) => id),
      typed,
    ).not.toContain(mother)
  }
  const known = await askWhoKnows(as('centre'), { wholeName: '守山 母', birthDate: '1985-02-03' as Day, phone: null, purpose: 'intake' })
  expect(known).toEqual({ ok: true, value: [] })
  expect((await letAgencyKnow(as('desk'), { ...telling, knows: false }, once)).ok).toBe(true)
  expect(await readPerson(as('centre'), mother)).toBeUndefined()
})

test('an agency is not let know while the notes tell the place', async () => {
  const { mother } = await family()
  await protect(mother)
  await amendPerson(as('desk'), { id: mother, version: undefined, changes: { note: 'いまは隠れ里3-7-21にいる' } }, once)
  const telling = { personId: mother, agencyId: arranged.agencyId('地域包括支援センター'), knows: true, reason: '送迎を頼むため' }
  expect(await letAgencyKnow(as('desk'), telling, once)).toMatchObject({ ok: false, refusal: { code: 'address-protected' } })
})

test('the place opens for the owning agency alone, with a reason, once, and the head sees who opened it and why', async () => {
  const { mother } = await family()
  await protect(mother)
  expect(await openPlace(as('centre'), mother, '書類を送るため')).toMatchObject({ ok: false, refusal: { code: 'absent' } })
  expect(await openPlace(as('desk'), mother, '必要')).toMatchObject({ ok: false, refusal: { code: 'fields' } })
  const opened = await openPlace(as('desk'), mother, '書類を送るため')
  const { postalCode, address, councilNo } = PLACE
  const places = opened.ok ? opened.value.places : []
  expect(places.find(({ of, subjectId }) => of === 'person' && subjectId === mother)?.place).toEqual(PLACE)
  expect(places.find(({ of }) => of === 'household')?.place).toMatchObject({ postalCode, address, councilNo })
  const { openings } = await readProtections(as('head'), 7)
  expect(openings.filter(({ personId }) => personId === mother)).toMatchObject([{ reason: '書類を送るため', staffName: '見本 desk' }])
  expect((await readProtections(as('centre'), 7)).openings).toEqual([])
})

test('what is typed into a protected record goes where the place is kept; another agency cannot type it at all', async () => {
  const { mother, child, household } = await family()
  await protect(mother)
  const moved = { address: '夢が原市新しい町9-8-7', phone: '0595-00-9876' }
  expect((await amendPerson(as('desk'), { id: mother, version: undefined, changes: moved }, once)).ok).toBe(true)
  await amendPerson(as('desk'), { id: child, version: undefined, changes: { address: moved.address } }, once)
  await changeHousehold(as('desk'), household, undefined, { do: 'amend', facts: { address: moved.address } }, once)
  const after = await everythingReadableBy('desk')
  for (const canary of ['新しい町', '0595-00-9876', '0595009876']) expect(after, canary).not.toContain(canary)
  const opened = await openPlace(as('desk'), mother, '転居の確認のため')
  expect(opened.ok && opened.value.places.find(({ subjectId }) => subjectId === mother)?.place).toMatchObject(moved)
  await letAgencyKnow(
    as('desk'),
    { personId: mother, agencyId: arranged.agencyId('地域包括支援センター'), knows: true, reason: '送迎のため' },
    once,
  )
  const foreign = await amendPerson(as('centre'), { id: mother, version: undefined, changes: { phone: '0595-00-0001' } }, once)
  expect(foreign).toMatchObject({ ok: false, refusal: { code: 'address-protected' } })
  expect((await changePlace(as('desk'), mother, { ...PLACE, address: '夢が原市三番目の町1' }, once)).ok).toBe(true)
  expect((await changePlace(as('centre'), mother, PLACE, once)).ok).toBe(false)
})

test('two different persons end a protection, the second a head; then every place is back where it was', async () => {
  const { mother, child, household } = await family()
  await protect(mother)
  expect(await askEnd(as('centre'), mother, '転居した', once)).toMatchObject({ ok: false, refusal: { code: 'absent' } })
  expect((await askEnd(as('head'), mother, '転居した', once)).ok).toBe(true)
  expect(await answerEnd(as('head'), mother, true, once)).toMatchObject({ ok: false, refusal: { code: 'own-decision' } })
  expect(await answerEnd(as('desk'), mother, true, once)).toMatchObject({ ok: false, refusal: { code: 'duty-missing' } })
  expect((await answerEnd(as('head'), mother, false, once)).ok, 'the one who asked cannot even keep it').toBe(false)
  await owner(`update people.address_protection set end_asked_by = $2 where person_id = $1`, [mother, arranged.reader('desk').staffId])
  expect((await answerEnd(as('head'), mother, true, once)).ok).toBe(true)
  expect((await readPerson(as('desk'), mother))?.person).toMatchObject({ ...PLACE, addressProtected: false })
  expect((await readPerson(as('desk'), child))?.person.address).toBe('夢が原市隠れ里３－７－２１')
  expect(await readHousehold(as('desk'), household)).toMatchObject({ address: PLACE.address, councilNo: 31 })
  expect((await searchPeople(as('desk'), '0595-00-7391')).map(({ id }) => id)).toContain(mother)
  const [history] = await owner<{ phone: string }>(
    `select was ->> 'phone' as phone from people.person_history where person_id = $1 order by version limit 1`,
    [mother],
  )
  expect(history?.phone).toBe(PLACE.phone)
  expect(await owner('select 1 from people.kept_place where person_id = $1', [mother])).toEqual([])
  const open = await owner(
    `select 1 from platform.task t join people.address_protection p on p.id = t.subject_id where p.person_id = $1 and t.is_open`,
    [mother],
  )
  expect(open).toEqual([])
})

test('ending the protection of one does not tell the place of another who lives there', async () => {
  const { mother, child, household } = await family()
  await protect(mother)
  await protect(child)
  await askEnd(as('desk'), mother, '転居した', once)
  expect((await answerEnd(as('head'), mother, true, once)).ok).toBe(true)
  expect((await readPerson(as('desk'), mother))?.person).toMatchObject({ addressProtected: false, address: null, phone: PLACE.phone })
  expect(await readHousehold(as('desk'), household)).toMatchObject({ address: null })
})

test('running out hides nothing less: it only asks, 60, 30 and 7 days before, and a renewal asks anew', async () => {
  const { mother } = await family()
  await protect(mother)
  const due = () =>
    owner<{ due_on: string }>(
      `select t.due_on::text from platform.task t join people.address_protection p on p.id = t.subject_id where p.person_id = $1 and t.is_open order by t.due_on`,
      [mother],
    )
  const until = '2027-10-31' as Day
  expect((await due()).map(row => row.due_on)).toEqual([60, 30, 7].map(days => addDays(until, -days)))
  await owner(`update people.address_protection set from_on = '2025-01-01', until_on = '2025-12-31' where person_id = $1`, [mother])
  expect((await readPerson(as('desk'), mother))?.person).toMatchObject({ addressProtected: true, address: null })
  expect((await protect(mother)).ok).toBe(true)
  const view = await readProtection(as('desk'), mother)
  expect(view?.terms.map(({ isCurrent }) => isCurrent)).toEqual([true, false])
  expect(view?.terms[0]?.renewedFrom).toBe(view?.terms[1]?.id)
  expect(await due()).toHaveLength(3)
})

test('naming a member of the same household as perpetrator warns first, and then nothing is sent while they stand together', async () => {
  const { mother, father } = await family()
  expect(await protect(mother, [father], false)).toMatchObject({ ok: false, refusal: { fields: { isWarned: expect.any(String) } } })
  expect((await protect(mother, [father], true)).ok).toBe(true)
  const near = (login: string, persons: readonly PersonId[]) =>
    database.transaction(arranged.reader(login).staffId, db => perpetratorIsNear(db, persons))
  expect(await near('desk', [mother])).toBe(true)
  expect(await near('desk', [father])).toBe(false)
  expect(await near('centre', [mother]), 'who may not know of the person learns nothing').toBe(false)
})

test('a text that tells a protected address or telephone is noticed in any spelling, for those who may know of the person only', async () => {
  const { mother, child } = await family()
  await protect(mother)
  const tells = (login: string, text: string, persons = [child]) =>
    database.transaction(arranged.reader(login).staffId, db => tellsProtectedPlace(db, persons, text))
  for (const text of [
    '夢が原市隠れ里3丁目7番21号に送った',
    '隠れ里３－７－２１',
    '電話は０５９５ー００ー７３９１',
    '0595007391',
    'KAKURE@example.jp へ',
  ]) {
    expect(await tells('desk', text), text).toBe(true)
  }
  for (const text of ['夢が原市の窓口で会った', '3-7-21', '0595-00-1111']) expect(await tells('desk', text), text).toBe(false)
  expect(await tells('centre', '隠れ里3-7-21')).toBe(false)
})

test('setting a protection is for the agency that registered the person', async () => {
  const { mother } = await family()
  expect(await protect(mother, [], true, 'centre')).toMatchObject({ ok: false, refusal: { code: 'absent' } })
  expect(await readProtection(as('centre'), mother)).toBeUndefined()
})

test('a carer role that raises a flag leaves a task for the own agency, which ends with the role', async () => {
  const { mother, household } = await family()
  const kid = await register({ given: '姉', birthDate: '2014-05-05' as Day })
  await changeHousehold(
    as('desk'),
    household,
    undefined,
    { do: 'add_member', member: { personId: kid, relationship: 'child', cohabits: true, from: '2026-01-01' as Day } },
    once,
  )
  const carer = { carer: kid, caredFor: mother, kind: 'housework' as const, hoursWeek: 10, since: null }
  await changeHousehold(as('desk'), household, undefined, { do: 'add_carer', carer }, once)
  const tasks = () => owner(`select agency_id, kind, is_open from platform.task where subject_id = $1`, [household])
  expect(await tasks()).toEqual([{ agency_id: arranged.agencyId('福祉相談窓口'), kind: 'carer_flag', is_open: true }])
  const role = (await readHousehold(as('desk'), household))?.carers[0]?.id
  if (role === undefined) throw new Error('no role')
  await changeHousehold(as('desk'), household, undefined, { do: 'end_carer', roleId: role, on: '2026-11-01' as Day }, once)
  expect(await tasks()).toMatchObject([{ is_open: false }])
})
