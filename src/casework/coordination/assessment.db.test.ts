import { sql } from 'kysely'
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
import { rowsOf } from '../../platform/database.ts'
import type { HouseholdId, PersonId } from '../people/index.ts'
import { NOTHING_KNOWN, registerPersonIn } from '../people/index.ts'
import { askForCarerTasks } from './acts/assessment/carer-tasks.ts'
import { readChronology, strikeLineOut, writeLine } from './acts/assessment/chronology.ts'
import { drawConnection, eraseConnection, readConnections } from './acts/assessment/connections.ts'
import { addIssue, changeIssue, readIssue, readIssues } from './acts/assessment/issues.ts'
import { compareAssessments, openAssessment, readAssessment, readOverview } from './acts/assessment/read-assessments.ts'
import { readGapNeeds } from './acts/assessment/read-gap-needs.ts'
import { saveAssessment } from './acts/assessment/save-assessment.ts'
import type { Content } from './domain/assessment/content.ts'
import { NOTHING_ASKED } from './domain/assessment/content.ts'
import type { IssueFacts } from './domain/assessment/issue.ts'
import type { CaseId } from './domain/case/case.ts'

let clone: ClonedDatabase
let database: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 6)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [{ name: '福祉相談窓口' }, { name: '子ども相談窓口' }, { name: '障がい相談窓口' }],
    staff: [
      { login: 'desk', duties: ['consult'], agency: '福祉相談窓口' },
      { login: 'kodomo', duties: ['consult'], agency: '子ども相談窓口' },
      { login: 'shogai', duties: ['consult'], agency: '障がい相談窓口' },
    ],
  })
})

afterAll(async () => {
  await database.close()
  await clone.drop()
})

const as = (login: string) => actInTest(database, arranged.reader(login))
const run = (statement: string, values: readonly unknown[] = []) => runAsOwner(clone.ownerUrl, statement, values)
const day = (text: string) => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}
const made = <Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: { readonly code: string } },
) => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}

const CONTENT: Content = {
  ...NOTHING_ASKED,
  tenure: 'rented',
  careLevel: 'care_3',
  chiefConcern: '夜が眠れない',
  strengths: ['毎朝、花に水をやっている'],
  wishes: [{ speaker: 'person', words: 'この家で暮らしたい' }],
}
const ISSUE: IssueFacts = {
  code: 'care_burden',
  severity: 2,
  since: { on: day('2020-04-01'), precision: 'month' },
  personId: null,
  ownerAgency: null,
  note: null,
  missing: null,
  state: 'open',
  endWords: null,
}

async function register(called: string, birth: string): Promise<PersonId> {
  const act = as('desk')
  return made(await act.transaction(tx => registerPersonIn(act, tx, { ...NOTHING_KNOWN, called, birthDate: day(birth) })))
}

/** A case of the desk with a grandmother and the grandchild who cares for her; `kodomo` stands in the team and knows both. */
async function openHousehold() {
  const [elder, child] = [await register('架空の祖母', '1946-05-01'), await register('架空の孫', '2012-09-09')]
  const household = newId<'household'>() as HouseholdId
  const id = newId<'case'>() as CaseId
  const [desk, kodomo] = [arranged.reader('desk'), arranged.reader('kodomo')]
  await run(`insert into people.household (id, owner_agency, label, changed_by) values ($1, $2, '架空家', $3)`, [
    household,
    desk.agencyId,
    desk.staffId,
  ])
  await run(
    `insert into people.household_membership (household_id, person_id, relationship, valid_from) values ($1, $2, 'head', '2012-09-09'), ($1, $3, 'grandchild', '2012-09-09')`,
    [household, elder, child],
  )
  await run(
    `insert into people.carer_role (id, household_id, carer, cared_for, kind, since) values ($1, $2, $3, $4, 'care', '2022-04-01')`,
    [newId(), household, child, elder],
  )
  await run(
    `insert into coordination.support_case (id, label, household_id, opened_at, opened_by, opened_agency, lead_agency, solving, accompanying, next_contact_on, version)
     values ($1, '架空家の事例', $2, '2026-09-01', $3, $4, $4, 'open', 'open', '2026-12-01', 1)`,
    [id, household, desk.staffId, desk.agencyId],
  )
  for (const [agency, part] of [
    [desk.agencyId, 'originator'],
    [kodomo.agencyId, 'member'],
  ] as const) {
    await run(
      `insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, opened_at) values ($1, $2, $3, 'appi-69-2-2', '2026-09-01', '分担するため', '2026-09-01', '2026-09-01')`,
      [id, agency, part],
    )
  }
  for (const person of [elder, child]) {
    await run(
      `insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by) values ($1, $2, 'subject', now(), $3)`,
      [id, person, desk.staffId],
    )
    await run(`insert into people.person_standing (person_id, agency_id) values ($1, $2) on conflict do nothing`, [person, kodomo.agencyId])
  }
  return { id, elder, child, household }
}

