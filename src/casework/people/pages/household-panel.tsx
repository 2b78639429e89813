import type { Day } from '../../../kernel/day.ts'
import { ageOn } from '../../../kernel/day.ts'
import type { Codes } from '../../../platform/codes.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Description } from '../../../ui/description.tsx'
import { Panel } from '../../../ui/section.tsx'
import type { Household, Membership } from '../domain/household.ts'
import { carerFlags } from '../domain/household.ts'
import type { PersonId } from '../domain/person.ts'
import { householdTexts } from './household-texts.ts'
import { texts } from './texts.ts'

/** A household in short, for the page of one of its members. */
export function HouseholdPanel(props: {
  readonly household: Household
  /** The member whose page this is; not linked again. */
  readonly here: PersonId
  readonly codes: Codes
  readonly today: Day
}) {
  const { household, here, codes, today } = props
  return (
    <Panel>
      <p>
        <a href={`/households/${household.id}`}>{household.label}</a> <CarerFlags household={household} today={today} />
      </p>
      <Description
        rows={household.members.map(member => ({
          label: codes.label('relationship', member.relationship, today),
          value: (
            <>
              {member.personId === here ? member.name : <a href={`/people/${member.personId}`}>{member.name}</a>}{' '}
              {member.birthDate && texts.person.years(ageOn(member.birthDate, today))} <CaringMark household={household} member={member} />
            </>
          ),
        }))}
      />
    </Panel>
  )
}

/** What the carer roles of a household say by themselves, in words. */
export function CarerFlags({ household, today }: { readonly household: Household; readonly today: Day }) {
  return (
    <>
      {carerFlags(household, today).map(flag => (
        <Badge tone="warn">{householdTexts.flags[flag]}</Badge>
      ))}
    </>
  )
}

/** That a member cares for somebody of the household. */
export function CaringMark({ household, member }: { readonly household: Household; readonly member: Membership }) {
  const cares = household.carers.some(role => role.carer === member.personId)
  return cares ? <Badge tone="info">{householdTexts.page.cares}</Badge> : null
}
