import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../../../../testing/app.ts'
import { startApp } from '../../../../../testing/app.ts'
import { agencyOf } from '../../../../../testing/sight/enlarged-city.ts'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Database } from '../../../../platform/database.ts'
import { openDatabase, rowsOf } from '../../../../platform/database.ts'
import type { PersonId } from '../../../people/index.ts'
import type { CaseAct, CaseId, Opening } from '../../domain/case/case.ts'
import type { CaseFilter } from '../../domain/case/case-list.ts'
import { foldCase } from '../../domain/case/fold-case.ts'
import type { LogEntry } from '../../domain/case/log-entry.ts'
import { BARE_ENTRY } from '../../domain/case/log-entry.ts'
import { casesOf } from './case-lists.ts'
import { entriesAbout, entriesOfCase } from './entries.ts'
import type { LoadedCase } from './load.ts'
import { loadCases, loadEntries } from './load.ts'
import { refoldCases } from './refold.ts'

const LONG = 5000
const AT = '2026-11-01T01:00:00.000Z'

let app: RunningApp
let owner: Database
let staff: Readonly<Record<'desk' | 'coordinator' | 'houkatsu' | 'kodomo', { readonly id: StaffId; readonly agency: AgencyId }>>
let whole: LoadedCase
let foreign: LoadedCase

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 10 })
  owner = openDatabase(app.ownerUrl, 2)
  const one = async (login: string) => {
    const [row] = await app.ask<{ id: StaffId }>('select id from staff.staff where login = $1', [login])
    return { id: row?.id as StaffId, agency: (await agencyOf(app, login)) as AgencyId }
  }
  staff = { desk: await one('desk'), coordinator: await one('coordinator'), houkatsu: await one('houkatsu'), kodomo: await one('kodomo') }
  const persons = await app.ask<{ person_id: PersonId }>(
    'select person_id from people.person_standing where agency_id = $1 order by person_id limit 4',
    [staff.desk.agency],
  )
  const ids = persons.map(row => row.person_id)
  whole = aCase('desk', ids.slice(0, 1))
  // The same person in a case of others, with a log as long.
  foreign = aCase('kodomo', ids.slice(0, 1))
  await owner.transaction(null, db => loadCases(db, [whole, foreign]))
  await owner.transaction(null, db => loadEntries(db, [...manyEntries(whole, 'desk'), ...manyEntries(foreign, 'kodomo')]))
  await app.ask('analyze')
})
afterAll(async () => {
  await owner.close()
  await app.close()
})

function aCase(by: 'desk' | 'kodomo', people: readonly PersonId[]): LoadedCase {
  const id = newId<'case'>() as CaseId
  const { agency, id: staffId } = staff[by]
  const opening: Opening = {
    label: '長い経過の世帯',
    householdId: null,
    consultationId: null,
    leadAgency: agency,
    leadStaff: staffId,
    coordinatorAgency: staff.coordinator.agency,
    coordinatorStaff: null,
    requestId: null,
    nextContactOn: '2026-12-01' as Day,
  }
  const acts: CaseAct[] = [{ id: newId(), seq: 1, at: AT, byStaff: staffId, byAgency: agency, kind: 'opened', body: opening }]
  const supportCase = foldCase(id, acts)
  if (supportCase === undefined) throw new Error('begins with an opening')
  const standing = {
    basis: 'appi-69-2-3',
    basisOn: '2026-11-01' as Day,
    reason: '試し',
    consentId: null,
    since: AT,
    leftWords: null,
    staffId: null,
  }
  const open = { ...standing, categories: null, until: null, endsOn: null }
  return {
    supportCase,
    acts,
    team: [
      { ...open, agencyId: agency, part: 'originator' },
      ...(by === 'desk'
        ? [
            { ...open, agencyId: staff.coordinator.agency, part: 'coordinator' as const },
            { ...open, agencyId: staff.houkatsu.agency, part: 'member' as const, categories: ['household'] },
          ]
        : []),
    ],
    people: people.map(personId => ({ personId, part: 'subject' as const })),
    entries: [],
  }
}

