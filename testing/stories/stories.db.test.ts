import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../app.ts'
import { startApp } from '../app.ts'
import type { Promised } from '../sight/promised.ts'
import { heldCaller, promisedBy } from '../sight/promised.ts'
import { playByApi } from './play-by-api.ts'
import { SCRIPTS } from './scripts.ts'

let app: RunningApp
let promised: Promised

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 10 })
  promised = await promisedBy(app)
})
afterAll(() => app.close())

test('there are twelve stories', () => {
  expect(new Set(SCRIPTS.map(script => script.key)).size).toBe(12)
})

test.each(SCRIPTS)(
  'the story 「$title」 runs through the API from the first call to the evaluation, every answer as promised',
  async script => {
    const told = await playByApi(app, script, caller => heldCaller(promised, caller))
    const [left] = await app.ask<{ tasks: number; disclosures: number; entries: number; versions: number }>(
      `select (select count(*)::integer from platform.task t where t.case_id = $1) as tasks,
            (select count(*)::integer from people.disclosure d where d.case_id = $1 or d.consultation_id = $2) as disclosures,
            (select count(*)::integer from coordination.log_entry e where e.case_id = $1) as entries,
            (select count(*)::integer from coordination.plan_version v where v.plan_id = $3) as versions`,
      [told.caseId, told.consultationId, told.planId],
    )
    expect(left?.tasks).toBeGreaterThanOrEqual(script.lines.length)
    expect(left?.disclosures).toBeGreaterThanOrEqual(2)
    expect(left?.entries).toBeGreaterThanOrEqual(1)
    expect(left?.versions).toBe(1)
  },
)
