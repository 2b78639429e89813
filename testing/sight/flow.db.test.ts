import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller, RunningApp, Seen } from '../app.ts'
import { startApp } from '../app.ts'
import { agencyOf, hearOne, someSheet } from './enlarged-city.ts'
import type { Promised } from './promised.ts'
import { heldCaller, promisedBy } from './promised.ts'

let app: RunningApp
let promised: Promised
let desk: Caller
let houkatsu: Caller
let shogai: Caller

beforeAll(async () => {
  app = await startApp()
  promised = await promisedBy(app)
  const held = async (login: string) => heldCaller(promised, await app.api(login))
  desk = await held('desk')
  houkatsu = await held('houkatsu')
  shogai = await held('shogai')
})

afterAll(() => app.close())

type Json = Readonly<Record<string, unknown>>
const jsonOf = (answer: Seen) => answer.json() as Json
const idOf = (answer: Seen) => String(jsonOf(answer)['id'])
const post = (caller: Caller, path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  caller.send('POST', `/api/v1${path}`, body, headers)

test('openapi.json is OpenAPI 3.1, every schema in it compiles, and it names what outsiders were promised', () => {
  expect(promised.document.openapi).toMatch(/^3\.1\./)
  console.log(`${promised.schemas} schemas compiled, ${Object.keys(promised.document.paths).length} paths`)
  expect(promised.schemas).toBeGreaterThan(150)
  const named = Object.entries(promised.document.paths).flatMap(([path, verbs]) =>
    Object.keys(verbs).map(verb => `${verb} ${path.slice(7)}`),
  )
  expect(named).toEqual(expect.arrayContaining([...PROMISED]))
})

const REFERRAL_VERBS = ['seen', 'accept', 'return', 'decline', 'start', 'confirm', 'withdraw', 'follow-ups', 'person-answer']
const PROMISED = [
  'get /me',
  'get /agencies',
  'get /agencies/{id}',
  'get /services',
  'get /consultations',
  'post /consultations',
  'get /consultations/{id}',
  'patch /consultations/{id}',
  'post /consultations/{id}/screen',
  'post /consultations/{id}/referrals',
  'post /consultations/{id}/people',
  'post /consultations/{id}/close',
  'post /consultations/search',
  'get /referrals',
  'get /referrals/{id}',
  ...REFERRAL_VERBS.map(verb => `post /referrals/{id}/${verb}`),
  'post /people',
  'post /people/search',
  'post /people/known',
  'get /people/{id}',
  'patch /people/{id}',
  'post /households',
  'get /households/{id}',
  'patch /households/{id}',
  'get /audit',
]

test('a consultation is heard, passed on, given back, passed on again, accepted, begun and confirmed', async () => {
  const heard = await post(desk, '/consultations', { channel: 'counter', statement: '母の介護と、自分の仕事のことで困っている' })
  expect(heard.status).toBe(201)
  const id = idOf(heard)
  expect(heard.headers.get('etag')).toBe('"1"')
  const linked = await post(desk, `/consultations/${id}/people`, { family: '幻橋', given: '花江', birthDate: 'S25.3.1', part: 'subject' })
  expect(linked.status).toBe(201)
  const person = (jsonOf(linked)['people'] as Json[])[0]?.['id']
  expect((await houkatsu.get(`/api/v1/consultations/${id}`)).status).toBe(404)
  expect((await houkatsu.get(`/api/v1/people/${person}`)).status).toBe(404)

  const first = await post(desk, `/consultations/${id}/referrals`, someSheet(await agencyOf(app, 'shogai'), { kind: 'hand_over' }))
  expect([first.status, jsonOf(first)['state']]).toEqual([201, 'sent'])
  expect(await ownerOf(id)).toBe(await agencyOf(app, 'desk'))
  expect(jsonOf(await shogai.get(`/api/v1/referrals/${idOf(first)}`))['bundle']).toBeNull()
  expect(jsonOf(await post(shogai, `/referrals/${idOf(first)}/seen`))['bundle']).not.toBeNull()
  const returned = await post(shogai, `/referrals/${idOf(first)}/return`, {
    reason: 'wrong_agency',
    words: '介護保険の窓口がよいと思います',
  })
  expect([returned.status, jsonOf(returned)['state'], jsonOf(returned)['bundle']]).toEqual([200, 'returned', null])
  expect(await ownerOf(id)).toBe(await agencyOf(app, 'desk'))

  const second = await post(desk, `/consultations/${id}/referrals`, someSheet(await agencyOf(app, 'houkatsu'), { kind: 'hand_over' }))
  await post(houkatsu, `/referrals/${idOf(second)}/seen`)
  expect((await houkatsu.get(`/api/v1/consultations/${id}`)).status).toBe(404)
  const accepted = await post(houkatsu, `/referrals/${idOf(second)}/accept`, { personInCharge: '夢野', firstContactOn: 'R8.12.1' })
  expect([accepted.status, jsonOf(accepted)['state'], jsonOf(accepted)['firstContactOn']]).toEqual([200, 'accepted', '2026-12-01'])
  expect(await ownerOf(id)).toBe(await agencyOf(app, 'houkatsu'))
  expect((await houkatsu.get(`/api/v1/people/${person}`)).status).toBe(200)
  expect((await desk.get(`/api/v1/consultations/${id}`)).status).toBe(200)
  expect((await shogai.get(`/api/v1/consultations/${id}`)).status).toBe(404)

  const started = await post(houkatsu, `/referrals/${idOf(second)}/start`, { on: '2026-12-02' })
  expect(jsonOf(started)['serviceStartedOn']).toBe('2026-12-02')
  const confirmed = await post(desk, `/referrals/${idOf(second)}/confirm`)
  expect(jsonOf(confirmed)['state']).toBe('confirmed')
  expect((await post(desk, `/referrals/${idOf(second)}/follow-ups`, { arrived: true, words: '通えている' })).status).toBe(200)
  const said = await post(houkatsu, `/referrals/${idOf(second)}/person-answer`, { helped: false, words: 'まだ困っている' })
  expect(jsonOf(said)['isContradicted']).toBe(true)
  const whole = jsonOf(await houkatsu.get(`/api/v1/consultations/${id}`))
  expect((whole['acts'] as Json[]).map(act => act['kind'])).toEqual([
    'received',
    'person_linked',
    'referral_sent',
    'referral_answered',
    'referral_sent',
    'handed_over',
  ])
})

async function ownerOf(id: string): Promise<unknown> {
  return (jsonOf(await desk.get(`/api/v1/consultations/${id}`))['ownerAgency'] as Json)['id']
}

const LISTS = [
  ['/consultations', 'desk'],
  ['/consultations?state=open', 'desk'],
  ['/consultations?state=overdue', 'desk'],
  ['/consultations?owner=me', 'desk'],
  ['/consultations?owner=agency&state=all', 'houkatsu'],
  ['/referrals', 'desk'],
  ['/referrals?box=sent', 'desk'],
  ['/referrals?box=received', 'houkatsu'],
  ['/referrals?box=waiting', 'desk'],
  ['/referrals?box=follow_up', 'desk'],
  ['/agencies', 'desk'],
] as const

test('lists are walked by cursor without a gap and without a row twice, whatever the order things were sent in', async () => {
  await sendOutOfOrder()
  const lengths: Record<string, number> = {}
  for (const [path, login] of LISTS) {
    const caller = heldCaller(promised, await app.api(login))
    const whole = await walk(caller, path, 100)
    for (const limit of [1, 3, 7]) expect(await walk(caller, path, limit), `${path} by ${limit}`).toEqual(whole)
    expect(new Set(whole).size, path).toBe(whole.length)
    lengths[`${login} ${path}`] = whole.length
  }
  console.log(lengths)
  expect(Object.values(lengths).filter(length => length > 3).length).toBeGreaterThanOrEqual(7)
})

/** Drafts written first and sent last: the order of writing is not the order of sending. */
async function sendOutOfOrder(): Promise<void> {
  const drafts: string[] = []
  for (let n = 0; n < 6; n++) {
    const id = await hearOne(desk)
    drafts.push(idOf(await post(desk, `/consultations/${id}/referrals`, someSheet(await agencyOf(app, 'houkatsu'), { send: false }))))
  }
  for (const draft of drafts.reverse()) expect((await post(desk, `/referrals/${draft}/send`)).status).toBe(200)
}

async function walk(caller: Caller, path: string, limit: number): Promise<readonly string[]> {
  const ids: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const asked: Seen = await caller.get(`/api/v1${path}${path.includes('?') ? '&' : '?'}limit=${limit}${cursor && `&cursor=${cursor}`}`)
    const page = asked.json() as { items: { id: string }[]; nextCursor: string | null }
    expect(page.items.length).toBeLessThanOrEqual(limit)
    ids.push(...page.items.map(one => one.id))
    cursor = page.nextCursor
    if (ids.length > 2000) throw new Error(`${path} does not end`)
  }
  return ids
}

