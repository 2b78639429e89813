import { afterAll, beforeAll, expect, test } from 'vitest'
import { actInTest } from '../../../testing/builders/act-in-test.ts'
import type { Arranged } from '../../../testing/builders/arrange-staff.ts'
import { arrangeStaff } from '../../../testing/builders/arrange-staff.ts'
import { openAsApp } from '../../../testing/builders/open-as-app.ts'
import { runAsOwner } from '../../../testing/builders/run-as-owner.ts'
import type { ClonedDatabase } from '../../../testing/database/clone.ts'
import { cloneDatabase } from '../../../testing/database/clone.ts'
import { readDay } from '../../kernel/day.ts'
import { newId } from '../../kernel/id.ts'
import type { Database } from '../../platform/database.ts'
import { amendPerson } from './acts/amend-person.ts'
import { askWhoKnows, KNOWN_PER_HOUR } from './acts/ask-known.ts'
import type { HouseholdChange } from './acts/change-household.ts'
import { changeHousehold } from './acts/change-household.ts'
import { makeHousehold, readHousehold } from './acts/make-household.ts'
import { readPerson } from './acts/read-person.ts'
import { registerPerson } from './acts/register-person.ts'
import { searchPeople } from './acts/search-people.ts'
import type { HouseholdId } from './domain/household.ts'
import { carerFlags } from './domain/household.ts'
import type { PersonFacts, PersonId } from './domain/person.ts'
import { NOTHING_KNOWN } from './domain/person.ts'

let clone: ClonedDatabase
let database: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 6)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '福祉相談窓口' }, { name: '子ども相談窓口' }],
    staff: [
      { login: 'desk', duties: ['consult'], agency: '福祉相談窓口' },
      { login: 'other', duties: ['consult'], agency: '子ども相談窓口' },
      { login: 'asker', duties: ['consult'], agency: '子ども相談窓口' },
      { login: 'chief', duties: ['administer', 'evaluate'], agency: '福祉相談窓口' },
    ],
  })
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

const BORN = readDay('1960-04-01') ?? null
const KEIKO: PersonFacts = {
  ...NOTHING_KNOWN,
  family: '髙橋',
  given: '惠子',
  familyKana: 'タカハシ',
  givenKana: 'ケイコ',
  formerFamily: '渡邉',
  latin: 'TAKAHASHI KEIKO',
  birthDate: BORN,
  phone: '0595-00-1234',
}
const SIX_WAYS = ['高橋恵子', 'ﾀｶﾊｼ', 'けいこ', '渡辺', 'keiko', '0595-00-12', 'S35.4.1']

const as = (login: string) => actInTest(database, arranged.reader(login))

async function register(facts: Partial<PersonFacts>, login = 'desk'): Promise<PersonId> {
  const made = await registerPerson(as(login), { ...NOTHING_KNOWN, ...facts }, { body: null })
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}

async function idsFound(login: string, typed: string): Promise<readonly PersonId[]> {
  return (await searchPeople(as(login), typed)).map(person => person.id)
}

async function protect(id: PersonId): Promise<void> {
  await runAsOwner(clone.ownerUrl, 'update people.person set address_protected = true where id = $1', [id])
}

test('somebody just registered is found by kanji, kana, former name, Latin, phone and birth day', async () => {
  const id = await register(KEIKO)
  for (const typed of SIX_WAYS) expect(await idsFound('desk', typed), typed).toContain(id)
  expect(await idsFound('desk', '高橋一郎')).not.toContain(id)
  const view = await readPerson(as('desk'), id)
  expect(view?.person).toMatchObject({ ...KEIKO, version: 1 })
  expect(view?.agencies.map(({ agencyName }) => agencyName)).toEqual(['福祉相談窓口'])
})

test('somebody without any name is not registered, and the refusal says what to write', async () => {
  const made = await registerPerson(as('desk'), { ...NOTHING_KNOWN, phone: '0595-00-0001' }, { body: null })
  expect(made.ok === false && Object.keys(made.refusal.fields ?? {})).toEqual(['family'])
})