const entry = (of: LoadedCase, by: 'desk' | 'coordinator' | 'houkatsu' | 'kodomo', differs: Partial<LogEntry>): LogEntry => ({
  ...BARE_ENTRY,
  id: newId<'log_entry'>(),
  caseId: of.supportCase.id,
  at: AT,
  madeAt: AT,
  byStaff: staff[by].id,
  byAgency: staff[by].agency,
  isReplaced: false,
  ...differs,
})

function manyEntries(of: LoadedCase, by: 'desk' | 'kodomo'): readonly LogEntry[] {
  const personId = of.people[0]?.personId ?? null
  return Array.from({ length: LONG }, (_, n) =>
    entry(of, by, { at: new Date(Date.parse(AT) + n * 60_000).toISOString(), fact: `経過 ${n}`, personId }),
  )
}

const factsSeenBy = async (who: keyof typeof staff, words: string) => {
  const rows = await app.database.transaction(staff[who].id, db =>
    rowsOf(db, sql<{ fact: string }>`select fact from coordination.log_entry where fact like ${`${words}%`} order by fact`),
  )
  return rows.map(row => row.fact.slice(words.length))
}

test('scope and consent decide in the database who reads an entry: own notes, the coordinator’s, the covered category', async () => {
  await owner.transaction(null, db =>
    loadEntries(db, [
      entry(whole, 'desk', { fact: '範囲:a自分だけ', shareScope: 'own_agency' }),
      entry(whole, 'desk', { fact: '範囲:b調整まで', shareScope: 'coordinator' }),
      entry(whole, 'desk', { fact: '範囲:cチーム' }),
      entry(whole, 'desk', { fact: '範囲:d健康', category: 'health' }),
      entry(whole, 'desk', { fact: '範囲:e世帯', category: 'household' }),
    ]),
  )
  expect(await factsSeenBy('desk', '範囲:')).toEqual(['a自分だけ', 'b調整まで', 'cチーム', 'd健康', 'e世帯'])
  expect(await factsSeenBy('coordinator', '範囲:')).toEqual(['b調整まで', 'cチーム', 'd健康', 'e世帯'])
  expect(await factsSeenBy('houkatsu', '範囲:')).toEqual(['cチーム', 'e世帯'])
  expect(await factsSeenBy('kodomo', '範囲:')).toEqual([])
})

test('an agency that left, or whose consent ran out, keeps its own words and sees nothing else', async () => {
  const left = aCase('desk', [])
  const until = '2026-11-02T00:00:00.000Z'
  const gone = {
    ...left,
    team: left.team.map(member => {
      if (member.agencyId === staff.houkatsu.agency) return { ...member, until, leftWords: '終わった' }
      return member.agencyId === staff.coordinator.agency ? { ...member, endsOn: '2020-01-01' as Day } : member
    }),
  }
  await owner.transaction(null, db => loadCases(db, [gone]))
  await owner.transaction(null, db =>
    loadEntries(db, [
      entry(gone, 'houkatsu', { fact: '離れ:a包括の言葉' }),
      entry(gone, 'desk', { fact: '離れ:b窓口の言葉' }),
      entry(gone, 'coordinator', { fact: '離れ:c調整の言葉' }),
    ]),
  )
  expect(await factsSeenBy('houkatsu', '離れ:')).toEqual(['a包括の言葉'])
  expect(await factsSeenBy('coordinator', '離れ:')).toContain('c調整の言葉')
  expect(await factsSeenBy('desk', '離れ:')).toHaveLength(3)
  const seen = await app.database.transaction(staff.houkatsu.id, db =>
    rowsOf(db, sql`select 1 from coordination.support_case where id = ${gone.supportCase.id}`),
  )
  expect(seen).toEqual([])
})

