import { afterAll, beforeAll, expect, test } from 'vitest'
import { runAsOwner } from '../builders/run-as-owner.ts'
import type { BuiltTown, RunningProgram } from './running-program.ts'
import { buildTown, startProgram } from './running-program.ts'

/** What people type and what programs keep secret; none of it may be in a log. */
const PLANTED = {
  name: '秘野植子',
  phone: '0595-00-9417',
  statement: '夫に知られずに家を出たいという相談',
  search: '探す言葉その一',
  address: '秘密町4丁目1番',
  receipt: 'K7QM-4XWP-9RTB',
  password: 'planted-password-of-nobody',
  setup: 'planted-setup-token-0123456789abcdef',
  query: 'planted-in-the-address-line',
} as const

let town: BuiltTown
let program: RunningProgram
let cookie = ''
let formToken = ''
const statuses = new Set<number>()

beforeAll(async () => {
  town = await buildTown()
  program = await startProgram(town, { LOG_LEVEL: 'trace' })
  const entered = await send('POST', '/sign-in', new URLSearchParams({ demo: 'desk' }))
  cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  formToken = /name="_token" value="([^"]+)"/.exec(await (await send('GET', '/agencies')).text())?.[1] ?? ''
})
afterAll(async () => {
  program.child.kill('SIGKILL')
  await town.clone.drop()
})

async function send(
  method: string,
  path: string,
  body?: URLSearchParams | string,
  headers: Record<string, string> = {},
): Promise<Response> {
  const type = typeof body === 'string' ? { 'content-type': 'application/json' } : {}
  const answer = await fetch(`${program.origin}${path}`, {
    method,
    redirect: 'manual',
    headers: { cookie, origin: program.origin, ...type, ...headers },
    ...(body === undefined ? {} : { body }),
  })
  statuses.add(answer.status)
  return answer
}

const form = (fields: Readonly<Record<string, string>>, token = formToken) => new URLSearchParams({ _token: token, ...fields })
const api = (method: string, path: string, body: object, bearer = town.token) =>
  send(method, `/api/v1${path}`, JSON.stringify(body), { authorization: `Bearer ${bearer}` })

/** Everything a person can put where it does not belong, by pages and by the API, taken in and refused. */
async function plantEverywhere(): Promise<void> {
  const { name, phone, statement, search, address, receipt, password, setup, query } = PLANTED
  const heard = { channel: 'phone', statement, called: name, visitorName: name, visitorPhone: phone }
  const made = (await (await api('POST', '/consultations', heard)).json()) as { id: string }
  const person = (await (await api('POST', '/people', { family: name, phone, address })).json()) as { id: string }
  await api('POST', '/consultations', { ...heard, channel: statement })
  await api('PATCH', `/consultations/${made.id}`, { statement, version: 99 })
  await api('POST', '/consultations', heard, `${setup}-bearer`)
  await send('POST', '/api/v1/consultations', `{"statement": "${statement}`, { authorization: `Bearer ${town.token}` })
  await send('POST', '/consultations/new', form(heard))
  await send('POST', '/consultations/new', form({ ...heard, channel: statement }))
  await send('POST', '/consultations/new', form(heard, statement))
  await send('POST', `/consultations/${made.id}/edit`, form({ ...heard, _version: '99' }))
  const begun = await send('POST', '/consultations/search', form({ q: search, words: search }))
  if (begun.headers.get('location')) await send('GET', begun.headers.get('location') ?? '/')
  await send('POST', '/people/search', form({ q: name, words: phone }))
  await send('POST', '/drafts', form({ _draft: '/consultations/new', statement, called: name }))
  await send('GET', `/consultations/${made.id}?done=${encodeURIComponent(query)}&q=${encodeURIComponent(statement)}`)
  for (const path of ['print', 'receipt', 'refer']) await send('GET', `/consultations/${made.id}/${path}?x=${query}`)
  await send('GET', `/people/${person.id}?x=${query}`)
  for (const path of [
    `/people/${encodeURIComponent(name)}`,
    `/${query}/${encodeURIComponent(statement)}`,
    `/setup/${setup}`,
    `/p/pt/${receipt}`,
    `/p/ja/receipt?number=${receipt}`,
  ])
    await send('GET', path)
  await send('POST', `/setup/${setup}`, new URLSearchParams({ password }))
  await send('POST', '/p/ja/receipt', new URLSearchParams({ number: receipt, receipt }))
  await send('POST', '/p/ja/ask', new URLSearchParams({ statement, called: name, phone }))
  await send('POST', '/public/requests', JSON.stringify({ statement, called: name, phone }))
  await send('POST', '/sign-in', new URLSearchParams({ login: name, password }))
  const refused = cookie
  const outsider = await send('POST', '/sign-in', new URLSearchParams({ demo: 'kodomo' }), { cookie: '' })
  cookie = outsider.headers.get('set-cookie')?.split(';')[0] ?? ''
  await send('GET', `/consultations/${made.id}?x=${query}`)
  await send('GET', `/audit?x=${query}`)
  cookie = refused
}

