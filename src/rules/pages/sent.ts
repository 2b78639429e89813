import { typedFields } from '../../platform/http/fields.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import type { Once } from '../../platform/idempotency.ts'

/** What lets a form be sent twice and done once, and removes its draft. The button that was pressed is no part of what was asked. */
export function onceOf(visit: SignedVisit): Once {
  const body = typedFields(visit.form).filter(([name]) => name !== 'step')
  return { key: visit.form.get('_key'), body, draft: visit.form.get('_draft') }
}

/** The number of changes the form was written on; undefined when the form did not say. */
export function versionSent(visit: SignedVisit): number | undefined {
  const text = visit.form.get('_version')
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** Whether the second button was pressed: not only look, but do it. */
export function wantsApply(visit: SignedVisit): boolean {
  return visit.form.get('step') === 'apply'
}

/** The part of an address that names a list, a code or a form. */
export function keyIn(visit: SignedVisit, name: string): string {
  return visit.params[name] ?? ''
}
