import type { AgencyId } from '../../../kernel/id.ts'
import type { Act } from '../../../platform/act.ts'
import type { Household } from '../domain/household.ts'
import type { Person, PersonId } from '../domain/person.ts'
import { findHouseholds, listHouseholdIds } from '../store/households.ts'
import { findPerson, listStanding } from '../store/persons.ts'

/** A person's page: the person, their households, and which agencies work with them. */
export type PersonView = {
  readonly person: Person
  readonly households: readonly Household[]
  readonly agencies: readonly { readonly agencyId: AgencyId; readonly agencyName: string; readonly since: Date }[]
}

/** One person, if the reader may see them; the look is written down before anything is shown, with everybody the page shows beside them. */
export function readPerson(act: Act, id: PersonId): Promise<PersonView | undefined> {
  return act.transaction(async tx => {
    const person = await findPerson(tx.db, id)
    if (person === undefined) {
      await tx.audit({ action: 'person.read', subjectType: 'person', subjectIds: [id], outcome: 'absent' })
      return undefined
    }
    const households = await findHouseholds(tx.db, await listHouseholdIds(tx.db, id))
    const agencies = await listStanding(tx.db, id)
    const shown = households.flatMap(household => [household.id, ...household.members.map(member => member.personId)])
    await tx.audit({ action: 'person.read', subjectType: 'person', subjectIds: [...new Set<string>([id, ...shown])] })
    return { person, households, agencies }
  })
}
