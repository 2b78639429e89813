import { z } from 'zod'
import { newId } from '../../../kernel/id.ts'
import { maybeAnyDay, maybeWords, neededAnyDay, neededWords, oneOf } from '../../../platform/http/body.ts'
import type { Fields } from '../../../platform/http/fields.ts'
import type { Outcome, ReviewWords } from '../domain/review.ts'
import { AREAS, CHANGES, CONFIDENCES, DIRECTIONS, PHASES, SUBJECT_KINDS } from '../domain/review.ts'
import { texts } from './review-texts.ts'

const { fields } = texts
const NUMBER = '数字で書いてください。数えていなければ空けてください。'
const words = (most: number, label: string) => maybeWords(most, label).transform(text => text ?? '')
const maybeOne = <const Codes extends readonly [string, ...string[]]>(codes: Codes, sentence: string) =>
  z
    .union([z.literal('').transform(() => null), z.enum(codes, { error: sentence })])
    .nullish()
    .transform(code => code ?? null)
const figure = z.coerce
  .number({ error: NUMBER })
  .min(-999_999_999, { error: NUMBER })
  .max(999_999_999, { error: NUMBER })
  .nullish()
  .transform(count => count ?? null)

const OUTCOME = z.object({
  lineId: z
    .uuid()
    .nullish()
    .transform(id => id ?? newId()),
  statement: neededWords(300, fields.statement, '見たかった変化を書いてください。'),
  area: oneOf(AREAS, '何の変化かを選んでください。').default('social'),
  forWhom: words(200, fields.forWhom),
  direction: maybeOne(DIRECTIONS, 'どうなったかを選んでください。'),
  confidence: maybeOne(CONFIDENCES, 'どうやって知ったかを選んでください。'),
  seenIn: words(1_000, fields.seenIn),
  indicator: words(200, fields.indicator),
  unit: words(20, fields.unit),
  baseline: figure,
  target: figure,
  actual: figure,
})

export const BEGIN_REVIEW_BODY = z.object({
  kind: z.enum(SUBJECT_KINDS, { error: '何の見直しかを選び直してください。' }),
  id: z.uuid({ error: '何の見直しかを選び直してください。' }),
  phase: oneOf(PHASES, 'いつの見直しかを選んでください。').default('midway'),
})

export const WRITE_BODY = z.object({
  phase: oneOf(PHASES, 'いつの見直しかを選んでください。'),
  on: neededAnyDay(fields.on, '見直した日を書いてください。例: 令和8年11月3日'),
  reviewers: words(300, fields.reviewers),
  outcomes: z.array(OUTCOME).max(30).default([]),
  socialWords: words(2_000, fields.socialWords),
  environmentalWords: words(2_000, fields.environmentalWords),
  sideEffects: words(2_000, fields.sideEffects),
  learned: words(2_000, fields.learned),
  change: maybeOne(CHANGES, 'これからどうするかを選んでください。'),
  changeWords: words(1_000, fields.changeWords),
  nextOn: maybeAnyDay(fields.nextOn).transform(on => on ?? null),
  close: z.union([z.boolean(), z.literal('yes').transform(() => true)]).default(false),
})

export const NOTE_BODY = z.object({ words: neededWords(2_000, fields.words, 'ひとこと書いてください。') })

const lines = (label: string) =>
  words(4_000, label).transform(text =>
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  )
export const MODEL_BODY = z.object({
  inputs: lines(texts.parts.inputs),
  acts: lines(texts.parts.acts),
  outputs: lines(texts.parts.outputs),
  outcomes: lines(texts.parts.outcomes),
  longer: lines(texts.parts.longer),
  why: words(1_000, fields.why),
})

/** What a body says of a round, apart from its lines. */
export function wordsOf({ outcomes: _, close: __, ...said }: z.output<typeof WRITE_BODY>): ReviewWords {
  return said
}

const FIGURES = [
  'lineId',
  'area',
  'forWhom',
  'direction',
  'confidence',
  'seenIn',
  'indicator',
  'unit',
  'baseline',
  'target',
  'actual',
] as const
const MOST = 30

/**
 * The form of a round as the body the API would get: `outcomes.0.direction` is that of the first line. Lines left empty are left out;
 * `places` tells where each of the others stood, so that a complaint lands at its own field.
 */
export function sentRound(form: Fields): { readonly body: Record<string, unknown>; readonly places: readonly number[] } {
  const body: Record<string, unknown> = {}
  for (const [name, value] of form.entries) if (!name.startsWith('_') && !name.includes('.') && value !== '') body[name] ??= value
  const rows: Record<string, string>[] = []
  const places: number[] = []
  for (let at = 0; at < MOST; at++) {
    const statement = form.get(`outcomes.${at}.statement`)
    const answered = form.get(`outcomes.${at}.direction`) || form.get(`outcomes.${at}.confidence`)
    if (statement.trim() === '' && answered === '') continue
    const said = FIGURES.flatMap(name => (form.get(`outcomes.${at}.${name}`) === '' ? [] : [[name, form.get(`outcomes.${at}.${name}`)]]))
    rows.push({ ...Object.fromEntries(said), statement })
    places.push(at)
  }
  return { body: { ...body, outcomes: rows }, places }
}

/** Complaints about lines, moved to where they stood in the form. */
export function placedErrors(errors: Readonly<Record<string, string>>, places: readonly number[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(errors).map(([name, sentence]) => [
      name.replace(/^outcomes\.(\d+)\./, (_, at) => `outcomes.${places[Number(at)] ?? at}.`),
      sentence,
    ]),
  )
}

/** The lines of a round as the fields of its form. */
export function fieldsOfLines(outcomes: readonly Outcome[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    outcomes.flatMap((line, at) =>
      Object.entries(line).map(([name, value]) => [`outcomes.${at}.${name}`, value === null ? '' : String(value)]),
    ),
  )
}