test('a conflict of interest closes the case and its log, even what one’s own agency wrote, and opens again when it ends', async () => {
  const person = whole.people[0]?.personId
  await app.ask(
    `insert into people.conflict (id, staff_id, person_id, reason, set_at, set_by) values (gen_random_uuid(), $1, $2, '親族', now(), $3)`,
    [staff.desk.id, person, staff.coordinator.id],
  )
  const count = async () => {
    const rows = await app.database.transaction(staff.desk.id, db =>
      rowsOf(
        db,
        sql<{ cases: number; entries: number }>`
          select (select count(*) from coordination.support_case where id = ${whole.supportCase.id}) as cases,
                 (select count(*) from coordination.log_entry where case_id = ${whole.supportCase.id}) as entries`,
      ),
    )
    return rows[0]
  }
  expect(await count()).toEqual({ cases: 0, entries: 0 })
  const listed = await app.api('desk')
  expect((await listed.get(`/api/v1/cases/${whole.supportCase.id}`)).status).toBe(404)
  await app.ask('update people.conflict set ended_at = now() where staff_id = $1', [staff.desk.id])
  expect((await count())?.cases).toBe(1)
})

test('a wrong writer writes nothing: not outside the team, not as somebody else, not over what stands', async () => {
  const insert = (who: keyof typeof staff, by: keyof typeof staff) =>
    app.database.transaction(staff[who].id, db =>
      sql`insert into coordination.log_entry (id, case_id, at, by_staff, by_agency, made_at, with_whom, method, fact, share_scope)
          values (${newId()}, ${whole.supportCase.id}, now(), ${staff[by].id}, ${staff[by].agency}, now(), '{person}', 'phone', 'x', 'team')`.execute(
        db,
      ),
    )
  await expect(insert('kodomo', 'kodomo')).rejects.toThrow(/row-level security/)
  await expect(insert('houkatsu', 'desk')).rejects.toThrow(/row-level security/)
  await insert('houkatsu', 'houkatsu')
  const change = app.database.transaction(staff.desk.id, db =>
    sql`update coordination.log_entry set fact = '書きかえ' where case_id = ${whole.supportCase.id}`.execute(db),
  )
  await expect(change).rejects.toThrow(/permission denied/)
})

