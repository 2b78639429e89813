import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/app.ts'
import type { ApiRoute } from '../../src/platform/http/api.ts'
import type { Route } from '../../src/platform/http/route.ts'
import { freshToken, tokenHash } from '../../src/platform/http/token.ts'
import type { Caller, RunningApp, Seen } from '../app.ts'
import { startApp } from '../app.ts'
import { agencyOf, hearOne, someSheet } from './enlarged-city.ts'
import { lawfulBody } from './lawful-bodies.ts'

let app: RunningApp
let desk: Caller
let ids: { agency: string; person: string; consultations: string; people: string; households: string; referrals: string }

beforeAll(async () => {
  app = await startApp({ residents: 20, consultations: 1 })
  desk = await app.api('desk')
  const person = idOf(await desk.send('POST', '/api/v1/people', { family: '架空', given: '一' }))
  const consultation = await hearOne(desk)
  const agency = await agencyOf(app, 'houkatsu')
  const home = await desk.send('POST', '/api/v1/households', { label: '家', members: [{ personId: person, relationship: 'head' }] })
  const draft = await desk.send('POST', `/api/v1/consultations/${consultation}/referrals`, someSheet(agency, { send: false }))
  ids = { agency, person, consultations: consultation, people: person, households: idOf(home), referrals: idOf(draft) }
})

afterAll(() => app.close())

const idOf = (answer: Seen) => (answer.json() as { id: string }).id

const MY_NUMBER = '1234-5678-9018'
const HOSTILE: Readonly<Record<string, unknown>> = {
  '200,000 letters': 'あ'.repeat(200_000),
  'a lone surrogate': 'a\ud800b',
  'a zero byte': 'a\u0000b',
  'a bidi override': 'a\u202eb',
  'a My Number': `番号は${MY_NUMBER}です`,
  'an impossible day of an era': '令和9年2月31日',
  SQL: `'); drop table desk.consultation; --`,
  HTML: '<script>alert(1)</script>',
  'a number': 7,
  'a list': ['x'],
  'an object': { $gt: '' },
  yes: true,
  nothing: null,
}

/** A sentence that can be read out to somebody: Japanese, polite, with an end. */
const SENTENCE = /[ぁ-んァ-ヶ一-龠]{2}.*(ください|です|ません|ます|ました)([。（].*)$/su

const writes = routes.filter((row): row is ApiRoute => 'description' in row && row.method !== 'GET' && row.duty === 'consult')

function pathOf(path: string): string {
  const kind = path.split('/')[3] ?? ''
  return path.replace('/:id', `/${ids[kind as keyof typeof ids] ?? ''}`)
}

