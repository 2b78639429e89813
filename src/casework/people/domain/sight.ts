import type { AgencyId, StaffId } from '../../../kernel/id.ts'
import type { Reader } from '../../../kernel/reader.ts'

/** What the rule needs to know of a person. */
export type PersonStanding = {
  readonly ownerAgency: AgencyId
  readonly addressProtected: boolean
  /** Agencies that work with the person. */
  readonly standing: readonly AgencyId[]
  /** Of these, the ones that the owning agency let know of a protected person. */
  readonly knowing?: readonly AgencyId[]
  /** Staff to whom the person is closed: themselves, relatives, neighbours. */
  readonly conflicts?: readonly StaffId[]
}

export type PersonSight =
  | { readonly sight: 'whole'; readonly because: 'own-agency-registered' | 'agency-works-with-person' | 'was-let-know' }
  | { readonly sight: 'figures'; readonly because: 'evaluates' }
  | { readonly sight: 'nothing'; readonly because: 'no-duty' | 'conflict' | 'address-protected' | 'not-involved' }

/**
 * How much a reader may see of a person. Seeing follows the work: the agency that registered the person, and agencies that
 * came to work with them. Being senior opens nothing; a protected address closes the person to everybody else but agencies that the
 * owning one let know, and the place itself is in no row that anybody reads.
 *
 * A conflict of interest closes the person to one member of staff, whatever their agency may see.
 *
 * The row policies of people.person say the same in SQL; a property test holds the two together.
 * @source privacy-rules section 3; settled.md section 2
 */
export function sightOfPerson(person: PersonStanding, reader: Reader): PersonSight {
  if (!reader.duties.has('consult')) {
    return reader.duties.has('evaluate') ? { sight: 'figures', because: 'evaluates' } : { sight: 'nothing', because: 'no-duty' }
  }
  if (person.conflicts?.includes(reader.staffId)) return { sight: 'nothing', because: 'conflict' }
  if (person.ownerAgency === reader.agencyId) return { sight: 'whole', because: 'own-agency-registered' }
  if (person.addressProtected) {
    return knows(person, reader) ? { sight: 'whole', because: 'was-let-know' } : { sight: 'nothing', because: 'address-protected' }
  }
  if (person.standing.includes(reader.agencyId)) return { sight: 'whole', because: 'agency-works-with-person' }
  return { sight: 'nothing', because: 'not-involved' }
}

/** What the rule needs to know of a household: who keeps it, and who belongs or belonged to it. */
export type HouseholdStanding = { readonly ownerAgency: AgencyId; readonly members: readonly PersonStanding[] }

/**
 * Whether a reader may see a household. It opens with any member who may be seen, and to the agency that keeps it; but it tells
 * where its members live, so a protected member of another agency closes it to everybody else.
 * @source privacy-rules section 5: protection holds in other household members' records as well
 */
export function seesHousehold(household: HouseholdStanding, reader: Reader): boolean {
  if (!reader.duties.has('consult') || household.members.some(member => member.conflicts?.includes(reader.staffId))) return false
  if (household.ownerAgency === reader.agencyId) return true
  return (
    !household.members.some(member => isClosed(member, reader) && !knows(member, reader)) &&
    household.members.some(member => sightOfPerson(member, reader).sight === 'whole')
  )
}

/** Whether the kept copies of a household, which hold all members' names, may be seen. */
export function seesHouseholdHistory(household: HouseholdStanding, reader: Reader): boolean {
  return seesHousehold(household, reader) && !household.members.some(member => isClosed(member, reader))
}

function isClosed(member: PersonStanding, reader: Reader): boolean {
  return member.addressProtected && member.ownerAgency !== reader.agencyId
}

function knows(person: PersonStanding, reader: Reader): boolean {
  return person.knowing?.includes(reader.agencyId) === true
}
