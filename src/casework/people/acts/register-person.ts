import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { PersonFacts, PersonId } from '../domain/person.ts'
import { canBeCalled } from '../domain/person.ts'
import { insertPerson } from '../store/persons.ts'

/** Registers a person for the reader's agency. Whatever is known suffices, as long as there is something to call them by. */
export function registerPerson(act: Act, facts: PersonFacts, request: Once): Promise<Result<PersonId, Refusal>> {
  return act.transaction(tx => once(act, tx, request, () => registerPersonIn(act, tx, facts)))
}

/** The same inside another act's transaction (a consultation that meets somebody new). */
export async function registerPersonIn(act: Act, tx: Tx, facts: PersonFacts): Promise<Result<PersonId, Refusal>> {
  if (!canBeCalled(facts)) {
    await tx.audit({ action: 'person.register', subjectType: 'person', subjectIds: [], outcome: 'refused', refusal: 'fields' })
    return no(refusal('fields', { fields: { family: 'お名前か、呼び名（例：公園の男性）のどれかを入れてください。' } }))
  }
  const id = newId<'person'>(act.now.getTime())
  await insertPerson(tx.db, act.reader, id, facts, act.now)
  await tx.audit({ action: 'person.register', subjectType: 'person', subjectIds: [id] })
  return yes(id)
}