/** Names of the fields that a route takes, from what it promises. */
async function fieldsOf(): Promise<ReadonlyMap<string, readonly string[]>> {
  const answer = await app.fetch(new Request('http://localhost:3000/api/v1/openapi.json'))
  const { paths } = (await answer.json()) as {
    paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: object }> } }>>
  }
  return new Map(
    Object.entries(paths).flatMap(([path, verbs]) =>
      Object.entries(verbs).map(([verb, { requestBody }]): [string, string[]] => [
        `${verb.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        [
          ...new Set(
            JSON.stringify(requestBody ?? {}).match(
              /"properties":\{[^}]*?"(\w+)"|"(\w+)":\{"(?:type|anyOf|enum|default|maxLength|allOf)/g,
            ) ?? [],
          ),
        ].flatMap(
          text => /"(\w+)"(?::\{"(?:type|anyOf|enum|default|maxLength|allOf))?$/.exec(text)?.[1] ?? /"(\w+)":\{/.exec(text)?.[1] ?? [],
        ),
      ]),
    ),
  )
}

test('no field of the API breaks on anything, and every complaint is a sentence on its field', { timeout: 180_000 }, async () => {
  const fields = await fieldsOf()
  const broken: string[] = []
  const counts = { sent: 0, refused: 0 }
  for (const row of writes) {
    const name = `${row.method} ${row.path}`
    const lawful = lawfulBody(row.path.replace('/:id', ''), ids)
    const names = [...new Set([...Object.keys(lawful), ...(fields.get(name) ?? [])])].filter(
      field => !['properties', 'items'].includes(field),
    )
    for (const field of names)
      for (const [what, value] of Object.entries(HOSTILE)) {
        const answer = await desk.send(row.method as 'POST', pathOf(row.path), { ...lawful, [field]: value })
        counts.sent++
        if (answer.status >= 500) broken.push(`${name} ${field}: ${what} → ${answer.status}`)
        if (answer.status !== 422) continue
        counts.refused++
        const { title, fields: complaints = {} } = answer.json() as { title: string; fields?: Record<string, string> }
        for (const [at, sentence] of [['title', title], ...Object.entries(complaints)])
          if (!SENTENCE.test(sentence ?? '') || at === 'body') broken.push(`${name} ${field}: ${what} → ${at}: ${sentence}`)
      }
  }
  console.log(counts, [...new Set(broken)].slice(0, 25))
  expect(broken).toEqual([])
  expect(counts.refused).toBeGreaterThan(500)
})

test('My Number is kept nowhere', async () => {
  const [kept] = await app.ask<{ n: number }>(`
    select (select count(*) from desk.consultation t where t::text ~ '1234-?5678-?9018') + (select count(*) from people.person t where t::text ~ '1234-?5678-?9018')
         + (select count(*) from desk.consultation_act t where t::text ~ '1234-?5678-?9018') + (select count(*) from referral.referral t where t::text ~ '1234-?5678-?9018')
         + (select count(*) from people.household t where t::text ~ '1234-?5678-?9018') as n`)
  expect(Number(kept?.n)).toBe(0)
})

test('a body that is too deep, too large, or no JSON is refused in words', async () => {
  const raw = async (body: string) => {
    const token = await tokenOf('desk')
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': token }
    return app.fetch(new Request('http://localhost:3000/api/v1/people', { method: 'POST', headers, body }))
  }
  const deep = (depth: number) => `{"called":"x","note":${'['.repeat(depth)}${']'.repeat(depth)}}`
  const unknown = (depth: number) => `{"called":"x","unknown":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`
  for (const body of [deep(1_000), deep(200_000), unknown(200_000), '{', '', '[]', '"x"', 'null', '7', '\u0000']) {
    const answer = await raw(body)
    expect([400, 422], `${body.slice(0, 20)} ${answer.status}`).toContain(answer.status)
    expect(((await answer.json()) as { title: string }).title).toMatch(SENTENCE)
  }
  const large = await raw(JSON.stringify({ called: 'x'.repeat(9_000_000) }))
  expect(large.status).toBe(413)
  const page = await (await app.signIn('desk')).post('/consultations/new', { channel: 'phone', statement: 'x'.repeat(9_000_000) })
  expect(page.status).toBe(413)
  expect(page.html).toMatch(/ください。/)
})

const ASKED = 'limit cursor after box queue state owner q topic area language done subject person council month kind'.split(' ')
const ODD = ['%00', '%ED%A0%80', "'%3B--", '-1', 'x'.repeat(500), '%E2%80%AE']

// Who has not the duty is turned away before anything is read out of the address.
const opens = ({ duty }: Route, wanted: string) => duty === 'signed-in' || [duty].flat().some(one => one === wanted)
for (const [login, isTheirs] of [
  ['desk', (row: Route) => opens(row, 'consult')],
  ['csw', (row: Route) => opens(row, 'outreach') && !opens(row, 'consult')],
] as const)
  test(`hostile questions in the address do not break a list: ${login}`, { timeout: 180_000 }, async () => {
    const [caller, browser] = [await app.api(login), await app.signIn(login)]
    const lists = routes.filter(one => one.method === 'GET' && !one.path.includes(':') && isTheirs(one))
    expect(lists.length).toBeGreaterThan(20)
    for (const address of lists.flatMap(({ path }) => ASKED.flatMap(name => ODD.map(value => `${path}?${name}=${value}`)))) {
      const isApi = address.startsWith('/api/')
      const answer = await (isApi ? caller : browser).get(address)
      expect(answer.status, address).toBeLessThan(500)
      if (isApi && answer.status === 422)
        for (const sentence of Object.values((answer.json() as { fields: Record<string, string> }).fields))
          expect(sentence, address).toMatch(SENTENCE)
    }
  })

test('a text that looks like code is shown as text', async () => {
  const code = `<img src=x onerror=alert(1)>'"&{{7*7}}`
  const id = await hearOne(desk, code, { called: code, workerView: code })
  const person = idOf(await desk.send('POST', '/api/v1/people', { called: code, note: code, address: code }))
  await desk.send('POST', `/api/v1/consultations/${id}/people`, { personId: person, part: 'subject' })
  const browser = await pages()
  for (const path of [
    '/consultations',
    `/consultations/${id}`,
    `/consultations/${id}/edit`,
    `/people/${person}`,
    `/people/${person}/edit`,
  ]) {
    const { html, status } = await browser.get(path)
    expect(status, path).toBe(200)
    expect(html, path).not.toContain('<img src=x')
    if (path !== '/consultations') expect(html, path).toContain('&lt;img src=x')
  }
})

let signedIn: ReturnType<RunningApp['signIn']> | undefined
function pages() {
  signedIn ??= app.signIn('desk')
  return signedIn
}

async function tokenOf(login: string): Promise<string> {
  const token = freshToken()
  await app.ask(
    `insert into platform.api_token (token_hash, staff_id, ends_at) select $1, id, now() + interval '1 day' from staff.staff where login = $2`,
    [tokenHash(token), login],
  )
  return token
}
