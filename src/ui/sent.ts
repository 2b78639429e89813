import { typedFields } from '../platform/http/fields.ts'
import type { SignedVisit } from '../platform/http/route.ts'
import type { Once } from '../platform/idempotency.ts'

/** What came along with a form: its key, what was typed, and the draft it was written in. */
export function onceOf({ path, form }: Pick<SignedVisit, 'path' | 'form'>): Once {
  return { key: form.get('_key'), body: [path, ...typedFields(form)], draft: form.get('_draft') }
}

/** The version a form was drawn from; nothing when it carries none. */
export function versionOf({ form }: Pick<SignedVisit, 'form'>): number | undefined {
  const text = form.get('_version')
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
