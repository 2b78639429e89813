import type { Act } from '../../../platform/act.ts'
import type { Person } from '../domain/person.ts'
import { prefixesOf } from '../domain/search-keys.ts'
import { searchPersons } from '../store/persons.ts'

/** Persons of the reader's own sight found while typing. Terms and shown ids are written down; terms are erasable. */
export function searchPeople(act: Act, typed: string, limit = 20): Promise<readonly Person[]> {
  return act.transaction(async tx => {
    const prefixes = [...new Set(prefixesOf(typed).map(prefix => prefix.key))]
    const found = await searchPersons(tx.db, act.reader, prefixes, limit)
    await tx.audit({ action: 'person.search', subjectType: 'person', subjectIds: found.map(person => person.id), detail: { terms: typed } })
    return found
  })
}