const once = () => ({ body: null })

test('a saved version is never edited: the next one is a copy of its own, and the old one stays readable', async () => {
  const { id } = await openHousehold()
  made(await saveAssessment(as('desk'), { caseId: id, basedOn: 0, madeOn: day('2026-09-01'), content: CONTENT }, once()))
  const next = { ...CONTENT, tenure: 'public_housing', strengths: [...CONTENT.strengths, '姪が毎週来る'] }
  made(await saveAssessment(as('kodomo'), { caseId: id, basedOn: 1, madeOn: day('2026-09-20'), content: next }, once()))
  const first = await readAssessment(as('kodomo'), id, 1)
  expect(first?.assessment.content).toMatchObject({ tenure: 'rented', strengths: CONTENT.strengths })
  const compared = await compareAssessments(as('desk'), id, 1, 2)
  expect(compared?.differences.map(({ key }) => key)).toEqual(['tenure', 'strengths'])
  const changing = database.transaction(arranged.reader('desk').staffId, db =>
    sql`update coordination.assessment set made_on = now()`.execute(db),
  )
  await expect(changing).rejects.toThrow(/permission denied/)
  await expect(run('update coordination.assessment set made_on = now()')).rejects.toThrow()
})

test('of two who write the next version at once, the second is told and loses nothing', async () => {
  const { id } = await openHousehold()
  const save = (login: string) => saveAssessment(as(login), { caseId: id, basedOn: 0, madeOn: day('2026-09-01'), content: CONTENT }, once())
  const results = await Promise.all([save('desk'), save('kodomo')])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { code: 'stale-version', currentVersion: 1 } })
})

test('sensitive answers stay covered until somebody says why, and then the reason stands in the audit', async () => {
  const { id } = await openHousehold()
  made(await saveAssessment(as('desk'), { caseId: id, basedOn: 0, madeOn: day('2026-09-01'), content: CONTENT }, once()))
  const covered = await readAssessment(as('kodomo'), id, 1)
  expect([covered?.assessment.content.careLevel, covered?.covered]).toEqual([null, ['careLevel']])
  expect((await openAssessment(as('kodomo'), id, 1, '受診に同行するため'))?.assessment.content.careLevel).toBe('care_3')
  const events = await run(`select action, purpose from audit.event where action = 'assessment.open' and $1 = any (subject_ids)`, [id])
  expect(events).toEqual([{ action: 'assessment.open', purpose: '受診に同行するため' }])
})

test('an agency outside the team neither reads nor writes anything of an assessment, and cannot tell it from nothing', async () => {
  const { id } = await openHousehold()
  made(
    await saveAssessment(
      as('desk'),
      { caseId: id, basedOn: 0, madeOn: day('2026-09-01'), content: { ...CONTENT, gapNeed: '夜間の見守り' } },
      once(),
    ),
  )
  expect(await readOverview(as('shogai'), id)).toBeUndefined()
  expect(await readChronology(as('shogai'), id)).toBeUndefined()
  expect(await readConnections(as('shogai'), id)).toBeUndefined()
  expect(await addIssue(as('shogai'), id, ISSUE, once())).toMatchObject({ ok: false, refusal: { code: 'absent' } })
  const { ofCases } = await readGapNeeds(as('shogai'), 100)
  expect(ofCases).toEqual([])
  for (const table of ['assessment', 'issue', 'issue_history', 'connection', 'chronology_line']) {
    const rows = await database.transaction(arranged.reader('shogai').staffId, db =>
      rowsOf(db, sql`select 1 from ${sql.table(`coordination.${table}`)}`),
    )
    expect(rows, table).toEqual([])
  }
})

