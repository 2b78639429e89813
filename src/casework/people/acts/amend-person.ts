import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Person, PersonFacts, PersonId } from '../domain/person.ts'
import { canBeCalled } from '../domain/person.ts'
import { isOwners } from '../domain/protection.ts'
import { findPerson, lockPerson, updatePerson } from '../store/persons.ts'

export type PersonAmendment = {
  readonly id: PersonId
  /** The version the worker had before their eyes; without it the amendment applies to whatever stands. */
  readonly version: number | undefined
  readonly changes: Partial<PersonFacts>
}

/** Corrects or completes what is known of a person: a new version, the old one kept. */
export function amendPerson(act: Act, amendment: PersonAmendment, request: Once): Promise<Result<PersonId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockPerson(tx.db, amendment.id)
      const person = await findPerson(tx.db, amendment.id)
      const result = decide(act, person, amendment)
      if (result.ok) await updatePerson(tx.db, act.reader, result.value.before, result.value.facts, act.now)
      await tx.audit({
        action: 'person.amend',
        subjectType: 'person',
        subjectIds: [amendment.id],
        detail: { fields: Object.keys(amendment.changes) },
        ...outcomeOf(result),
      })
      return result.ok ? yes(amendment.id) : result
    }),
  )
}

function decide(act: Act, person: Person | undefined, amendment: PersonAmendment): Result<{ before: Person; facts: PersonFacts }, Refusal> {
  if (person === undefined) return no(refusal('absent'))
  if (amendment.version !== undefined && amendment.version !== person.version) {
    return no(refusal('stale-version', { currentVersion: person.version }))
  }
  const typed = placeTyped(amendment.changes)
  if (person.addressProtected && typed !== undefined && !isOwners(person, act.reader)) {
    return no(
      refusal('address-protected', {
        fields: { [typed]: '住所を守っている方です。住所や連絡先は、ここには書けません。空のままにしてください。' },
      }),
    )
  }
  const facts = { ...person, ...amendment.changes }
  if (!canBeCalled(facts)) return no(refusal('fields', { fields: { family: 'お名前か、呼び名のどれかは残してください。' } }))
  return yes({ before: person, facts })
}

const PLACE = ['phone', 'phoneOther', 'email', 'contactNote', 'postalCode', 'address', 'councilNo'] as const

/** The first fact that would tell where or how to reach the person. */
function placeTyped(changes: Partial<PersonFacts>): string | undefined {
  return PLACE.find(name => changes[name] !== undefined && changes[name] !== null)
}
