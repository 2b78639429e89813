import { readId } from '../../../kernel/id.ts'
import { typedFields } from '../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { FormState } from '../../../ui/form-state.ts'
import type { HouseholdId } from '../domain/household.ts'
import type { PersonId } from '../domain/person.ts'

/** What lets a form be sent twice and done once, and removes its draft. */
export function onceOf(visit: SignedVisit): Once {
  return { key: visit.form.get('_key'), body: typedFields(visit.form), draft: visit.form.get('_draft') }
}

/** The version the form was written on; undefined when the form did not say. */
export function versionSent(visit: SignedVisit): number | undefined {
  const sent = visit.form.get('_version')
  return /^\d{1,9}$/.test(sent) ? Number(sent) : undefined
}

/**
 * The version a form was begun on, kept with its draft in the field `basedOn`: a draft of last week must not overwrite what was
 * saved since as if it had been seen.
 */
export function basisOf(form: FormState): number | undefined {
  const basis = form.value('basedOn')
  return /^\d{1,9}$/.test(basis) ? Number(basis) : undefined
}

/** The person of the address; its shape was checked before the handler ran. */
export function personIdOf(visit: SignedVisit): PersonId {
  return visit.params['id'] as PersonId
}

/** The household of the address; its shape was checked before the handler ran. */
export function householdIdOf(visit: SignedVisit): HouseholdId {
  return visit.params['id'] as HouseholdId
}

/** The person chosen in the query or in the form, if it is the shape of an id. */
export function personAsked(visit: SignedVisit): PersonId | undefined {
  return readId<'person'>(visit.query.get('person') || visit.form.get('personId'))
}

/** The sentence for the `done` code of the address, if there is one. */
export function flashOf(visit: SignedVisit, sentences: Readonly<Record<string, string>>): string | undefined {
  const done = visit.query.get('done')
  return Object.hasOwn(sentences, done) ? sentences[done] : undefined
}