test('the database itself refuses what an agency outside the team would write around the program', async () => {
  const { id } = await openHousehold()
  const { staffId, agencyId } = arranged.reader('shogai')
  const writing = [
    sql`insert into coordination.issue (id, case_id, code, severity, state, opened_at, opened_by, opened_agency, changed_at, changed_by)
        values (${newId()}, ${id}, 'poverty', 1, 'open', now(), ${staffId}, ${agencyId}, now(), ${staffId})`,
    sql`insert into coordination.assessment (id, case_id, version, made_on, made_at, made_by, made_agency, content)
        values (${newId()}, ${id}, 1, now(), now(), ${staffId}, ${agencyId}, '{"summary":{"strengths":["x"]}}')`,
    sql`insert into coordination.connection (id, case_id, kind, name, strength, direction, changed_at, changed_by, made_agency)
        values (${newId()}, ${id}, 'other', 'x', 'weak', 'both', now(), ${staffId}, ${agencyId})`,
    sql`insert into coordination.chronology_line (id, case_id, on_day, day_precision, event, words, made_at, made_by, made_agency)
        values (${newId()}, ${id}, now(), 'year', 'other', 'x', now(), ${staffId}, ${agencyId})`,
  ]
  for (const statement of writing) {
    await expect(database.transaction(staffId, db => statement.execute(db))).rejects.toThrow(/row-level security/)
  }
})

test('whoever reads by breaking the glass sees the assessment and writes nothing', async () => {
  const { id } = await openHousehold()
  made(await saveAssessment(as('desk'), { caseId: id, basedOn: 0, madeOn: day('2026-09-01'), content: CONTENT }, once()))
  const { staffId, agencyId } = arranged.reader('shogai')
  await run(
    `insert into coordination.glass (id, case_id, staff_id, agency_id, reason_code, words, opened_at, ends_at, review_by)
     values ($1, $2, $3, $4, 'life', '命にかかわる恐れがあるため開く', now(), now() + interval '30 minutes', '2099-01-01')`,
    [newId(), id, staffId, agencyId],
  )
  expect((await readOverview(as('shogai'), id))?.latest?.assessment.version).toBe(1)
  expect(await addIssue(as('shogai'), id, ISSUE, once())).toMatchObject({ ok: false, refusal: { code: 'absent' } })
  expect(await saveAssessment(as('shogai'), { caseId: id, basedOn: 1, madeOn: day('2026-09-01'), content: CONTENT }, once())).toMatchObject(
    { ok: false },
  )
})

test('an issue keeps what it was before each change, and its end says why', async () => {
  const { id } = await openHousehold()
  const issueId = made(await addIssue(as('desk'), id, ISSUE, once()))
  const change = (changes: Partial<IssueFacts>, version?: number) =>
    changeIssue(as('kodomo'), { caseId: id, issueId, version, changes }, once())
  expect(await change({ state: 'closed' })).toMatchObject({ refusal: { code: 'fields', fields: { endWords: expect.any(String) } } })
  made(await change({ severity: 3, ownerAgency: arranged.reader('kodomo').agencyId }, 1))
  expect(await change({ severity: 1 }, 1)).toMatchObject({ refusal: { code: 'stale-version', currentVersion: 2 } })
  made(await change({ state: 'closed', endWords: '通所が決まった' }, 2))
  const view = await readIssue(as('desk'), id, issueId)
  expect(view?.issue).toMatchObject({ state: 'closed', severity: 3, ownerAgencyName: '子ども相談窓口', version: 3 })
  expect(view?.past.map(({ was }) => was.severity)).toEqual([3, 2])
})

test('only an agency of the team can have taken an issue on, and a gap says what is missing', async () => {
  const { id } = await openHousehold()
  const outside = await addIssue(as('desk'), id, { ...ISSUE, ownerAgency: arranged.reader('shogai').agencyId }, once())
  expect(outside).toMatchObject({ refusal: { code: 'fields', fields: { ownerAgency: expect.any(String) } } })
  const empty = await addIssue(as('desk'), id, { ...ISSUE, code: 'gap_need' }, once())
  expect(empty).toMatchObject({ refusal: { code: 'fields', fields: { missing: expect.any(String) } } })
})

test('an issue of a person whose address became protected is not there for the other agencies', async () => {
  const { id, child } = await openHousehold()
  made(await addIssue(as('desk'), id, { ...ISSUE, code: 'young_carer', personId: child }, once()))
  made(await addIssue(as('desk'), id, ISSUE, once()))
  expect((await readIssues(as('kodomo'), id))?.issues).toHaveLength(2)
  await run('update people.person set address_protected = true where id = $1', [child])
  expect((await readIssues(as('kodomo'), id))?.issues.map(({ code }) => code)).toEqual(['care_burden'])
  expect((await readIssues(as('desk'), id))?.issues).toHaveLength(2)
})

