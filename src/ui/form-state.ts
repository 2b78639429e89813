import { newId } from '../kernel/id.ts'
import type { FieldErrors, Refusal } from '../kernel/refusal.ts'
import type { DraftFields } from '../platform/draft.ts'
import type { Fields } from '../platform/http/fields.ts'
import { REFUSALS } from '../platform/http/problem.ts'
import type { SignedVisit } from '../platform/http/route.ts'
import type { SummarizedError } from './error-summary.tsx'

/** What a form shows right now: what was typed or stood before, what is wrong with it, and what has to be said above it. */
export type FormState = {
  value(name: string): string
  values(name: string): readonly string[]
  error(name: string): string | undefined
  readonly errors: readonly SummarizedError[]
  readonly hasErrors: boolean
  /** A sentence above the form that belongs to no single field. */
  readonly notice: string | undefined
  /** When the restored draft was kept; undefined when the form did not begin with a draft. */
  readonly draftSavedAt: Date | undefined
  readonly idempotencyKey: string
  /** HTTP status of the page that shows this form. */
  readonly status: number
}

export type Initial = Readonly<Record<string, string | readonly string[] | null | undefined>>

/** A form that begins: from the draft kept under this page's path if there is one, else from `initial`. */
export async function openForm(visit: SignedVisit, initial: Initial = {}): Promise<FormState> {
  const draft = await visit.house.drafts.find(visit.signedIn.reader.staffId, visit.path)
  if (draft) return stateOf(draft.fields, { draftSavedAt: draft.savedAt })
  return stateOf(entriesOf(initial), {})
}

/** An empty form beside others on one page: without a draft of its own, with a key of its own. */
export function freshForm(initial: Initial = {}): FormState {
  return stateOf(entriesOf(initial), {})
}

/** The form again after a refusal, with everything that was typed. */
export function refusedForm(visit: SignedVisit, refused: Refusal): FormState {
  const { status, sentence } = REFUSALS[refused.code]
  const fields = refused.fields ?? {}
  return stateOf(visit.form.entries, {
    fields,
    status,
    // A key that already did something else would be refused for ever; the corrected form gets a fresh one.
    key: refused.code === 'key-reused' ? '' : visit.form.get('_key'),
    notice: Object.keys(fields).length === 0 ? sentence : undefined,
  })
}

type Parts = {
  readonly fields?: FieldErrors
  readonly status?: number
  readonly key?: string
  readonly notice?: string | undefined
  readonly draftSavedAt?: Date
}

function stateOf(entries: DraftFields | Fields['entries'], parts: Parts): FormState {
  const fields = parts.fields ?? {}
  const errors = Object.entries(fields).map(([field, message]) => ({ field, message }))
  return {
    value: name => entries.find(entry => entry[0] === name)?.[1] ?? '',
    values: name => entries.filter(entry => entry[0] === name).map(entry => entry[1]),
    error: name => fields[name],
    errors,
    hasErrors: errors.length > 0 || parts.notice !== undefined,
    notice: parts.notice,
    draftSavedAt: parts.draftSavedAt,
    idempotencyKey: parts.key || newId(),
    status: parts.status ?? 200,
  }
}

function entriesOf(initial: Initial): DraftFields {
  return Object.entries(initial).flatMap(([name, value]): (readonly [string, string])[] => {
    if (value === null || value === undefined) return []
    return typeof value === 'string' ? [[name, value]] : value.map(one => [name, one])
  })
}
