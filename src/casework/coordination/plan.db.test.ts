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
import { openDatabase, rowsOf } from '../../platform/database.ts'
import { lookAtCase } from './acts/case/look-at-case.ts'
import { amendPlan } from './acts/plan/amend-plan.ts'
import type { WrittenContent } from './acts/plan/content-of.ts'
import { decidePlan } from './acts/plan/decide-plan.ts'
import { discussPlan, discussPlanIn } from './acts/plan/discuss-plan.ts'
import { draftPlan } from './acts/plan/draft-plan.ts'
import { caseEndFacts } from './acts/plan/end-facts.ts'
import { readPlan } from './acts/plan/read-plans.ts'
import { markAction } from './acts/plan/run-plan.ts'
import type { CaseId, PlanId } from './domain/case/case.ts'
import { foldPlan } from './domain/plan/fold-plan.ts'
import { acts, content, wayTo } from './domain/plan/plan-in-test.ts'
import type { PlanAct } from './domain/plan/support-plan.ts'
import { loadPlans, refoldPlans } from './index.ts'
import { plansOf } from './store/plan/plans.ts'

let clone: ClonedDatabase
let database: Database
let owner: Database
let arranged: Arranged

beforeAll(async () => {
  clone = await cloneDatabase()
  database = await openAsApp(clone, 6)
  owner = openDatabase(clone.ownerUrl, 2)
  arranged = await arrangeStaff(clone.ownerUrl, {
    agencies: [
      { name: '多機関協働の窓口', kind: 'city_coordination' },
      { name: '地域の支援センター', kind: 'community_centre' },
      { name: '別の支援センター', kind: 'community_centre' },
    ],
    staff: [
      { login: 'drafter', duties: ['consult', 'head'], agency: '多機関協働の窓口' },
      { login: 'head', duties: ['consult', 'head'], agency: '多機関協働の窓口' },
      { login: 'centre', duties: ['consult'], agency: '地域の支援センター' },
      { login: 'other', duties: ['consult', 'head'], agency: '別の支援センター' },
    ],
  })
})
afterAll(async () => {
  await database.close()
  await owner.close()
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
const agencyOf = (login: string) => arranged.reader(login).agencyId

/** A case in whose team the coordinating desk and the centre stand, with a person who consented. */
async function someCase(): Promise<CaseId> {
  const [id, person] = [newId<'case'>(), newId<'person'>()]
  const { staffId, agencyId } = arranged.reader('drafter')
  await run(
    `insert into people.person (id, owner_agency, called, sex, language, interpreter, made_at, changed_at, changed_by)
     values ($1, $2, '見本さん', 'female', 'ja', false, now(), now(), $3)`,
    [person, agencyId, staffId],
  )
  await run(
    `insert into coordination.support_case (id, label, opened_at, opened_by, opened_agency, lead_agency, solving, accompanying, next_contact_on, version)
     values ($1, '見本さんの事例', now(), $2, $3, $3, 'open', 'open', '2099-01-01', 1)`,
    [id, staffId, agencyId],
  )
  for (const login of ['drafter', 'centre']) {
    await run(
      `insert into coordination.team (case_id, agency_id, part, basis, basis_on, reason, since, opened_at) values ($1, $2, 'member', 'appi-69-2-2', now(), '分担', now(), now())`,
      [id, agencyOf(login)],
    )
    await run('insert into people.person_standing (person_id, agency_id) values ($1, $2) on conflict do nothing', [person, agencyOf(login)])
  }
  await run(`insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by) values ($1, $2, 'subject', now(), $3)`, [
    id,
    person,
    staffId,
  ])
  await run(
    `insert into people.consent (id, person_id, stage, asked_on, asked_by, by_agency, type, purpose, agencies, valid_from, language_used, version)
     values ($1, $2, 'given', '2026-01-01', $3, $4, 'oral', '支援', array[$4]::uuid[], '2026-01-01', 'ja', 1)`,
    [newId(), person, staffId, agencyId],
  )
  return id
}

const written = (): WrittenContent => ({
  wish: '家で暮らしたい',
  direction: '家での暮らしを続ける',
  goals: [{ id: null, words: '食事がとれる', reachBy: null, issueIds: [] }],
  actions: [
    {
      id: null,
      goal: 0,
      words: '配食を頼む',
      byPerson: null,
      byAgency: null,
      ownerAgency: agencyOf('centre'),
      kind: 'local_resource',
      often: null,
      dueOn: day('2027-01-31'),
      issueId: null,
    },
  ],
  programmes: [],
  periodFrom: null,
  periodTo: null,
  nextMonitoring: null,
  leadAfter: null,
})
const once = { body: null }

async function decided(): Promise<{ readonly caseId: CaseId; readonly id: PlanId }> {
  const caseId = await someCase()
  const id = made(
    await draftPlan(as('drafter'), caseId, { kind: 'multilayered', template: null, fromPlan: null, written: written() }, once),
  )
  const { today } = as('drafter')
  const said = [{ agencyId: agencyOf('centre'), answer: 'agrees' as const, words: null }]
  made(
    await discussPlan(
      as('drafter'),
      id,
      undefined,
      { on: today, adequacy: 'adequate', words: null, members: null, agreements: said },
      once,
    ),
  )
  made(await decidePlan(as('head'), id, undefined, { on: today, no: '第1号', words: null }, once))
  return { caseId, id }
}

test('a decided version is frozen: not even the owner of the database changes, deletes or empties it, nor an act', async () => {
  const { id } = await decided()
  for (const table of ['plan_version', 'plan_act']) {
    await expect(run(`update coordination.${table} set case_id = case_id where plan_id = $1`, [id])).rejects.toThrow()
    await expect(run(`delete from coordination.${table} where plan_id = $1`, [id])).rejects.toThrow()
    await expect(run(`truncate coordination.${table}`)).rejects.toThrow()
  }
})

test('an amendment adds a version and leaves the decided one as it was, byte for byte', async () => {
  const { id } = await decided()
  const frozen = () => run('select content::text, frozen_at::text from coordination.plan_version where plan_id = $1 order by n', [id])
  const [before] = await frozen()
  const view = await readPlan(as('centre'), id)
  const [action] = view?.plan.content.actions ?? []
  const next = { ...written(), direction: '近所の力も借りる', actions: written().actions.map(one => ({ ...one, id: action?.id ?? null })) }
  made(await amendPlan(as('centre'), id, view?.plan.version, { written: next, reason: '隣の方が手伝えることになった' }, once))
  const after = await frozen()
  expect(after.length).toBe(2)
  expect(after[0]).toEqual(before)
})

test('a head of an agency outside the team neither sees the plan nor decides on it', async () => {
  const caseId = await someCase()
  const id = made(
    await draftPlan(as('drafter'), caseId, { kind: 'multilayered', template: null, fromPlan: null, written: written() }, once),
  )
  expect(await readPlan(as('other'), id)).toBeUndefined()
  expect(await decidePlan(as('other'), id, undefined, { on: as('other').today, no: '第9号', words: null }, once)).toMatchObject({
    refusal: { code: 'absent' },
  })
  for (const table of ['support_plan', 'plan_act', 'plan_version', 'goal', 'support_action', 'monitoring']) {
    const rows = await as('other').look(db => rowsOf(db, sql`select 1 from ${sql.raw(`coordination.${table}`)} where case_id = ${caseId}`))
    expect(rows, table).toEqual([])
  }
})

test('the database itself keeps a decision from everybody who is no head, and from whoever drafted the plan', async () => {
  const { id, caseId } = await decided()
  const forge = (login: string) =>
    as(login).look(db =>
      rowsOf(
        db,
        sql`insert into coordination.plan_act (id, plan_id, case_id, seq, kind, at, by_staff, by_agency, body)
            values (${newId()}, ${id}, ${caseId}, 99, 'decided', now(), ${arranged.reader(login).staffId}, ${agencyOf(login)}, '{}')`,
      ),
    )
  await expect(forge('centre')).rejects.toThrow(/row-level security/)
  await expect(run('update coordination.support_plan set decided_by = drafted_by where id = $1', [id])).rejects.toThrow(
    /not_decided_by_its_drafter/,
  )
})

test('who reads through a broken glass changes nothing of a plan', async () => {
  const { id, caseId } = await decided()
  const { staffId, agencyId } = arranged.reader('other')
  await run(
    `insert into coordination.glass (id, case_id, staff_id, agency_id, reason_code, words, opened_at, ends_at, review_by)
     values ($1, $2, $3, $4, 'life', '命にかかわる恐れがあるため開く', now(), now() + interval '30 minutes', current_date + 3)`,
    [newId(), caseId, staffId, agencyId],
  )
  const view = await readPlan(as('other'), id)
  expect(view?.plan.state).toBe('decided')
  const [action] = view?.plan.content.actions ?? []
  const wish = { actionId: action?.id ?? newId<'support_action'>(), mark: 'done' as const, on: as('other').today, words: null }
  expect(await markAction(as('other'), id, wish, once)).toMatchObject({ ok: false, refusal: { code: 'absent' } })
})

test('a conference that finds a plan adequate brings it to its next state within its own act', async () => {
  const caseId = await someCase()
  const id = made(
    await draftPlan(as('drafter'), caseId, { kind: 'self_reliance', template: null, fromPlan: null, written: written() }, once),
  )
  const act = as('drafter')
  const conference = newId<'conference'>()
  await act.transaction(async tx => {
    made(await discussPlanIn(act, tx, id, conference, 'adequate', '妥当'))
    await tx.audit({ action: 'test.discuss', subjectType: 'support_plan', subjectIds: [id] })
  })
  const [plan] = await as('centre').look(db => plansOf(db, caseId))
  expect(plan).toMatchObject({ state: 'discussed', discussion: { conferenceId: conference, adequacy: 'adequate', words: '妥当' } })
  // What the centre says is still owed, at the latest before the decision.
  const refused = await decidePlan(as('head'), id, undefined, { on: act.today, no: '第2号', words: null }, once)
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'fields' } })
})

