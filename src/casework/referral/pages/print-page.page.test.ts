import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, RunningApp } from '../../../../testing/app.ts'
import { startApp } from '../../../../testing/app.ts'

let app: RunningApp
let centre: Browser

beforeAll(async () => {
  app = await startApp({ residents: 40, consultations: 10 })
  centre = await app.signIn('houkatsu')
})
afterAll(() => app.close())

const CALLED = { family: '紙野', given: '静', phone: '0595-00-4321', birthDate: '1946-05-06' }

/** A sheet that the desk sent and the centre opened. */
async function sheet(sharedFields: readonly string[]): Promise<string> {
  const desk = await app.api('desk')
  const houkatsu = await app.api('houkatsu')
  const { agency } = (await houkatsu.get('/api/v1/me')).json() as { agency: { id: string } }
  const heard = { channel: 'phone', statement: '逃げてきました', topics: ['housing'], accessNeeds: '筆談を希望' }
  const made = (await desk.send('POST', '/api/v1/consultations', heard)).json() as { id: string }
  await desk.send('POST', `/api/v1/consultations/${made.id}/people`, CALLED)
  const sent = await desk.send('POST', `/api/v1/consultations/${made.id}/referrals`, {
    toAgency: agency.id,
    kind: 'hand_over',
    reason: '高齢の方のため',
    asked: '訪問をお願いします',
    basis: 'consent',
    consentType: 'oral',
    sharedFields,
  })
  const { id } = sent.json() as { id: string }
  await houkatsu.send('POST', `/api/v1/referrals/${id}/seen`, {})
  return id
}

const wordsOf = (html: string) => (/<article[\s\S]*<\/article>/.exec(html)?.[0] ?? '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('the sheet follows the national example: the person, the troubles, the wish, how to treat them, where to and why', async () => {
  const { html } = await centre.get(
    `/referrals/${await sheet(['statement', 'topics', 'accessNeeds', 'personName', 'personBirth', 'personPhone'])}/print`,
  )
  const words = wordsOf(html)
  const order = [
    'つなぐシート',
    '氏名 紙野 静',
    '生年月日',
    '昭和21年5月6日（1946年）',
    '住所',
    'お困りごと',
    '○ 住まいについて',
    '相談したいこと',
  ]
  const rest = [
    '逃げてきました',
    '配慮を希望されること',
    '筆談を希望',
    '紹介先',
    '機関名',
    'つなぐ理由',
    '高齢の方のため',
    'ご返事',
    '□ 受け入れます',
  ]
  const places = [...order, ...rest].map(part => words.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((one, other) => one - other))
})

test('a box of the sheet whose content was not shared says so, and does not fall back on the record', async () => {
  const words = wordsOf((await centre.get(`/referrals/${await sheet(['personName'])}/print`)).html)
  expect(words.match(/（お伝えしていません）/g)?.length).toBe(6)
  for (const kept of ['逃げてきました', '0595-00-4321', '昭和21年', '筆談を希望']) expect(words).not.toContain(kept)
})

test('address-protected: a sheet printed after the protection names nobody and no place', async () => {
  const id = await sheet(['statement', 'personName', 'personPhone', 'personBirth'])
  expect((await centre.get(`/referrals/${id}/print`)).html).toContain('紙野')
  await app.ask('update people.person set address_protected = true where family = $1', [CALLED.family])
  const { status, html } = await centre.get(`/referrals/${id}/print`)
  expect(status).toBe(200)
  for (const kept of ['紙野', '0595-00-4321', '昭和21年', '逃げてきました']) expect(html).not.toContain(kept)
})
