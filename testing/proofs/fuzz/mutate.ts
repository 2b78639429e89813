import fc from 'fast-check'
import { oddValue } from './odd-values.ts'

/** A body spoiled in one way: its text, and what was done to it. */
export type Spoiled = { readonly what: string; readonly text: string }

/** Ways to spoil a lawful body: another value, a field too few or too many, a wrapping, or text that is hardly JSON. */
export function spoiled(body: unknown, ids: readonly string[]): fc.Arbitrary<Spoiled> {
  const places = placesIn(body)
  const odd = oddValue(ids)
  const changed = fc.tuple(fc.constantFrom(...places), odd).map(
    ([place, value]): Spoiled => ({
      what: `another value at ${place.join('.') || 'the whole'}`,
      text: JSON.stringify(put(body, place, value)) ?? 'null',
    }),
  )
  const inner = places.filter(place => place.length > 0)
  const dropped =
    inner.length === 0
      ? changed
      : fc
          .constantFrom(...inner)
          .map((place): Spoiled => ({ what: `without ${place.join('.')}`, text: JSON.stringify(put(body, place, undefined)) }))
  const added = fc
    .tuple(fc.constantFrom('unknown', '__proto__', 'id', 'version', 'ownerAgency', '日本語', '', 'a'.repeat(5_000)), odd)
    .map(([name, value]): Spoiled => ({ what: `with ${name.slice(0, 20)} added`, text: withField(body, name, value) }))
  const wrapped = fc
    .constantFrom([body], { body }, JSON.stringify(body))
    .map((value): Spoiled => ({ what: 'wrapped', text: JSON.stringify(value) ?? 'null' }))
  const raw = fc
    .constantFrom(...HARDLY_JSON, JSON.stringify(body)?.slice(0, -1) ?? '{')
    .map((text): Spoiled => ({ what: 'hardly JSON', text }))
  return fc.oneof(
    { weight: 8, arbitrary: changed },
    { weight: 3, arbitrary: dropped },
    { weight: 2, arbitrary: added },
    { weight: 1, arbitrary: wrapped },
    { weight: 1, arbitrary: raw },
  )
}

/** Text that a parser must refuse, or take for what it is, without falling. */
const HARDLY_JSON: readonly string[] = [
  '{',
  '',
  '\u0000',
  '{"a":1,"a":2}',
  '{"a":}',
  "{'a':1}",
  '[]',
  '7',
  '"x"',
  'null',
  'true',
  '\ufeff{}',
  '{}{}',
  '{"__proto__":{"isAdmin":true}}',
  `${'['.repeat(5_000)}`,
  `${'['.repeat(200)}${']'.repeat(200)}`,
  '{"a":1e999}',
  '<?xml version="1.0"?><a/>',
  'a=1&b=2',
]

type Place = readonly (string | number)[]

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, Array.isArray(value) ? Number(key) : key]))]
}

/** The same with something else at a place; undefined takes the field away. */
function put(value: unknown, [first, ...rest]: Place, other: unknown): unknown {
  if (first === undefined) return other
  if (Array.isArray(value))
    return value.map((inner, at) => (at === first ? put(inner, rest, other) : inner)).filter(inner => inner !== undefined)
  return { ...(value as object), [first]: put((value as Readonly<Record<string, unknown>>)[String(first)], rest, other) }
}

/** Written by hand, because an object literal would swallow the name `__proto__`. */
function withField(body: unknown, name: string, value: unknown): string {
  const text = JSON.stringify(typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {})
  const field = `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`
  return text === '{}' ? `{${field}}` : `${text.slice(0, -1)},${field}}`
}
