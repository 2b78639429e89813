import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../testing/app.ts'
import { startApp } from '../../testing/app.ts'

let app: RunningApp

beforeAll(async () => {
  app = await startApp({ residents: 60, consultations: 20 })
})
afterAll(() => app.close())

test('the stories that became cases stand open to their teams, with whom they are about and what was written', async () => {
  const cases = await app.ask<{ no: number; id: string; label: string; entries: number; team: number; people: number; acts: number }>(`
    select c.no, c.id, c.label, (select count(*)::integer from coordination.log_entry e where e.case_id = c.id) as entries,
           (select count(*)::integer from coordination.team t where t.case_id = c.id) as team,
           (select count(*)::integer from coordination.case_person p where p.case_id = c.id) as people,
           (select count(*)::integer from coordination.case_act a where a.case_id = c.id and c.version >= a.seq) as acts
      from coordination.support_case c order by c.no`)
  expect(cases.length).toBeGreaterThanOrEqual(5)
  for (const one of cases) {
    expect(one.entries, one.label).toBeGreaterThanOrEqual(3)
    expect(one.people, one.label).toBeGreaterThanOrEqual(1)
    expect(one.acts, one.label).toBeGreaterThanOrEqual(2)
  }
  const full = cases.find(one => one.label.startsWith('架木'))
  const csw = await app.signIn('csw')
  const page = await csw.get(`/cases/${full?.id}`)
  expect(page.status).toBe(200)
  expect(page.html).toContain('祭りまでに、もう一本いるだろう')
  const outsider = await app.signIn('kodomo')
  expect((await outsider.get(`/cases/${full?.id}`)).status).toBe(404)
})

test('of the family whose address is protected nobody outside the desk sees a case', async () => {
  const rows = await app.ask<{ agency: string }>(`
    select a.name as agency from coordination.team t join coordination.support_case c on c.id = t.case_id join directory.agency a on a.id = t.agency_id
     where c.label like '夢沢%'`)
  expect(rows).toHaveLength(1)
})
