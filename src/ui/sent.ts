import { createHash } from 'node:crypto'
import { typedFields } from '../platform/http/fields.ts'
import type { SignedVisit } from '../platform/http/route.ts'
import type { Once } from '../platform/idempotency.ts'

/** What came along with a form: its key, what was typed, the files that were chosen, and the draft it was written in. */
export function onceOf({ path, form, files }: Pick<SignedVisit, 'path' | 'form' | 'files'>): Once {
  const chosen = files.map(({ field, bytes }) => [field, createHash('sha256').update(bytes).digest('hex')])
  return { key: form.get('_key'), body: [path, ...typedFields(form), ...chosen], draft: form.get('_draft') }
}

/** The version a form was drawn from; nothing when it carries none. */
export function versionOf({ form }: Pick<SignedVisit, 'form'>): number | undefined {
  const text = form.get('_version')
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
