import { createHash } from 'node:crypto'

/** One text of a catalogue: its dotted key, and what it says. A function is shown with `{0}`, `{1}` in place of what it is given. */
export type Text = { readonly key: string; readonly text: string }

/** How a text came to be. `authored`: written in this language; `machine`: translated, and no person has checked it yet. */
export type TextState = 'authored' | 'machine' | 'reviewed' | 'stale'

/** The mark of the Japanese a translation was written from; and when a person checked it: who, on which day, and the mark of what they read. */
export type Origin = string | { readonly from: string; readonly of: string; readonly by: string; readonly on: string }

/** The origins of one language by dotted key. */
export type Origins = Readonly<Record<string, Origin>>

/** Every text of a catalogue, in the order written. */
export function textsOf(catalogue: object): readonly Text[] {
  return Object.entries(catalogue).flatMap(([key, value]) => textsUnder(key, value))
}

/** The mark of a Japanese text: ten letters that change when it does. */
export function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 10)
}

/**
 * The state of every text of a language. What has no origin is stale: nobody knows from what it was written.
 * A check by a person holds only for the words that were checked.
 */
export function statesOf(
  source: object,
  words: object,
  origins: Origins,
  unchecked: 'authored' | 'machine',
): ReadonlyMap<string, TextState> {
  const written = new Map(textsOf(words).map(({ key, text }) => [key, text]))
  return new Map(
    textsOf(source).map(({ key, text }) => {
      const origin = origins[key]
      if (origin === undefined || (typeof origin === 'string' ? origin : origin.from) !== markOf(text)) return [key, 'stale']
      return [key, typeof origin !== 'string' && origin.of === markOf(written.get(key) ?? '') ? 'reviewed' : unchecked]
    }),
  )
}

/** The same words with a mark behind every stale text, so that the page can say honestly which ones may be out of date. */
export function withStaleMarks<Catalogue extends object>(words: Catalogue, states: ReadonlyMap<string, TextState>): Catalogue {
  return marked('', words, states) as Catalogue
}

/** Stands behind a text whose Japanese has changed since it was translated. */
export const STALE_MARK = ' *'

function textsUnder(key: string, value: unknown): readonly Text[] {
  if (typeof value === 'string') return [{ key, text: value }]
  if (typeof value === 'function') return [{ key, text: sampleOf(value as (...given: readonly unknown[]) => unknown) }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => textsUnder(`${key}.${name}`, inner))
}

/** What a function says when given its own places; the same in every build, unlike its source. */
function sampleOf(say: (...given: readonly unknown[]) => unknown): string {
  return String(say(...Array.from({ length: say.length }, (_, place) => `{${place}}`)))
}

function marked(key: string, value: unknown, states: ReadonlyMap<string, TextState>): unknown {
  const isStale = states.get(key) === 'stale'
  if (typeof value === 'string') return isStale ? `${value}${STALE_MARK}` : value
  if (typeof value === 'function') return isStale ? (...given: readonly unknown[]) => `${value(...given)}${STALE_MARK}` : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((inner, at) => marked(`${key}.${at}`, inner, states))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, marked(key === '' ? name : `${key}.${name}`, inner, states)]),
  )
}
