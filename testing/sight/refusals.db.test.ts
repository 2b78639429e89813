import { afterAll, beforeAll, expect, test } from 'vitest'
import { KNOWN_PER_HOUR } from '../../src/casework/people/acts/ask-known.ts'
import { REFUSALS } from '../../src/platform/http/problem.ts'
import type { Caller, RunningApp, Seen } from '../app.ts'
import { startApp } from '../app.ts'
import { agencyOf, hearOne, someSheet } from './enlarged-city.ts'

let app: RunningApp
let desk: Caller
let houkatsu: Caller
let shogai: Caller

beforeAll(async () => {
  app = await startApp({ residents: 60, consultations: 20 })
  desk = await app.api('desk')
  houkatsu = await app.api('houkatsu')
  shogai = await app.api('shogai')
})

afterAll(() => app.close())

type Json = Readonly<Record<string, unknown>>
type Code = keyof typeof REFUSALS
const jsonOf = (answer: Seen) => answer.json() as Json
const idOf = (answer: Seen) => String(jsonOf(answer)['id'])
const post = (caller: Caller, path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  caller.send('POST', `/api/v1${path}`, body, headers)

/** Everything a refusal must leave as it is; the audit is not among it, for a refusal is written down. */
const WATCHED = [
  'people.person',
  'people.person_history',
  'people.person_standing',
  'people.person_key',
  'people.household',
  'people.household_membership',
  'people.carer_role',
  'desk.consultation',
  'desk.consultation_act',
  'desk.standing',
  'desk.offer',
  'desk.consultation_person',
  'desk.search_entry',
  'referral.referral',
  'referral.bundle',
  'referral.referral_act',
  'platform.idempotency',
]

async function stateOfAll(): Promise<string> {
  const parts = WATCHED.map(
    table => `select '${table} ' || md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as mark from ${table} t`,
  )
  return (await app.ask<{ mark: string }>(parts.join(' union all '))).map(row => row.mark).join('\n')
}

/** Fails unless the answer is this refusal, in Japanese, nothing changed, and the refusal was written down. */
async function refused(code: Code, send: () => Promise<Seen>, field?: string): Promise<Json> {
  const before = await stateOfAll()
  const [events] = await app.ask<{ n: number }>('select count(*)::integer as n from audit.event')
  const answer = await send()
  const { status, sentence } = REFUSALS[code]
  const body = jsonOf(answer)
  expect([answer.status, body['status'], body['code'], body['title']]).toEqual([status, status, code, sentence])
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(sentence).toMatch(/[\p{Script=Hiragana}\p{Script=Han}].*。$/u)
  expect(await stateOfAll()).toBe(before)
  if (field !== undefined) expect((body['fields'] as Json)[field]).toMatch(/[ぁ-ん].*。$/)
  const [after] = await app.ask<{ n: number }>('select count(*)::integer as n from audit.event')
  if (code !== 'fields' && code !== 'owner-missing') expect(after?.n ?? 0, `${code} is written down`).toBeGreaterThan(events?.n ?? 0)
  return body
}

async function sent(kind: 'hand_over' | 'involve', to = 'houkatsu', differs: object = {}): Promise<{ id: string; referral: string }> {
  const id = await hearOne(desk)
  const answer = await post(desk, `/consultations/${id}/referrals`, someSheet(await agencyOf(app, to), { kind, ...differs }))
  expect(answer.status, answer.html).toBe(201)
  return { id, referral: idOf(answer) }
}

test('not-ours: a consultation does not end without an outcome, nor as the job of others', async () => {
  const id = await hearOne(desk)
  for (const outcome of ['not_ours', 'others_job', 'referred_accepted', '']) {
    await refused('not-ours', () => post(desk, `/consultations/${id}/close`, { outcome, words: '管轄外' }), 'outcome')
  }
  await refused('not-ours', () => post(desk, `/consultations/${id}/close`, {}), 'outcome')
})

test('owner-missing: nobody writes an owner away; ownership moves when the other agency accepts', async () => {
  const id = await hearOne(desk)
  const other = await agencyOf(app, 'houkatsu')
  for (const body of [{ ownerAgency: null }, { ownerAgency: other }, { owner: null }, { ownerAgency: other, statement: 'x' }]) {
    await refused('owner-missing', () => desk.send('PATCH', `/api/v1/consultations/${id}`, body))
  }
  const handed = await sent('hand_over')
  expect((jsonOf(await desk.get(`/api/v1/consultations/${handed.id}`))['ownerAgency'] as Json)['id']).toBe(await agencyOf(app, 'desk'))
})

test('referral-unanswered: nothing is closed over a question that waits for its answer', async () => {
  for (const kind of ['hand_over', 'involve'] as const) {
    const { id } = await sent(kind)
    await refused('referral-unanswered', () => post(desk, `/consultations/${id}/close`, { outcome: 'answered', words: '終わり' }))
  }
})

test('reason-missing: a hand is not given back without a reason in code and in words', async () => {
  for (const verb of ['return', 'decline']) {
    const { referral } = await sent('hand_over')
    await refused('reason-missing', () => post(houkatsu, `/referrals/${referral}/${verb}`, {}), 'reason')
    await refused('reason-missing', () => post(houkatsu, `/referrals/${referral}/${verb}`, { reason: 'no_capacity' }), 'words')
    await refused(
      'reason-missing',
      () => post(houkatsu, `/referrals/${referral}/${verb}`, { reason: 'no_capacity', words: ' 　' }),
      'words',
    )
    await refused('reason-missing', () => post(houkatsu, `/referrals/${referral}/${verb}`, { words: '手一杯' }), 'reason')
    await refused('reason-missing', () => post(houkatsu, `/referrals/${referral}/${verb}`, { reason: 'busy', words: '手一杯' }), 'reason')
  }
  const { referral } = await sent('involve')
  await refused('reason-missing', () => post(desk, `/referrals/${referral}/withdraw`, {}), 'words')
  await post(houkatsu, `/referrals/${referral}/accept`)
  await refused('reason-missing', () => post(houkatsu, `/referrals/${referral}/end`, { words: '会えなかった' }), 'reason')
})

test('no-basis: nothing is shared on a basis that does not hold that day, or none', async () => {
  const id = await hearOne(desk)
  const to = await agencyOf(app, 'houkatsu')
  for (const basis of ['', 'because', 'swl-106-6', 'CONSENT']) {
    await refused(
      'no-basis',
      () => post(desk, `/consultations/${id}/referrals`, someSheet(to, { basis, basisReason: '急ぐため' })),
      'basis',
    )
  }
  const draft = idOf(await post(desk, `/consultations/${id}/referrals`, someSheet(to, { send: false })))
  const row = `select * from platform.legal_basis where code = 'consent'`
  expect((await app.ask(row)).length).toBeGreaterThan(0)
  await app.ask(`update referral.referral set basis = 'repealed-law', basis_reason = 'x', consent_type = null where id = $1`, [draft])
  await refused('no-basis', () => post(desk, `/referrals/${draft}/send`), 'basis')
})

test('address-protected: a protected address, telephone or note on contact does not travel', async () => {
  const id = await hearOne(desk)
  await post(desk, `/consultations/${id}/people`, { family: '守田', given: '架空子', phone: '0595-00-0001', address: '架空町1' })
  await app.ask(`update people.person set address_protected = true where family = '守田'`)
  const to = await agencyOf(app, 'houkatsu')
  for (const field of ['personPhone', 'personAddress', 'contactNote']) {
    const sheet = someSheet(to, { sharedFields: ['statement', field] })
    await refused('address-protected', () => post(desk, `/consultations/${id}/referrals`, sheet), 'sharedFields')
  }
  const lawful = await post(desk, `/consultations/${id}/referrals`, someSheet(to, { sharedFields: ['statement'] }))
  expect(lawful.status).toBe(201)
  expect((await post(houkatsu, `/referrals/${idOf(lawful)}/accept`)).status).toBe(200)
  const whole = await houkatsu.get(`/api/v1/consultations/${id}`)
  expect([whole.status, jsonOf(whole)['people']]).toEqual([200, []])
  expect(whole.html).not.toContain('守田')
})

test('address-protected: what was drafted before the protection does not go out after it', async () => {
  const id = await hearOne(desk)
  await post(desk, `/consultations/${id}/people`, { family: '守山', given: '架空美', phone: '0595-00-0002' })
  const sheet = someSheet(await agencyOf(app, 'houkatsu'), { sharedFields: ['personPhone'], send: false })
  const draft = idOf(await post(desk, `/consultations/${id}/referrals`, sheet))
  await app.ask(`update people.person set address_protected = true where family = '守山'`)
  await refused('address-protected', () => post(desk, `/referrals/${draft}/send`), 'sharedFields')
})

test('wrong-state: steps are taken in their order only', async () => {
  const { id, referral } = await sent('hand_over')
  const act = (caller: Caller, verb: string, body: object = {}) =>
    refused('wrong-state', () => post(caller, `/referrals/${referral}/${verb}`, body))
  await act(desk, 'accept')
  await act(houkatsu, 'start', { on: '2026-12-01' })
  await act(houkatsu, 'confirm')
  await act(desk, 'send')
  await act(houkatsu, 'withdraw', { words: 'x' })
  await act(desk, 'follow-ups', { arrived: true })
  await post(houkatsu, `/referrals/${referral}/accept`)
  await act(houkatsu, 'accept')
  await act(houkatsu, 'return', { reason: 'other', words: 'x' })
  await act(desk, 'withdraw', { words: 'x' })
  await act(desk, 'start', { on: '2026-12-01' })
  const close = { outcome: 'answered', words: '済んだ' }
  expect((await post(houkatsu, `/consultations/${id}/close`, close)).status).toBe(200)
  for (const [verb, body] of [
    ['close', close],
    ['screen', { disposition: 'refer' }],
    ['referrals', someSheet(await agencyOf(app, 'shogai'))],
  ] as const) {
    await refused('wrong-state', () => post(houkatsu, `/consultations/${id}/${verb}`, body))
  }
  await refused('wrong-state', () => houkatsu.send('PATCH', `/api/v1/consultations/${id}`, { statement: '書き直し' }))
  const open = await hearOne(desk)
  await refused('wrong-state', () => post(desk, `/consultations/${open}/reopen`, { words: '再び' }))
})

test('already-handing-over: a consultation is held out to one agency at a time', async () => {
  const { id } = await sent('hand_over')
  const second = someSheet(await agencyOf(app, 'shogai'), { kind: 'hand_over' })
  await refused('already-handing-over', () => post(desk, `/consultations/${id}/referrals`, second))
  expect((await post(desk, `/consultations/${id}/referrals`, { ...second, kind: 'involve' })).status).toBe(201)
})

test('not-owner: who stands beside reads, but only the owner acts', async () => {
  const { id, referral } = await sent('hand_over')
  await post(houkatsu, `/referrals/${referral}/accept`)
  const acts = [
    ['screen', { disposition: 'own_agency' }],
    ['close', { outcome: 'answered', words: '終わり' }],
    ['people', { called: '公園の男性' }],
    ['assign', { staffId: null }],
    ['referrals', someSheet(await agencyOf(app, 'shogai'))],
  ] as const
  for (const [verb, body] of acts) await refused('not-owner', () => post(desk, `/consultations/${id}/${verb}`, body))
  await refused('not-owner', () => desk.send('PATCH', `/api/v1/consultations/${id}`, { statement: '書き直し' }))
})

test('next-date-missing: an outcome that is not over needs the day on which the desk turns to it again', async () => {
  const id = await hearOne(desk)
  for (const outcome of ['consent_building', 'watching', 'lost_contact']) {
    for (const nextOn of [undefined, null, '', '2020-01-01']) {
      await refused('next-date-missing', () => post(desk, `/consultations/${id}/close`, { outcome, words: '様子を見る', nextOn }), 'nextOn')
    }
  }
})

test('tried-missing: coordination is not where a case is left', async () => {
  const id = await hearOne(desk)
  for (const tried of [undefined, null, '', ' 　']) {
    await refused('tried-missing', () => post(desk, `/consultations/${id}/screen`, { disposition: 'coordination', tried }), 'tried')
  }
})

test('stale-version: the version that stands now is told', async () => {
  const id = await hearOne(desk)
  await post(desk, `/consultations/${id}/screen`, { disposition: 'own_agency' })
  const old = { 'if-match': '"1"' }
  const body = await refused('stale-version', () => desk.send('PATCH', `/api/v1/consultations/${id}`, { called: 'x' }, old))
  expect(body['currentVersion']).toBe(2)
  for (const [verb, body] of [
    ['screen', { disposition: 'refer' }],
    ['close', { outcome: 'answered', words: 'x' }],
    ['people', { called: 'x' }],
    ['assign', { staffId: null }],
  ] as const) {
    expect((await refused('stale-version', () => post(desk, `/consultations/${id}/${verb}`, body, old)))['currentVersion']).toBe(2)
  }
})

test('key-reused: one key stands for one wish', async () => {
  const headers = { 'idempotency-key': 'refusals-1' }
  expect((await post(desk, '/people', { called: '一人目' }, headers)).status).toBe(201)
  await refused('key-reused', () => post(desk, '/people', { called: '二人目' }, headers))
  const [a, b] = [await hearOne(desk), await hearOne(desk)]
  const key = { 'idempotency-key': 'refusals-2' }
  expect((await post(desk, `/consultations/${a}/screen`, { disposition: 'refer' }, key)).status).toBe(200)
  await refused('key-reused', () => post(desk, `/consultations/${b}/screen`, { disposition: 'refer' }, key))
})

test('duty-missing: a screen of work with people is opened by the duty, not by rank', async () => {
  for (const login of ['plan', 'privacy', 'admin', 'specialist', 'chair', 'resident', 'business']) {
    const caller = await app.api(login)
    await refused('duty-missing', () => caller.get('/api/v1/consultations'))
    await refused('duty-missing', () => caller.get('/api/v1/referrals'))
    await refused('duty-missing', () => post(caller, '/consultations', { channel: 'phone', statement: 'x' }))
    await refused('duty-missing', () => post(caller, '/people', { called: 'x' }))
    await refused('duty-missing', () => post(caller, '/people/search', { q: '架空' }))
    await refused('duty-missing', () => post(caller, '/people/known', { name: '架空 一', birthDate: '1950-01-01', purpose: 'x' }))
    await refused('duty-missing', () => post(caller, '/consultations/search', { q: '相談' }))
  }
  await refused('duty-missing', () => desk.get('/api/v1/audit'))
})

test('absent: the record of others is not there, for reading and for every act', async () => {
  const { id, referral } = await sent('involve')
  await refused('absent', () => shogai.get(`/api/v1/consultations/${id}`))
  await refused('absent', () => shogai.get(`/api/v1/referrals/${referral}`))
  await refused('absent', () => houkatsu.get(`/api/v1/consultations/${id}`))
  await refused('absent', () => post(shogai, `/referrals/${referral}/accept`))
})

test('too-many: the question who knows somebody does not become a search', async () => {
  const [purpose] = await app.ask<{ code: string }>(
    `select code from platform.code where list = 'known_purpose' and valid_to is null limit 1`,
  )
  const ask = () => post(shogai, '/people/known', { name: '架空 太郎', birthDate: '1950-01-01', purpose: purpose?.code })
  for (let n = 0; n < KNOWN_PER_HOUR; n++) expect((await ask()).status).toBe(200)
  await refused('too-many', ask)
})