test('no programme fits: what is missing becomes an issue once, and the list of gaps shows it with its case', async () => {
  const { id } = await openHousehold()
  const content = { ...CONTENT, gapNeed: '車のない夜に駆けつける人がいない' }
  made(await saveAssessment(as('desk'), { caseId: id, basedOn: 0, madeOn: day('2026-09-01'), content }, once()))
  made(await saveAssessment(as('desk'), { caseId: id, basedOn: 1, madeOn: day('2026-09-02'), content }, once()))
  made(await addIssue(as('desk'), id, { ...ISSUE, code: 'mental_health', missing: '夜の居場所' }, once()))
  const { ofCases } = await readGapNeeds(as('kodomo'), 100)
  const gaps = ofCases.filter(gap => gap.caseId === id)
  expect(gaps.map(({ missing }) => missing).sort()).toEqual(['夜の居場所', '車のない夜に駆けつける人がいない'])
  expect(gaps.find(({ missing }) => missing === '夜の居場所')?.code).toBeNull()
})

test('a carer flag leaves a task for the own agency only, once, and shares nothing with the team', async () => {
  const { id, household } = await openHousehold()
  made(await saveAssessment(as('kodomo'), { caseId: id, basedOn: 0, madeOn: day('2026-09-01'), content: CONTENT }, once()))
  made(await saveAssessment(as('kodomo'), { caseId: id, basedOn: 1, madeOn: day('2026-09-02'), content: CONTENT }, once()))
  made(await askForCarerTasks(as('kodomo'), id, once()))
  const tasks = (login: string) =>
    database.transaction(arranged.reader(login).staffId, db =>
      rowsOf(db, sql<{ agency_id: string }>`select agency_id from platform.task where kind = 'carer_flag' and subject_id = ${household}`),
    )
  expect(await tasks('kodomo')).toEqual([{ agency_id: arranged.reader('kodomo').agencyId }])
  expect(await tasks('desk')).toEqual([])
})

test('the years build themselves from the record, with ages, and a line written by hand marks a death', async () => {
  const { id, elder } = await openHousehold()
  made(await addIssue(as('desk'), id, ISSUE, once()))
  const moment = { on: day('2026-08-01'), precision: 'month' } as const
  const lineId = made(
    await writeLine(as('desk'), id, { moment, event: 'death', personId: elder, words: '自宅で亡くなった', source: '孫の話' }, once()),
  )
  const view = await readChronology(as('kodomo'), id)
  expect(view?.rows.map(({ event }) => event.kind)).toEqual(['birth', 'birth', 'joined', 'issue', 'care_begun', 'written'])
  expect(view?.rows.find(({ event }) => event.kind === 'care_begun')?.ages).toEqual([75, 9])
  made(await strikeLineOut(as('kodomo'), id, lineId, '人違い', once()))
  expect((await readChronology(as('desk'), id))?.rows.some(({ event }) => event.kind === 'written')).toBe(false)
})

test('a connection that was changed or erased stays in the record as it was drawn', async () => {
  const { id } = await openHousehold()
  const facts = { kind: 'neighbour', agencyId: null, name: '隣の家の方', strength: 'ordinary', direction: 'both', note: null } as const
  const first = made(await drawConnection(as('desk'), id, facts, null, once()))
  const second = made(await drawConnection(as('kodomo'), id, { ...facts, strength: 'strong' }, first, once()))
  expect((await readConnections(as('desk'), id))?.written).toMatchObject([{ id: second, strength: 'strong' }])
  made(await eraseConnection(as('desk'), id, second, once()))
  expect((await readConnections(as('desk'), id))?.drawn.map(({ called }) => called).sort()).toEqual(['子ども相談窓口', '福祉相談窓口'])
  expect(await run('select 1 from coordination.connection where case_id = $1', [id])).toHaveLength(2)
})

test('the first page of an assessment costs the same number of statements however much there is to show', async () => {
  const { id } = await openHousehold()
  const cost = async () => {
    const before = database.statements()
    await readOverview(as('desk'), id)
    await readChronology(as('desk'), id)
    return database.statements() - before
  }
  const few = await cost()
  for (let n = 0; n < 5; n++) {
    made(await addIssue(as('desk'), id, ISSUE, once()))
    made(await saveAssessment(as('desk'), { caseId: id, basedOn: n, madeOn: day('2026-09-01'), content: CONTENT }, once()))
  }
  expect(await cost()).toBe(few)
})