test('an amendment is a new version, found by the new name only, and what was stays', async () => {
  const id = await register({ family: '旧見本', given: '太郎' })
  expect((await amendPerson(as('desk'), { id, version: 1, changes: { family: '新見本' } }, { body: null })).ok).toBe(true)
  expect((await readPerson(as('desk'), id))?.person).toMatchObject({ family: '新見本', given: '太郎', version: 2 })
  expect(await idsFound('desk', '新見本')).toEqual([id])
  expect(await idsFound('desk', '旧見本')).toEqual([])
  const history = await runAsOwner(clone.ownerUrl, 'select version, was from people.person_history where person_id = $1', [id])
  expect(history).toEqual([{ version: 1, was: expect.objectContaining({ family: '旧見本', given: '太郎' }) }])
})

test('an amendment of an older version is refused with the version that stands, and changes nothing', async () => {
  const id = await register({ family: '競争', given: '一' })
  const amend = (family: string) => amendPerson(as('desk'), { id, version: 1, changes: { family } }, { body: null })
  const both = await Promise.all([amend('先着'), amend('後着')])
  expect(both.filter(result => result.ok).length).toBe(1)
  expect(both.find(result => !result.ok)).toEqual({ ok: false, refusal: { code: 'stale-version', currentVersion: 2 } })
  expect((await readPerson(as('desk'), id))?.person.version).toBe(2)
})

test('another agency sees nothing of the person by any key, and can neither read nor change them', async () => {
  const id = await register({ ...KEIKO, given: '閉子', birthDate: readDay('1971-02-03') ?? null })
  for (const login of ['other', 'chief']) {
    for (const typed of [...SIX_WAYS, '1971-02-03']) expect(await idsFound(login, typed), `${login} ${typed}`).toEqual([])
    expect(await readPerson(as(login), id)).toBeUndefined()
    const amended = await amendPerson(as(login), { id, version: 1, changes: { family: '乗取' } }, { body: null })
    expect(amended).toEqual({ ok: false, refusal: { code: 'absent' } })
  }
  expect((await readPerson(as('desk'), id))?.person.family).toBe('髙橋')
})

test('"known" gives the agency and nothing else, for the whole name with birth day or phone only', async () => {
  const id = await register({ family: '既知', given: '花', familyKana: 'キチ', givenKana: 'ハナ', birthDate: BORN, phone: '0595-00-7777' })
  const ask = (wholeName: string, birthDate: typeof BORN, phone: string | null) =>
    askWhoKnows(as('other'), { wholeName, birthDate, phone, purpose: 'intake' })
  const answer = { ok: true, value: [arranged.agencyId('福祉相談窓口')] }
  const nothing = { ok: true, value: [] }
  expect(await ask('既知 花', BORN, null)).toEqual(answer)
  expect(await ask('きち はな', null, '０５９５－００－７７７７')).toEqual(answer)
  expect(await ask('既知', BORN, null)).toEqual(nothing)
  expect(await ask('既知 花', readDay('1960-04-02') ?? null, null)).toEqual(nothing)
  expect(await ask('既知 花', null, null)).toEqual(nothing)
  await protect(id)
  expect(await ask('既知 花', BORN, '0595-00-7777')).toEqual(nothing)
})

test('a protected person is not seen outside the owning agency even where they were seen before', async () => {
  const id = await register({ family: '守秘', given: '葉' })
  await runAsOwner(clone.ownerUrl, 'select people.take_standing($1, $2)', [id, arranged.agencyId('子ども相談窓口')])
  expect(await idsFound('other', '守秘')).toEqual([id])
  await protect(id)
  expect(await idsFound('other', '守秘')).toEqual([])
  expect(await readPerson(as('other'), id)).toBeUndefined()
  expect((await readPerson(as('desk'), id))?.person.addressProtected).toBe(true)
})

test('"known" stops answering after the limit of an hour, and the refusal is written down', async () => {
  const ask = () => askWhoKnows(as('asker'), { wholeName: '既知 花', birthDate: BORN, phone: null, purpose: 'intake' })
  for (let nth = 1; nth <= KNOWN_PER_HOUR; nth++) expect((await ask()).ok, `question ${nth}`).toBe(true)
  expect(await ask()).toEqual({ ok: false, refusal: { code: 'too-many' } })
  const written = await runAsOwner<{ outcome: string }>(
    clone.ownerUrl,
    `select outcome from audit.event where action = 'person.known' and staff_id = $1 and outcome = 'refused'`,
    [arranged.reader('asker').staffId],
  )
  expect(written.length).toBe(1)
})

