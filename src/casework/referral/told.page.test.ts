import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller, RunningApp, Seen } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'

let app: RunningApp
let desk: Caller
let centre: string
let kodomo: string

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 5 })
  desk = await app.api('desk')
  const agencyOf = async (login: string) =>
    ((await (await app.api(login)).get('/api/v1/me')).json() as { agency: { id: string } }).agency.id
  centre = await agencyOf('houkatsu')
  kodomo = await agencyOf('kodomo')
})

afterAll(() => app.close())

const idOf = (seen: Seen) => (seen.json() as { id: string }).id

async function hear(given: string): Promise<{ consultation: string; person: string }> {
  const consultation = idOf(await desk.send('POST', '/api/v1/consultations', { channel: 'phone', statement: '介護のことで困っている' }))
  await desk.send('POST', `/api/v1/consultations/${consultation}/people`, { family: '提供', given })
  const [row] = await app.ask<{ person_id: string }>('select person_id from desk.consultation_person where consultation_id = $1', [
    consultation,
  ])
  return { consultation, person: row?.person_id ?? '' }
}

const refer = (consultation: string, toAgency: string, differs: Record<string, unknown> = {}) =>
  desk.send('POST', `/api/v1/consultations/${consultation}/referrals`, {
    toAgency,
    kind: 'involve',
    reason: '介護の相談のため',
    asked: '訪問をお願いします',
    basis: 'consent',
    consentType: 'oral',
    sharedFields: ['statement', 'personName'],
    ...differs,
  })
const consentsOf = async (person: string) =>
  (
    (await desk.get(`/api/v1/people/${person}/consents`)).json() as {
      items: { id: string; state: string; agencies: string[]; categories: string[] }[]
    }
  ).items
const given = (agencies: string[]) => ({
  answer: 'given',
  purpose: '介護の相談',
  type: 'written',
  agencies,
  categories: ['history', 'contact'],
})

test('a sheet that goes is written into the register, and a consent that only the sheet knew of is recorded from it', async () => {
  const { consultation, person } = await hear('初')
  expect((await refer(consultation, centre)).status).toBe(201)
  const consents = await consentsOf(person)
  expect(consents).toEqual([expect.objectContaining({ state: 'given', agencies: [centre], categories: ['history'], type: 'oral' })])
  const register = (await desk.get(`/api/v1/people/${person}/disclosures`)).json() as { items: unknown[] }
  expect(register.items).toEqual([
    expect.objectContaining({
      channel: 'referral',
      toAgency: centre,
      basis: 'consent',
      consentId: consents[0]?.id,
      fields: ['asked', 'statement', 'personName'],
    }),
  ])
  expect((await refer(consultation, kodomo)).status, 'a sheet speaks of its one receiver').toBe(201)
})

test('a sheet says nothing against what the person said: a withdrawn consent or one that does not name the agency stops it', async () => {
  const { consultation, person } = await hear('止')
  const consent = idOf(await desk.send('POST', `/api/v1/people/${person}/consents`, given([centre])))
  const beyond = await refer(consultation, kodomo)
  expect([beyond.status, beyond.json()]).toEqual([409, expect.objectContaining({ code: 'out-of-consent' })])
  const draft = idOf(await refer(consultation, centre, { send: false }))
  await desk.send('POST', `/api/v1/consents/${consent}/withdraw`, { how: '電話でお申し出' })
  const late = await desk.send('POST', `/api/v1/referrals/${draft}/send`, {})
  expect([late.status, late.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'consent-withdrawn', fields: { basis: expect.any(String) } }),
  ])
  expect((await refer(consultation, centre)).status).toBe(409)
  expect((await consentsOf(person)).map(({ state }) => state)).toEqual(['withdrawn'])
  expect(((await desk.get(`/api/v1/people/${person}/disclosures`)).json() as { items: unknown[] }).items).toEqual([])
})

test('nothing goes while somebody from whom a person is protected consults with them, and the refusal names no place', async () => {
  const { consultation, person } = await hear('守')
  await desk.send('POST', `/api/v1/consultations/${consultation}/people`, { family: '提供', given: '夫' })
  const [other] = await app.ask<{ person_id: string }>(
    'select person_id from desk.consultation_person where consultation_id = $1 and person_id <> $2',
    [consultation, person],
  )
  const browser = await app.signIn('desk')
  const set = { kind: 'dv', fromOn: '2026-11-01', perpetrators: [other?.person_id ?? ''], isWarned: 'yes' }
  expect((await browser.post(`/people/${person}/protection/set`, set)).status).toBe(303)
  const refused = await refer(consultation, centre)
  expect([refused.status, refused.json()]).toEqual([409, expect.objectContaining({ code: 'address-protected' })])
})