test('full-text search is walked by cursor without a gap and without a row twice', async () => {
  for (let n = 0; n < 9; n++) await hearOne(desk, `珍しい言葉ひぐらし坂の${n}番目`)
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const found = await post(desk, '/consultations/search', { q: 'ひぐらし坂', limit: 2, ...(cursor ? { cursor } : {}) })
    const page = found.json() as { items: { id: string }[]; nextCursor: string | null }
    ids.push(...page.items.map(one => one.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect([ids.length, new Set(ids).size]).toEqual([9, 9])
})

test('the same key does a write once; another body under it, or the same body at another address, is refused', async () => {
  const key = { 'idempotency-key': 'flow-1' }
  const body = { channel: 'phone', statement: '一度だけ' }
  const once = await post(desk, '/consultations', body, key)
  const again = await post(desk, '/consultations', body, key)
  expect([again.status, idOf(again)]).toEqual([201, idOf(once)])
  const other = await post(desk, '/consultations', { ...body, statement: 'ちがう' }, key)
  expect([other.status, jsonOf(other)['code']]).toEqual([422, 'key-reused'])
  expect((await app.ask('select 1 from desk.consultation where statement = $1', ['一度だけ'])).length).toBe(1)

  const closing = { outcome: 'answered', words: '説明して終わった' }
  const [a, b] = [await hearOne(desk), await hearOne(desk)]
  expect((await post(desk, `/consultations/${a}/close`, closing, { 'idempotency-key': 'flow-2' })).status).toBe(200)
  const elsewhere = await post(desk, `/consultations/${b}/close`, closing, { 'idempotency-key': 'flow-2' })
  expect([elsewhere.status, jsonOf(elsewhere)['code']]).toEqual([422, 'key-reused'])
})

test('a key of one person is another key for another person, and a replay passes present sight', async () => {
  const body = { channel: 'phone', statement: '同じ鍵' }
  const mine = await post(desk, '/consultations', body, { 'idempotency-key': 'same' })
  const theirs = await post(houkatsu, '/consultations', body, { 'idempotency-key': 'same' })
  expect(theirs.status).toBe(201)
  expect(idOf(theirs)).not.toBe(idOf(mine))
})

test('an edit on an old version is refused with the version that stands now; ETag tells it', async () => {
  const id = await hearOne(desk)
  const seen = await desk.get(`/api/v1/consultations/${id}`)
  const etag = seen.headers.get('etag') ?? ''
  expect(etag).toBe(`"${jsonOf(seen)['version']}"`)
  const edit = (headers: Record<string, string>) => desk.send('PATCH', `/api/v1/consultations/${id}`, { called: '見本さん' }, headers)
  const first = await edit({ 'if-match': etag })
  expect([first.status, first.headers.get('etag')]).toEqual([200, '"2"'])
  const late = await edit({ 'if-match': etag })
  expect([late.status, jsonOf(late)['code'], jsonOf(late)['currentVersion']]).toEqual([409, 'stale-version', 2])

  const made = await post(desk, '/people', { family: '架空', given: '二郎' })
  const patch = (version: string) => desk.send('PATCH', `/api/v1/people/${idOf(made)}`, { called: 'じろう' }, { 'if-match': version })
  expect((await patch(made.headers.get('etag') ?? '')).status).toBe(200)
  const stale = await patch(made.headers.get('etag') ?? '')
  expect([stale.status, jsonOf(stale)['currentVersion']]).toEqual([409, 2])
})

test('persons and households are made, searched, changed and asked about through the API', async () => {
  const made = await post(desk, '/people', {
    family: '架空',
    given: '三重子',
    familyKana: 'ｶｸｳ',
    birthDate: '昭和30年1月2日',
    phone: '０５９５－００－１２３４',
  })
  expect([made.status, jsonOf(made)['birthDate'], jsonOf(made)['familyKana']]).toEqual([201, '1955-01-02', 'カクウ'])
  const found = await post(desk, '/people/search', { q: '架空三重子' })
  expect((jsonOf(found)['items'] as Json[]).map(one => one['id'])).toContain(idOf(made))
  const child = await post(desk, '/people', { family: '架空', given: '四郎', birthDate: 'H22.4.1' })
  const home = await post(desk, '/households', {
    label: '架空さんの家',
    members: [
      { personId: idOf(made), relationship: 'head' },
      { personId: idOf(child), relationship: 'child' },
    ],
  })
  expect(home.status).toBe(201)
  const role = { carer: idOf(child), caredFor: idOf(made), kind: 'care', hoursWeek: 20 }
  const caring = await post(desk, `/households/${idOf(home)}/carer-roles`, role, { 'if-match': '"1"' })
  expect([caring.status, jsonOf(caring)['flags']]).toEqual([200, ['young_carer']])
  const stale = await desk.send('PATCH', `/api/v1/households/${idOf(home)}`, { label: '別の名' }, { 'if-match': '"1"' })
  expect([stale.status, jsonOf(stale)['currentVersion']]).toEqual([409, 2])
  const known = await post(shogai, '/people/known', { name: '架空 三重子', birthDate: 'S30.1.2', purpose: 'join' })
  expect([200, 422]).toContain(known.status)
})
