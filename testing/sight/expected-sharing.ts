import type { AgencyId } from '../../src/kernel/id.ts'
import type { Reader } from '../../src/kernel/reader.ts'
import type { Fact, FactName, TableName } from './facts.ts'

type Ground = {
  readonly all: (table: FactName) => readonly Fact[]
  readonly seesPerson: (id: unknown, reader: Reader) => boolean
  readonly ownerOf: (id: unknown) => AgencyId | undefined
}

/** The rules of sight for consents, disclosures and protected places; undefined for a table that is none of these. */
export function sharingRules({ all, seesPerson, ownerOf }: Ground) {
  const consents = new Map(all('people.consent').map(row => [row.key, row]))
  const conflicts = new Set(
    all('people.conflict')
      .filter(row => row['ended_at'] === null)
      .map(row => `${row['staff_id']} ${row['person_id']}`),
  )
  const inConflict = (id: unknown, reader: Reader) => conflicts.has(`${reader.staffId} ${id}`)
  return (table: TableName, row: Fact, reader: Reader): boolean | undefined => {
    switch (table) {
      case 'people.consent':
        return seesPerson(row['person_id'], reader)
      case 'people.consent_act':
        return seesPerson(consents.get(String(row['consent_id']))?.['person_id'], reader)
      case 'people.disclosure': {
        const ids = row['person_ids'] as unknown as readonly string[]
        if (!reader.duties.has('consult') || ids.some(id => inConflict(id, reader))) return false
        return row['by_agency'] === reader.agencyId || (ids.length > 0 && ids.every(id => seesPerson(id, reader)))
      }
      case 'people.address_protection':
      case 'people.place_opening': {
        const id = row['person_id']
        return reader.duties.has('consult') && ownerOf(id) === reader.agencyId && !inConflict(id, reader)
      }
      default:
        return undefined
    }
  }
}
