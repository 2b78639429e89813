import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StaffId } from '../../src/kernel/id.ts'
import type { PlanStage } from '../builders/plan-stage.ts'
import { openPlanStage } from '../builders/plan-stage.ts'

let stage: PlanStage

beforeAll(async () => {
  stage = await openPlanStage()
})
afterAll(() => stage.app.close())

const sees = async (login: string, person: string) => (await (await stage.app.api(login)).get(`/api/v1/people/${person}`)).status

const leave = async (caseId: string) => {
  const { houkatsu, agency } = stage
  const left = await houkatsu.send('POST', `/api/v1/cases/${caseId}/team/leave`, {
    agencyId: agency['houkatsu'],
    words: '役割を終えたため',
  })
  expect(left.status, left.html).toBe(200)
}

test('an agency that leaves the team no longer sees the person it met there, nor finds them by searching', async () => {
  const { app, agency } = stage
  const { id, person } = await stage.someCase()
  expect(await sees('houkatsu', person)).toBe(200)
  await leave(id)
  expect(await sees('houkatsu', person)).toBe(404)
  expect(await sees('desk', person)).toBe(200)
  expect(await sees('coordinator', person)).toBe(200)
  expect(await app.ask('select 1 from people.person_key where person_id = $1 and agency_id = $2', [person, agency['houkatsu']])).toEqual([])
})

test('another case in which the agency still works with the person keeps the person in sight', async () => {
  const { app, staff } = stage
  const [first, second] = [await stage.someCase(), await stage.someCase()]
  await app.ask(
    `insert into coordination.case_person (case_id, person_id, part, linked_at, linked_by) values ($1, $2, 'member', now(), $3)`,
    [second.id, first.person, staff['desk']],
  )
  await leave(first.id)
  expect(await sees('houkatsu', first.person)).toBe(200)
  await leave(second.id)
  expect(await sees('houkatsu', first.person)).toBe(404)
})

test('a place that ends by its date alone is let go of by the hourly sweep', async () => {
  const { app, agency, staff } = stage
  const { id, person } = await stage.someCase()
  await app.ask('set session_replication_role = replica')
  await app.ask(`update coordination.team set ends_on = current_date - 2 where case_id = $1 and agency_id = $2`, [id, agency['houkatsu']])
  await app.ask('set session_replication_role = origin')
  expect(await sees('houkatsu', person)).toBe(200)
  await app.database.transaction(null, db => sql`select coordination.let_go_of_ended()`.execute(db))
  expect(await sees('houkatsu', person)).toBe(404)
  const rows = app.database.transaction(staff['houkatsu'] as StaffId, db =>
    sql`select coordination.let_people_go(${id}, ${agency['desk']})`.execute(db),
  )
  await expect(rows).rejects.toMatchObject({ code: '42501' })
})
