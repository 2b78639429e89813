import fc from 'fast-check'
import { newId } from '../../../src/kernel/id.ts'
import type { Attempt } from './attempt.ts'
import type { City } from './city.ts'
import { spoiled } from './mutate.ts'
import { ODD_TEXTS } from './odd-values.ts'
import type { Operation } from './operations.ts'
import { sampleOf } from './sample.ts'
import { isWellFormed } from './well-formed.ts'

/** Staff of different offices and duties; between them they see nearly everything. */
export const LOGINS = [
  'desk',
  'coordinator',
  'houkatsu',
  'kodomo',
  'kodomo2',
  'shogai',
  'head',
  'csw',
  'privacy',
  'admin',
  'chair',
  'resident',
] as const

/** Requests that a lawful program would send: bodies as stories sent them or as the schema allows, to records that are there. */
export function lawfulAttempts(city: City, operation: Operation): fc.Arbitrary<Attempt> {
  const heard = city.heard.get(operation.name) ?? []
  const byStory = heard.map(({ as, path, body }) => ({ as, path, body }))
  const where = fc.constantFrom(...city.places(operation.path)).map(params => filled(operation.path, params))
  const bySchema = fc.record({
    as: fc.constantFrom(...LOGINS),
    path: fc.tuple(where, questionOf(city, operation)).map(([path, question]) => `${path}${question}`),
    body: operation.body ? bodyOf(city, operation) : fc.constant(undefined),
  })
  const mixed = fc
    .record({
      told: fc.constantFrom(...(byStory.length > 0 ? byStory : [{ as: 'desk', path: '', body: {} }])),
      path: where,
      as: fc.constantFrom(...LOGINS),
    })
    .map(({ told, path, as }) => ({ as, path, body: told.body }))
  const chosen = byStory.length > 0 ? fc.oneof(bySchema, mixed, fc.constantFrom(...byStory)) : bySchema
  return chosen.map(({ as, path, body }) => attemptOf(operation, as, path, body, 'lawful'))
}

/** The same, spoiled somewhere: in the body, the question, the path or a header. */
export function oddAttempts(city: City, operation: Operation): fc.Arbitrary<Attempt> {
  return lawfulAttempts(city, operation).chain(lawful => {
    const text = fc.constantFrom(...ODD_TEXTS.filter(odd => odd.length < 5_000))
    const ways: fc.Arbitrary<Attempt>[] = [
      fc.constantFrom(...ODD_HEADERS).map(headers => ({ ...lawful, headers, what: 'an odd header' })),
      fc
        .tuple(fc.constantFrom('limit', 'cursor', 'q', 'after', 'unknown', ...operation.query.map(({ name }) => name)), text)
        .map(([name, value]) => ({
          ...lawful,
          path: `${bare(lawful.path)}?${name}=${encoded(value)}&${name}=2`,
          what: 'an odd question',
        })),
      fc
        .constantFrom(...ODD_QUESTIONS)
        .map(question => ({ ...lawful, path: `${bare(lawful.path)}?${question}`, what: 'a question hardly written' })),
    ]
    if (operation.path.includes('{'))
      ways.push(
        fc
          .constantFrom(...ODD_PARTS, ...city.ids.slice(0, 40), newId())
          .map(part => ({ ...lawful, path: operation.path.replace(/\{\w+\}/g, part), what: 'an odd path' })),
      )
    const odd = fc.oneof(...ways)
    if (operation.method === 'GET') return odd
    const body = spoiled(lawful.body === undefined ? {} : (JSON.parse(lawful.body) as unknown), city.ids).map(({ what, text }) => ({
      ...lawful,
      body: text,
      what,
    }))
    return fc.oneof({ weight: operation.body ? 5 : 1, arbitrary: body }, { weight: 2, arbitrary: odd })
  })
}

/** A lawful body of an operation: what the schema allows, in the city's own words. */
export function bodyOf(city: City, operation: Operation): fc.Arbitrary<unknown> {
  return sampleOf(operation.body ?? {}, city.hint)
}

/** An attempt with a body that is JSON. */
export function attemptOf(operation: Operation, as: string | null, path: string, body: unknown, what: string): Attempt {
  const text = operation.method === 'GET' || body === undefined ? undefined : JSON.stringify(body)
  return { as, method: operation.method, path, headers: {}, body: text, what }
}

/** A path with its parameters; what is not given is an id of nothing. */
export function filled(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? newId()))
}

function questionOf(city: City, operation: Operation): fc.Arbitrary<string> {
  if (operation.query.length === 0) return fc.constant('')
  const each = operation.query.map(({ name, schema }) =>
    fc.option(sampleOf(schema, city.hint, name), { nil: undefined }).map(value => (value === undefined ? [] : [[name, String(value)]])),
  )
  return fc.tuple(...each).map(
    pairs =>
      `?${pairs
        .flat()
        .map(([name, value]) => `${name}=${encoded(value ?? '')}`)
        .join('&')}`,
  )
}

const bare = (path: string) => path.split('?')[0] ?? ''

/** Lone surrogates cannot be percent-encoded; the bytes that others would send for them can. */
function encoded(text: string): string {
  return isWellFormed(text) ? encodeURIComponent(text) : '%ED%A0%80'
}

const ODD_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/json; charset=shift_jis' },
  { 'content-type': '' },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'x'.repeat(5_000) },
  { 'idempotency-key': 'a, a' },
  { 'idempotency-key': '\u00e9\u00ff' },
  { 'if-match': '"999999"' },
  { 'if-match': '*' },
  { 'if-match': 'W/"1"' },
  { 'if-match': '"-1"' },
  { 'if-match': '99999999999999999999' },
  { 'if-match': '"1", "2"' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-for': "1.2.3.4'; drop table x" },
  { accept: 'text/html' },
  { 'accept-language': 'zz' },
  { authorization: 'Basic YTpi' },
  { authorization: 'Bearer ' },
  { range: 'bytes=0-1' },
]

const ODD_QUESTIONS = [
  '&&&=&=',
  `q=${'x'.repeat(20_000)}`,
  Array.from({ length: 500 }, (_, n) => `a${n}=1`).join('&'),
  '%',
  '%zz=%zz',
  'limit[]=1&limit[a]=2',
  'cursor=%00',
  '__proto__=1&constructor=2',
  'limit=1;limit=2',
  'limit=9e99',
  '%E2%80%AE=%FF%FE',
]

const ODD_PARTS = [
  '%00',
  '%E0%A4%A',
  '%ff',
  '..%2f..%2fetc',
  '%2e%2e',
  "'%20or%201=1",
  '%F0%9F%92%A9',
  '0',
  '-1',
  'null',
  '{id}',
  'x'.repeat(3_000),
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '0193A5B2-7C1F-7D3E-8A4B-1C2D3E4F5A6B',
  '0193a5b27c1f7d3e8a4b1c2d3e4f5a6b',
  '%7B0193a5b2-7c1f-7d3e-8a4b-1c2d3e4f5a6b%7D',
]
