import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Person, PersonId } from '../domain/person.ts'
import type { Place } from '../domain/protection.ts'
import { isOwners } from '../domain/protection.ts'
import type { HouseholdLabel } from '../store/households.ts'
import { listHouseholdLabels } from '../store/households.ts'
import type { KeptPlace } from '../store/kept-places.ts'
import { openPlaces, rewritePlace } from '../store/kept-places.ts'
import { findPerson } from '../store/persons.ts'

/** What a look at a protected place shows, for one answer only. */
export type OpenedPlace = { readonly person: Person; readonly places: readonly KeptPlace[]; readonly households: readonly HouseholdLabel[] }

/** Fewer letters than this are no reason. */
const SHORTEST_REASON = 5

/** Opens a protected place with a reason, for staff of the owning agency. Every look is on the head's weekly list. */
export function openPlace(act: Act, personId: PersonId, reason: string): Promise<Result<OpenedPlace, Refusal>> {
  return act.transaction(async tx => {
    const person = await findProtected(act, tx, personId)
    const may = person.ok && reason.trim().length < SHORTEST_REASON ? tooShort : person
    await tx.audit({ action: 'protection.open', subjectType: 'person', subjectIds: [personId], detail: { reason }, ...outcomeOf(may) })
    if (!may.ok) return may
    const places = await openPlaces(tx.db, act, newId(act.now.getTime()), personId, reason)
    return yes({ person: may.value, places, households: await listHouseholdLabels(tx.db, [personId]) })
  })
}

/** Writes a new place of a protected person; the old one is replaced. */
export function changePlace(act: Act, personId: PersonId, place: Place, request: Once): Promise<Result<PersonId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const person = await findProtected(act, tx, personId)
      if (person.ok) await rewritePlace(tx.db, personId, place)
      await tx.audit({ action: 'protection.change_place', subjectType: 'person', subjectIds: [personId], ...outcomeOf(person) })
      return person.ok ? yes(personId) : person
    }),
  )
}

const tooShort = no(refusal('fields', { fields: { reason: '何のために開くかを、5文字以上で書いてください。' } }))

async function findProtected(act: Act, tx: Tx, id: PersonId): Promise<Result<Person, Refusal>> {
  const person = await findPerson(tx.db, id)
  return person?.addressProtected && isOwners(person, act.reader) ? yes(person) : no(refusal('absent'))
}
