import type { AgencyId } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Household } from '../domain/household.ts'
import type { Person, PersonId } from '../domain/person.ts'
import { findHousehold, listHouseholdIds } from '../store/households.ts'
import { findPerson, listStanding } from '../store/persons.ts'

/** A person's page: the person, their households, and which agencies work with them. */
export type PersonView = {
  readonly person: Person
  readonly households: readonly Household[]
  readonly agencies: readonly { readonly agencyId: AgencyId; readonly agencyName: string; readonly since: Date }[]
}

/** One person, if the reader may see them; the look is written down before anything is shown. */
export function readPerson(act: Act, id: PersonId): Promise<PersonView | undefined> {
  return act.transaction(async tx => {
    const person = await findPerson(tx.db, id)
    await tx.audit({ action: 'person.read', subjectType: 'person', subjectIds: [id], outcome: person ? 'done' : 'absent' })
    if (person === undefined) return undefined
    const households: Household[] = []
    for (const householdId of await listHouseholdIds(tx.db, id)) {
      const household = await findHousehold(tx.db, householdId)
      if (household) households.push(household)
    }
    return { person, households, agencies: await listStanding(tx.db, id) }
  })
}