async function household(): Promise<{ id: HouseholdId; mother: PersonId; daughter: PersonId }> {
  const mother = await register({ family: '家', given: '母', birthDate: BORN })
  const daughter = await register({ family: '家', given: '娘', birthDate: readDay('2011-01-01') ?? null })
  const members = [{ personId: mother, relationship: 'head' as const, cohabits: true }]
  const facts = { label: '家家', postalCode: null, address: null, councilNo: null, note: null, members }
  const made = await makeHousehold(as('desk'), facts, { body: null })
  if (!made.ok) throw new Error(made.refusal.code)
  return { id: made.value, mother, daughter }
}

const change = (id: HouseholdId, version: number, what: HouseholdChange, login = 'desk') =>
  changeHousehold(as(login), id, version, what, { body: null })

test('a household gains a known member, a new one and a young carer; each change is one version', async () => {
  const { id, mother, daughter } = await household()
  const from = as('desk').today
  const place = { relationship: 'child' as const, cohabits: true, from }
  const grandmother = { ...NOTHING_KNOWN, family: '家', given: '祖母' }
  await change(id, 1, { do: 'add_member', member: { personId: daughter, ...place } })
  await change(id, 2, { do: 'add_new_member', person: grandmother, as: { ...place, relationship: 'parent' } })
  const carer = { carer: daughter, caredFor: mother, kind: 'care' as const, hoursWeek: 20, since: null }
  expect((await change(id, 3, { do: 'add_carer', carer })).ok).toBe(true)
  const stands = await readHousehold(as('desk'), id)
  expect(stands?.version).toBe(4)
  expect(stands?.members.map(({ name, relationship }) => [name, relationship])).toEqual([
    ['家　母', 'head'],
    ['家　娘', 'child'],
    ['家　祖母', 'parent'],
  ])
  expect(stands && carerFlags(stands, from)).toEqual(['young_carer'])
  const [found] = await searchPeople(as('desk'), '家娘')
  expect(found?.households.map(({ label }) => label)).toEqual(['家家'])
})

test('setting a relationship right on a later day leaves the member in the household once', async () => {
  const { id, mother } = await household()
  await runAsOwner(clone.ownerUrl, `update people.household_membership set valid_from = '2020-01-01' where household_id = $1`, [id])
  await change(id, 1, {
    do: 'add_member',
    member: { personId: mother, relationship: 'spouse', cohabits: false, from: as('desk').today },
  })
  const stands = await readHousehold(as('desk'), id)
  expect(stands?.members).toHaveLength(1)
  expect(stands?.members[0]).toMatchObject({ relationship: 'spouse', cohabits: false, from: '2020-01-01' })
})

test('two changes of one version of a household are never both made', async () => {
  const { id, mother } = await household()
  const both = await Promise.all([
    change(id, 1, { do: 'amend', facts: { label: '先' } }),
    change(id, 1, { do: 'end_member', personId: mother, on: as('desk').today }),
  ])
  expect(both.filter(result => result.ok).length).toBe(1)
  expect(both.find(result => !result.ok)).toEqual({ ok: false, refusal: { code: 'stale-version', currentVersion: 2 } })
})

test('a household cannot take in somebody whom the reader may not see, nor be seen by another agency', async () => {
  const { id } = await household()
  const unseen = await register({ family: '他所', given: '人' }, 'other')
  const member = { personId: unseen, relationship: 'other' as const, cohabits: true, from: as('desk').today }
  expect(await change(id, 1, { do: 'add_member', member })).toEqual({ ok: false, refusal: { code: 'absent' } })
  expect(await readHousehold(as('other'), id)).toBeUndefined()
  expect(await change(id, 1, { do: 'amend', facts: { label: '乗取' } }, 'other')).toEqual({ ok: false, refusal: { code: 'absent' } })
  expect(await readHousehold(as('desk'), newId())).toBeUndefined()
})
