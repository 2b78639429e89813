import type { Content, Debt, Wish } from './content.ts'
import type { QuestionKey } from './questions.ts'
import { QUESTION_KEYS, QUESTIONS } from './questions.ts'

/** What of one question differs between two versions. Of sensitive answers only that they differ is told. */
export type Difference =
  | { readonly kind: 'answer'; readonly key: QuestionKey; readonly before: Content[QuestionKey]; readonly after: Content[QuestionKey] }
  | { readonly kind: 'covered'; readonly key: QuestionKey }
  | { readonly kind: 'rows'; readonly key: RowsKey; readonly gone: readonly Row[]; readonly come: readonly Row[] }

export type RowsKey = 'arrears' | 'debts' | 'strengths' | 'wishes'
export type Row = string | Wish | Debt

/** What changed from one version to a later one, in the order of the form. */
export function differencesOf(before: Content, after: Content): readonly Difference[] {
  const answers = QUESTION_KEYS.filter(key => !isSame(before[key], after[key])).map(
    (key): Difference =>
      QUESTIONS[key].sensitive ? { kind: 'covered', key } : { kind: 'answer', key, before: before[key], after: after[key] },
  )
  return [...answers, ...ROWS.flatMap(key => rowsDifference(key, before[key], after[key]))]
}

const ROWS = ['arrears', 'debts', 'strengths', 'wishes'] as const

function rowsDifference(key: RowsKey, before: readonly Row[], after: readonly Row[]): readonly Difference[] {
  const gone = before.filter(row => !after.some(other => isSame(row, other)))
  const come = after.filter(row => !before.some(other => isSame(row, other)))
  return gone.length + come.length === 0 ? [] : [{ kind: 'rows', key, gone, come }]
}

/** Lists of codes are sets; everything else is compared as it is written. */
function isSame(one: unknown, other: unknown): boolean {
  const written = (value: unknown) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value)
  return isRecord(one) && isRecord(other)
    ? Object.keys({ ...one, ...other }).every(key => one[key] === other[key])
    : written(one) === written(other)
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