/** The database refuses what is sent and says why, quoting the whole row. */
async function breakInside(): Promise<void> {
  const { name, statement, phone } = PLANTED
  await runAsOwner(town.clone.ownerUrl, `alter table desk.consultation add constraint broken_on_purpose check (statement = '') not valid`)
  expect((await api('POST', '/consultations', { channel: 'phone', statement, called: name })).status).toBe(500)
  expect((await send('POST', '/consultations/new', form({ channel: 'phone', statement, visitorPhone: phone }))).status).toBe(500)
  await runAsOwner(town.clone.ownerUrl, 'alter table desk.consultation drop constraint broken_on_purpose')
}

test('nothing that somebody typed, searched for or keeps secret is in the log, whether it was taken, refused or broke inside', async () => {
  await plantEverywhere()
  await breakInside()
  for (const status of [200, 201, 303, 400, 401, 403, 404, 409, 422, 500]) expect([...statuses], `an answer ${status}`).toContain(status)
  const said = program.said()
  expect(said.split('\n').length).toBeGreaterThan(35)
  for (const [what, planted] of Object.entries({ ...PLANTED, apiToken: town.token, session: cookie.split('=')[1] ?? '-', formToken }))
    for (const form of [planted, encodeURIComponent(planted), planted.replaceAll('-', ''), Buffer.from(planted).toString('base64')])
      expect(said.includes(form), `${what} is in the log`).toBe(false)
  expect(said).toContain('"constraint":"broken_on_purpose"')
})

test('what the log tells of a request is its number, its kind and its route as a pattern, never an address somebody typed', async () => {
  await send('GET', `/people/0190a1b2-0000-7000-8000-000000000001?x=${PLANTED.query}`)
  const lines = program
    .said()
    .split('\n')
    .filter(line => line.startsWith('{'))
    .map(line => JSON.parse(line) as Record<string, unknown>)
  const ofRequests = lines.filter(({ msg }) => msg === 'request' || msg === 'broken')
  expect(ofRequests.length).toBeGreaterThan(30)
  const allowed = new Set([
    'level',
    'time',
    'program',
    'msg',
    'requestNo',
    'method',
    'route',
    'status',
    'ms',
    'kind',
    'code',
    'constraint',
    'place',
  ])
  for (const line of ofRequests) {
    expect(line['requestNo']).toMatch(/^\d{3}-\d{3}-\d{3}$/)
    expect(Object.keys(line).filter(key => !allowed.has(key))).toEqual([])
    expect(String(line['route'] ?? '-')).not.toMatch(/[?=%]|[0-9a-f]{8}-/)
  }
  expect(ofRequests.some(({ route }) => route === '/people/:id')).toBe(true)
})
