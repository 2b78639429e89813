import { z } from 'zod'
import type { Day } from '../../kernel/day.ts'
import { readAnyDay } from '../../kernel/era.ts'
import type { FieldErrors } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { WordsRefusal } from '../../kernel/words.ts'
import { readWords } from '../../kernel/words.ts'
import type { Fields } from './fields.ts'

// The locale's own sentences name types of the program ("stringが期待されましたが"); ours say what to do.
z.config({
  localeError: ({ code }) =>
    code === 'too_big' || code === 'too_small'
      ? 'この項目は、長さか大きさが決まりに合いません。お確かめください。'
      : 'この項目の書き方が決まりに合いません。お確かめください。',
})

const DAY_SENTENCES = {
  empty: '日付を入れてください。',
  unreadable: '日付は、令和8年1月5日、R8.1.5、2026-01-05 のように書いてください。',
  impossible: 'その日付は暦にありません。年・月・日をお確かめください。',
  'before-1873': '明治6年（1873年）より前の日付は扱えません。お確かめください。',
  'era-mismatch': '元号と年が合いません。お確かめください。',
} as const

/**
 * Words typed by a person: well-formed, without control characters, at most `limit` characters. Empty counts as absent.
 * `missing` is said when it is not there at all. The same schema reads forms and the API, so that both refuse the same with the same sentence.
 */
export function words(limit: number, label: string, missing = `${label}は文字で入力してください。`) {
  const error = ({ input }: { readonly input?: unknown }) => (input === undefined ? missing : `${label}は文字で入力してください。`)
  return z.string({ error }).transform((raw, context) => {
    const read = readWords(raw, limit)
    if (read.ok) return read.value
    context.addIssue({ code: 'custom', message: wordsSentence(read.refusal, label, limit, raw) })
    return z.NEVER
  })
}

/** Words that must be there. */
export function neededWords(limit: number, label: string, sentence: string) {
  return words(limit, label, sentence).refine(text => text !== '', { message: sentence })
}

/** Words that may be left out; the empty text reads as null. */
export function maybeWords(limit: number, label: string) {
  return words(limit, label)
    .transform(text => (text === '' ? null : text))
    .nullish()
}

/** A day in any era form, or ISO; the empty text reads as null. */
export function maybeAnyDay(label: string) {
  return z
    .string({ error: `${label}は文字で入力してください。` })
    .transform((raw, context): Day | null => {
      if (raw.trim() === '') return null
      const read = readAnyDay(raw)
      if (read.ok) return read.value
      context.addIssue({ code: 'custom', message: `${label}：${DAY_SENTENCES[read.refusal]}` })
      return z.NEVER
    })
    .nullish()
}

/** A day that must be there, in any era form. */
export function neededAnyDay(label: string, sentence: string) {
  return maybeAnyDay(label).transform((day, context): Day => {
    if (day) return day
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })
}

/** One of a few codes. */
export function oneOf<const Codes extends readonly [string, ...string[]]>(codes: Codes, sentence: string) {
  return z.enum(codes, { error: sentence })
}

/** Reads what was sent through a schema: the value, or one sentence for each field. */
export function readBody<Value>(schema: z.ZodType<Value>, raw: unknown): Result<Value, FieldErrors> {
  const read = schema.safeParse(raw ?? {})
  if (read.success) return yes(read.data)
  const errors: Record<string, string> = {}
  for (const issue of read.error.issues.flatMap(nearest)) {
    const name = issue.path.length === 0 ? 'body' : issue.path.join('.')
    errors[name] ??= issue.message
  }
  return no(errors)
}

/** Where one of several shapes would do: the complaints of the shape that was nearly met. */
function nearest(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const [shortest] = [...issue.errors].filter(branch => branch.length > 0).sort((a, b) => a.length - b.length)
  return shortest?.flatMap(nearest).map(one => ({ ...one, path: [...issue.path, ...one.path] })) ?? [issue]
}

/** Codes ticked off a list, by their names; anything that can be no code is left for the list to refuse, as one that nobody knows. */
export const codesChosen = z
  .array(z.string().max(40))
  .max(16)
  .default([])
  .transform(codes => codes.map(code => code.replaceAll('\u0000', '?')))

export type FormShape = {
  /** Names that may occur more than once. */
  readonly lists?: readonly string[]
  /** Boxes: ticked is true, anything else false. */
  readonly ticks?: readonly string[]
  /** In a form that shows a record, an emptied field means "no longer"; these names keep their empty text, to be complained about. */
  readonly emptied?: 'left-out' | { readonly keep: readonly string[] }
}

/** A form as the body the API would get: lists gathered, ticked boxes true, empty fields left out or (in edits) null. */
export function bodyFromForm(form: Fields, shape: FormShape = {}): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [name, value] of form.entries) {
    if (name.startsWith('_') || name in body || shape.ticks?.includes(name) || shape.lists?.includes(name)) continue
    if (value !== '') body[name] = value
    else if (typeof shape.emptied === 'object') body[name] = shape.emptied.keep.includes(name) ? '' : null
  }
  for (const name of shape.lists ?? []) body[name] = form.all(name).filter(value => value !== '')
  for (const name of shape.ticks ?? []) body[name] = form.get(name) !== ''
  return body
}

function wordsSentence(refused: WordsRefusal, label: string, limit: number, raw: string): string {
  if (refused === 'my-number') {
    return `${label}にマイナンバー（12桁）と思われる番号があります。番号を消してください。別の番号のときは、桁の途中を「／」で区切って書いてください。`
  }
  if (refused === 'too-long')
    return `${label}は ${limit.toLocaleString('ja-JP')} 文字までです（いま ${[...raw].length.toLocaleString('ja-JP')} 文字）。短くするか、分けて書いてください。`
  if (refused === 'lone-surrogate') return `${label}に壊れた文字があります。その文字を消して、打ち直してください。`
  return `${label}に目に見えない制御文字があります。その部分を消して、打ち直してください。`
}
