import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Caller, RunningApp } from '../../../../../testing/app.ts'
import { startApp } from '../../../../../testing/app.ts'
import { staffOf, standCase } from '../../../../../testing/builders/stand-case.ts'

let app: RunningApp
let shogai: Browser
let api: Caller
let conference: string
let item: string
let agency: string
let member: string

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 2 })
  shogai = await app.signIn('shogai')
  api = await app.api('shogai')
  const stood = await standCase(app, { label: '招く見本', logins: ['shogai'], coordinator: 'shogai' })
  const made = await api.send('POST', '/api/v1/conferences', {
    sitting: { title: '見本の会議', on: '2026-12-03', time: '13:30', minutes: 60, place: '第1会議室', chair: '見本' },
    item: { caseId: stood.id, typeCode: 'support_conference', question: '見本の問い', basisReason: '名乗らない方のため' },
  })
  conference = (made.json() as { id: string }).id
  item = ((await api.get(`/api/v1/conferences/${conference}`)).json() as { agenda: { id: string }[] }).agenda[0]?.id ?? ''
  agency = (await app.ask<{ id: string }>(`select agency_id as id from staff.staff where login = 'houkatsu'`))[0]?.id ?? ''
  member = await staffOf(app, 'houkatsu')
})
afterAll(() => app.close())

const wish = (more: Record<string, string>) => ({ agencyId: agency, secrecyClass: 'public_body', isNeeded: 'yes', itemIds: item, ...more })

test('once an agency is chosen its members can be called by name, without script, and nothing is saved on the way', async () => {
  expect((await shogai.get(`/conferences/${conference}/invite`)).html).not.toContain('name="staffIds"')
  const chosen = await shogai.post(`/conferences/${conference}/invite`, wish({ step: 'members' }))
  expect(chosen.status).toBe(200)
  expect(chosen.html).toContain(`value="${member}"`)
  expect(chosen.html).toContain(`value="${agency}" selected`)
  expect(chosen.html).not.toContain(`value="${await staffOf(app, 'kodomo')}"`)
  expect(await app.ask('select 1 from coordination.invitation where agency_id = $1', [agency])).toEqual([])
})

test('who was called by name stands on the list, and the form for that agency begins with how it is called', async () => {
  const done = await shogai.post(`/conferences/${conference}/invite`, wish({ staffIds: member }))
  expect([done.status, done.location]).toEqual([303, `/conferences/${conference}/invite?done=invite`])
  const [row] = await app.ask<{ staff_ids: string[] }>('select staff_ids from coordination.invitation where agency_id = $1', [agency])
  expect(row?.staff_ids).toEqual([member])
  const list = await shogai.get(`/conferences/${conference}/invite`)
  expect(list.html).toContain(`/conferences/${conference}/invite?agency=${agency}#add`)
  const again = await shogai.get(`/conferences/${conference}/invite?agency=${agency}`)
  expect(again.html).toMatch(new RegExp(`value="${member}" checked`))
})

test('nobody of another agency can be called in the name of the invited one, on the page or through the API', async () => {
  const stranger = await staffOf(app, 'kodomo')
  const page = await shogai.post(`/conferences/${conference}/invite`, wish({ staffIds: stranger }))
  expect([page.status, page.html.includes('招く機関で相談を受けている方から選んでください')]).toEqual([422, true])
  const body = { agencyId: agency, secrecyClass: 'public_body', isNeeded: true, itemIds: [item], staffIds: [stranger] }
  expect((await api.send('POST', `/api/v1/conferences/${conference}/invitations`, body)).status).toBe(422)
})