test('every plan folds from its acts to exactly what is kept beside them, and one altered row is found', async () => {
  const { id, caseId } = await decided()
  expect(await refoldPlans(owner)).toMatchObject({ differing: [] })
  await run(`update coordination.support_action set words = '書き換えた' where plan_id = $1`, [id])
  const { looked, differing } = await refoldPlans(owner)
  expect(looked).toBeGreaterThan(3)
  expect(differing).toEqual([id])
  await run(`update coordination.support_action set words = '配食を頼む' where plan_id = $1`, [id])
  const facts = await as('centre').look(async db => {
    const head = await lookAtCase(db, caseId)
    return head && caseEndFacts(db, head)
  })
  expect(facts).toMatchObject({ hasUnanswered: false, plans: [{ planId: id, isDecided: true, actions: ['planned'], goals: [null] }] })
})

test('a plan loaded with its past is the plan those acts would have made', async () => {
  const caseId = await someCase()
  const [drafter, head] = [arranged.reader('drafter'), arranged.reader('head')]
  const lived = acts(content(agencyOf('centre')), { agency: drafter.agencyId }, ...wayTo('running')).map((act): PlanAct => {
    const by = { ...act, byStaff: act.kind === 'decided' ? head.staffId : drafter.staffId }
    return by.kind === 'drafted' ? { ...by, body: { ...by.body, caseId } } : by
  })
  const plan = foldPlan(newId<'support_plan'>(), lived)
  const decision = lived.find(act => act.kind === 'decided')
  if (plan === undefined || decision === undefined) throw new Error('a decided plan')
  await owner.transaction(null, db => loadPlans(db, [{ plan, acts: lived, frozen: [{ content: plan.content, act: decision }] }]))
  expect(await refoldPlans(owner)).toMatchObject({ differing: [] })
  expect(await as('centre').look(db => plansOf(db, caseId))).toEqual([plan])
})
