import type { Day } from '../../../kernel/day.ts'
import { ageOn } from '../../../kernel/day.ts'
import type { AgencyId, Id } from '../../../kernel/id.ts'
import type { PersonId } from './person.ts'

export type HouseholdId = Id<'household'>
export type CarerRoleId = Id<'carer_role'>

/** Relationship to the head, by the code list `relationship`. */
export const RELATIONSHIPS = ['head', 'spouse', 'child', 'parent', 'grandchild', 'sibling', 'other'] as const
export type Relationship = (typeof RELATIONSHIPS)[number]

/** Kinds of care, by the code list `care_kind`. @source forms-and-codes 5.6 */
export const CARE_KINDS = ['care', 'daily', 'housework', 'sibling', 'interpreting', 'money'] as const
export type CareKind = (typeof CARE_KINDS)[number]

export type Membership = {
  readonly personId: PersonId
  readonly name: string
  readonly kana: string | null
  readonly birthDate: Day | null
  readonly relationship: Relationship
  readonly cohabits: boolean
  readonly from: Day
  readonly until: Day | null
}

/** Who cares for whom, how many hours a week, since when. */
export type CarerRole = {
  readonly id: CarerRoleId
  readonly carer: PersonId
  readonly caredFor: PersonId
  readonly kind: CareKind
  readonly hoursWeek: number | null
  readonly since: Day | null
}

/** 世帯: the unit of support. Members a reader may not see are not in the list at all. */
export type Household = {
  readonly id: HouseholdId
  readonly ownerAgency: AgencyId
  readonly label: string
  readonly postalCode: string | null
  readonly address: string | null
  readonly councilNo: number | null
  readonly note: string | null
  readonly version: number
  readonly members: readonly Membership[]
  readonly carers: readonly CarerRole[]
}

/** What is written of a household itself. */
export type HouseholdFacts = Pick<Household, 'label' | 'postalCode' | 'address' | 'councilNo' | 'note'>

export type CarerFlag = 'young_carer' | 'elder_carer' | 'multiple_care' | 'double_care'

/**
 * What the carer roles of a household say by themselves: a carer under 18, a carer of 75 or over, two or more cared for by
 * one person, a small child and an elder at once. A flag may open a task; it never shares anything.
 * @source plan L252 「18歳未満の子どもが介護を担うケース」; forms-and-codes 5.6
 */
export function carerFlags(household: Pick<Household, 'members' | 'carers'>, on: Day): readonly CarerFlag[] {
  const age = (id: PersonId) => {
    const born = household.members.find(member => member.personId === id)?.birthDate
    return born ? ageOn(born, on) : undefined
  }
  const flags = new Set<CarerFlag>()
  for (const { carer } of household.carers) {
    const own = age(carer)
    if (own !== undefined && own < 18) flags.add('young_carer')
    if (own !== undefined && own >= 75) flags.add('elder_carer')
    const cared = [...new Set(household.carers.filter(role => role.carer === carer).map(role => role.caredFor))]
    if (cared.length >= 2) flags.add('multiple_care')
    const ages = cared.map(age).filter(years => years !== undefined)
    if (ages.some(years => years < 7) && ages.some(years => years >= 65)) flags.add('double_care')
  }
  return [...flags]
}
