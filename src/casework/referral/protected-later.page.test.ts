import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '../../../testing/app.ts'
import { startApp } from '../../../testing/app.ts'

let app: RunningApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

test('a person who became protected after the sending disappears from the frozen bundle at the other agency, and stays for the owner', async () => {
  const desk = await app.api('desk')
  const centre = await app.api('houkatsu')
  const agencies = (await centre.get('/api/v1/me')).json() as { agency: { id: string } }
  const made = (
    await desk.send('POST', '/api/v1/consultations', { channel: 'phone', statement: '逃げてきた。居場所は言わないで' })
  ).json() as { id: string }
  const linked = await desk.send('POST', `/api/v1/consultations/${made.id}/people`, { family: '隠野', given: '静', phone: '0595-00-4321' })
  expect(linked.status).toBe(201)
  const sent = await desk.send('POST', `/api/v1/consultations/${made.id}/referrals`, {
    toAgency: agencies.agency.id,
    kind: 'hand_over',
    reason: '高齢の方のため',
    asked: '訪問をお願いします',
    basis: 'consent',
    consentType: 'oral',
    sharedFields: ['statement', 'personName', 'personPhone'],
  })
  expect(sent.status).toBe(201)
  const { id } = sent.json() as { id: string }
  expect((await centre.send('POST', `/api/v1/referrals/${id}/seen`, {})).html).toContain('隠野')
  await app.ask('update people.person set address_protected = true where family = $1', ['隠野'])
  const later = await centre.get(`/api/v1/referrals/${id}`)
  expect(later.status).toBe(200)
  for (const secret of ['隠野', '0595-00-4321', '05950004321', '居場所']) expect(later.html).not.toContain(secret)
  expect((await desk.get(`/api/v1/referrals/${id}`)).html).toContain('隠野')
})
