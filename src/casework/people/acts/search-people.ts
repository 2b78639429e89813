import { readWords } from '../../../kernel/words.ts'
import type { Act } from '../../../platform/act.ts'
import type { Person } from '../domain/person.ts'
import { prefixesOf } from '../domain/search-keys.ts'
import type { HouseholdLabel } from '../store/households.ts'
import { listHouseholdLabels } from '../store/households.ts'
import { searchPersons } from '../store/persons.ts'

/** A person found, with the households they belong to now. */
export type FoundPerson = Person & { readonly households: readonly HouseholdLabel[] }

const LONGEST = 200

/** Persons of the reader's own sight found while typing; nobody for what could be nobody's name. Terms and shown ids are written down; terms are erasable. */
export function searchPeople(act: Act, typed: string, limit = 20): Promise<readonly FoundPerson[]> {
  return act.transaction(async tx => {
    const words = readWords(typed, LONGEST)
    const terms = words.ok ? words.value : ''
    const prefixes = [...new Set(prefixesOf(terms).map(prefix => prefix.key))]
    const found = await searchPersons(tx.db, act.reader, prefixes, limit)
    const ids = found.map(person => person.id)
    const households = await listHouseholdLabels(tx.db, ids)
    await tx.audit({ action: 'person.search', subjectType: 'person', subjectIds: ids, detail: { terms } })
    return found.map(person => ({ ...person, households: households.filter(({ personId }) => personId === person.id) }))
  })
}
