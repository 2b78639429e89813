import { z } from 'zod'
import type { Day } from '../../../../kernel/day.ts'
import type { FieldErrors } from '../../../../kernel/refusal.ts'
import type { Codes } from '../../../../platform/codes.ts'
import { maybeAnyDay, maybeWords, neededWords } from '../../../../platform/http/body.ts'
import type { Fields } from '../../../../platform/http/fields.ts'
import type { Content } from '../../domain/assessment/content.ts'
import type { Question, QuestionKey } from '../../domain/assessment/questions.ts'
import { QUESTION_KEYS, QUESTIONS } from '../../domain/assessment/questions.ts'
import { questionTexts } from './texts-questions.ts'

const { labels, row, rows, wrong } = questionTexts
const CODE = z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, { error: wrong.code })
/** A form sends the empty text where nothing is chosen. */
const MAYBE_CODE = z.union([CODE, z.literal('').transform(() => null)], { error: wrong.code }).nullish()

/** A whole number as people write it: 12,000円, １２か月, 18万円; the empty text reads as null. */
const MAYBE_NUMBER = z
  .union([z.string(), z.number()], { error: wrong.number })
  .transform((raw, context) => {
    const plain = String(raw)
      .normalize('NFKC')
      .replaceAll(/[,\s円人年]|か月|ヶ月/g, '')
    if (plain === '') return null
    if (/^\d{1,9}$/.test(plain)) return Number(plain)
    const [, tenThousands, rest] = /^(\d{1,5})万(\d{0,4})$/.exec(plain) ?? []
    if (tenThousands !== undefined) return Number(tenThousands) * 10_000 + Number(rest ?? 0)
    context.addIssue({ code: 'custom', message: wrong.number })
    return z.NEVER
  })
  .nullish()

const DEBT = z.object({
  what: neededWords(200, row.what, wrong.debtWhat),
  toWhom: maybeWords(200, row.toWhom),
  yen: MAYBE_NUMBER,
  since: maybeWords(100, row.since),
})
const WISH = z.object({
  speaker: z.string({ error: wrong.speaker }).regex(/^[a-z][a-z0-9_]{0,40}$/, { error: wrong.speaker }),
  words: neededWords(5000, row.words, wrong.wishWords),
})

/** A version of an assessment as it is sent: what is left out stays unanswered, but a strength is always asked for. */
export const ASSESSMENT_BODY = z.object({
  ...(Object.fromEntries(QUESTION_KEYS.map(key => [key, answerTo(key)])) as Record<QuestionKey, z.ZodType<unknown>>),
  madeOn: maybeAnyDay(wrong.madeOn),
  arrears: z.array(DEBT, { error: wrong.rows }).max(20, wrong.rows).optional(),
  debts: z.array(DEBT, { error: wrong.rows }).max(20, wrong.rows).optional(),
  strengths: z
    .array(neededWords(500, rows.strengths, wrong.strengths), { error: wrong.strengths })
    .min(1, { error: wrong.strengths })
    .max(50, { error: wrong.rows }),
  wishes: z.array(WISH, { error: wrong.rows }).max(20, wrong.rows).optional(),
})

/** A version that was read and may be saved. */
export type ReadAssessment = { readonly content: Content; readonly madeOn: Day }

/** All answers of a body that was read, with what was left out as unanswered. */
export function contentFrom(body: z.output<typeof ASSESSMENT_BODY>): Content {
  const { madeOn: _, arrears, debts, strengths, wishes, ...answers } = body
  const all = QUESTION_KEYS.map(key => [key, answers[key] ?? (QUESTIONS[key].kind === 'choices' ? [] : null)])
  const debtsFrom = (sent: typeof debts) =>
    (sent ?? []).map(debt => ({ what: debt.what, toWhom: debt.toWhom ?? null, yen: debt.yen ?? null, since: debt.since ?? null }))
  return {
    ...(Object.fromEntries(all) as Content),
    arrears: debtsFrom(arrears),
    debts: debtsFrom(debts),
    strengths,
    wishes: wishes ?? [],
  }
}

/** The body the API would get, gathered from the form: rows of fields of one name, strengths line by line. */
export function bodyFromAssessment(form: Fields): Record<string, unknown> {
  const answers = QUESTION_KEYS.map(key => [
    key,
    QUESTIONS[key].kind === 'choices' ? form.all(key).filter(code => code !== '') : form.get(key),
  ])
  return {
    ...Object.fromEntries(answers),
    madeOn: form.get('madeOn'),
    arrears: debtRows(form, 'arrears'),
    debts: debtRows(form, 'debts'),
    strengths: form
      .get('strengths')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
    wishes: rowsOf(form, ['wishSpeaker', 'wishWords']).map(([speaker, words]) => ({ speaker, words })),
  }
}

/** Complaints about codes that stand in no list, and about a day that has not come; both depend on the day. */
export function contentComplaints(content: Content, madeOn: Day, codes: Codes, today: Day): FieldErrors {
  const errors: Record<string, string> = {}
  // A code that held once may be copied on, although it can no longer be chosen.
  const isKnown = (list: string, code: string) => codes.label(list, code, today) !== code
  for (const key of QUESTION_KEYS) {
    const question: Question = QUESTIONS[key]
    const answer = content[key]
    const said = typeof answer === 'string' ? [answer] : typeof answer === 'object' && answer !== null ? answer : []
    if ('list' in question && !said.every(code => isKnown(question.list, code))) errors[key] = wrong.code
  }
  if (!content.wishes.every(({ speaker }) => isKnown('statement_speaker', speaker))) errors['wishes'] = wrong.speaker
  if (madeOn > today) errors['madeOn'] = wrong.madeOnFuture
  return errors
}

/** The complaints by the names of the form's fields: those about one row belong to the whole group. */
export function byField(errors: FieldErrors): FieldErrors {
  const named: Record<string, string> = {}
  for (const [path, sentence] of Object.entries(errors)) named[path.split('.')[0] ?? path] ??= sentence
  return named
}

function answerTo(key: QuestionKey): z.ZodType<unknown> {
  const question: Question = QUESTIONS[key]
  if (question.kind === 'choice') return MAYBE_CODE
  if (question.kind === 'choices') return z.array(CODE, { error: wrong.code }).max(30, { error: wrong.code }).optional()
  return question.kind === 'number' ? MAYBE_NUMBER : maybeWords(question.limit, labels[key])
}

function debtRows(form: Fields, group: 'arrears' | 'debts'): readonly object[] {
  const names = [`${group}What`, `${group}To`, `${group}Yen`, `${group}Since`]
  return rowsOf(form, names).map(([what, toWhom, yen, since]) => ({ what, toWhom, yen, since }))
}

/** Fields of one row stand at the same place of each name; rows in which nothing was written are left out. */
function rowsOf(form: Fields, names: readonly string[]): readonly (readonly string[])[] {
  const columns = names.map(name => form.all(name))
  const length = Math.max(...columns.map(column => column.length))
  return Array.from({ length }, (_, at) => columns.map(column => column[at] ?? '')).filter(cells => cells.some(cell => cell.trim() !== ''))
}
