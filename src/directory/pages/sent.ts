import { typedFields } from '../../platform/http/fields.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import type { Once } from '../../platform/idempotency.ts'
import type { FormState } from '../../ui/form-state.ts'

/** What lets a form be sent twice and done once, and removes its draft. */
export function onceOf(visit: SignedVisit): Once {
  return { key: visit.form.get('_key'), body: typedFields(visit.form), draft: visit.form.get('_draft') }
}

/** The version the form was written on; undefined when the form did not say. */
export function versionSent(visit: SignedVisit): number | undefined {
  return versionIn(visit.form.get('_version'))
}

/** The version a draft was begun on: a draft of last week must not overwrite what was saved since as if it had been seen. */
export function basisOf(form: FormState): number | undefined {
  return versionIn(form.value('basedOn'))
}

function versionIn(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