type Plan = {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

/** Rows of the log that a statement looked at, whether it showed them or not. */
async function rowsRead(who: keyof typeof staff, statement: RawBuilder<unknown>, relation: string): Promise<number> {
  const rows = await app.database.transaction(staff[who].id, db =>
    rowsOf(db, sql<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>`explain (analyze, format json) ${statement}`),
  )
  const nodes = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]
  const all = rows[0] ? nodes(rows[0]['QUERY PLAN'][0].Plan) : []
  return all
    .filter(node => node['Relation Name'] === relation)
    .reduce((sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'], 0)
}

test('a person with 5,000 entries, and another 5,000 in a case of others, is read by a page and not by the log', async () => {
  const person = whole.people[0]?.personId as PersonId
  expect(await rowsRead('desk', entriesAbout(person, { limit: 20 }), 'log_entry')).toBeLessThanOrEqual(45)
  expect(await rowsRead('houkatsu', entriesAbout(person, { limit: 20 }), 'log_entry')).toBeLessThanOrEqual(45)
  const middle = await app.ask<{ id: LogEntry['id'] }>(
    'select id from coordination.log_entry where case_id = $1 order by at offset 2500 limit 1',
    [whole.supportCase.id],
  )
  const after = middle[0]?.id
  expect(await rowsRead('desk', entriesAbout(person, { limit: 20, after }), 'log_entry')).toBeLessThanOrEqual(45)
  expect(await rowsRead('desk', entriesOfCase(whole.supportCase.id, {}, { limit: 50, after }), 'log_entry')).toBeLessThanOrEqual(110)
  expect(await rowsRead('desk', entriesOfCase(whole.supportCase.id, { personId: person }, { limit: 50 }), 'log_entry')).toBeLessThanOrEqual(
    110,
  )
})

test('a page of the list of cases reads a page of the team, however many cases there are', async () => {
  const many = Array.from({ length: 600 }, () => aCase('desk', []))
  await owner.transaction(null, db => loadCases(db, many))
  await app.ask('analyze')
  const reader = { staffId: staff.desk.id, agencyId: staff.desk.agency, duties: new Set(['consult'] as const) }
  for (const view of ['lead', 'team', 'due'] as const) {
    const statement = casesOf(reader, { view, filter: {}, today: '2026-12-02' as Day }, { limit: 50 })
    expect(await rowsRead('desk', statement, 'support_case'), view).toBeLessThanOrEqual(160)
  }
})

test('narrowed by a state that few are in, or by an issue, the list reads few rows of many', async () => {
  const many = Array.from({ length: 400 }, () => aCase('desk', []))
  await owner.transaction(null, db => loadCases(db, many))
  const rare = many[7]?.supportCase.id
  await app.ask(`update coordination.support_case set solving = 'paused' where id = $1`, [rare])
  await app.ask(
    `insert into coordination.issue (id, case_id, code, severity, state, end_words, opened_at, opened_by, opened_agency, changed_at, changed_by)
     select gen_random_uuid(), $1, code, 2, state, end_words, now(), $2, $3, now(), $2
       from (values ('debt_burden', 'open', null), ('illness', 'closed', '済んだ')) i (code, state, end_words)`,
    [rare, staff.desk.id, staff.desk.agency],
  )
  await app.ask('analyze')
  const reader = { staffId: staff.desk.id, agencyId: staff.desk.agency, duties: new Set(['consult'] as const) }
  const asked = (filter: CaseFilter) => casesOf(reader, { view: 'lead', filter, today: '2026-12-02' as Day }, { limit: 50 })
  expect(await rowsRead('desk', asked({ solving: 'paused' }), 'support_case')).toBeLessThanOrEqual(10)
  const api = await app.api('desk')
  const found = async (query: string) =>
    ((await api.get(`/api/v1/cases?view=lead&${query}`)).json() as { items: { id: string }[] }).items.map(item => item.id)
  expect(await found('issue=debt_burden')).toEqual([rare])
  expect(await found('issue=illness')).toEqual([])
  expect(await found('solving=paused')).toEqual([rare])
  const page = await (await app.signIn('desk')).get('/cases?view=lead&issue=debt_burden')
  expect(page.html.match(/href="[/]cases[/][0-9a-f-]{36}"/g)?.length).toBe(1)
  await app.ask(`update coordination.support_case set solving = 'open' where id = $1`, [rare])
})

test('pages of a person and of a case ask as often for 5,000 entries as for none', async () => {
  const desk = await app.signIn('desk')
  const few = await app.ask<{ person_id: string }>(
    `select s.person_id from people.person_standing s where s.agency_id = $1
        and not exists (select 1 from coordination.case_person c where c.person_id = s.person_id) order by 1 limit 1`,
    [staff.desk.agency],
  )
  const empty = aCase('desk', [few[0]?.person_id as PersonId])
  await owner.transaction(null, db => loadCases(db, [empty]))
  const cost = async (path: string) => {
    await desk.get(path)
    const before = app.database.statements()
    expect((await desk.get(path)).status).toBe(200)
    return app.database.statements() - before
  }
  const long = whole.people[0]?.personId
  expect(await cost(`/cases/${whole.supportCase.id}`)).toBe(await cost(`/cases/${empty.supportCase.id}`))
  expect(await cost(`/people/${long}/log`)).toBe(await cost(`/people/${few[0]?.person_id}/log`))
  expect(await cost('/cases')).toBe(await cost('/cases?view=ended'))
  const day = await cost('/day')
  await owner.transaction(null, db => loadCases(db, [aCase('desk', [])]))
  expect(await cost('/day')).toBe(day)
})

test('every case is the fold of its acts, and one that was bent is found', async () => {
  const { looked, differing } = await refoldCases(owner)
  expect(looked).toBeGreaterThan(600)
  expect(differing).toEqual([])
  await app.ask(`update coordination.support_case set label = '曲げた' where id = $1`, [foreign.supportCase.id])
  expect((await refoldCases(owner)).differing).toEqual([foreign.supportCase.id])
})
