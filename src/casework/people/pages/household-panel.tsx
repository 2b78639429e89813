import type { Day } from '../../../kernel/day.ts'
import type { Codes } from '../../../platform/codes.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Panel } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import type { Household, Membership } from '../domain/household.ts'
import { carerFlags } from '../domain/household.ts'
import type { PersonId } from '../domain/person.ts'
import { ageAndBirth } from './facts.tsx'
import { householdTexts } from './household-texts.ts'

/** A household in short, for the page of one of its members. */
export function HouseholdPanel(props: {
  readonly household: Household
  /** The member whose page this is; not linked again. */
  readonly here: PersonId
  readonly codes: Codes
  readonly today: Day
}) {
  const { household, codes, today } = props
  const { columns, membersCaption, noMembersTitle, noMembersText } = householdTexts.page
  return (
    <Panel>
      <p>
        <a href={`/households/${household.id}`}>{household.label}</a> <CarerFlags household={household} today={today} />
      </p>
      <Table
        caption={membersCaption}
        isCaptionHidden
        isWrapping
        columns={(['name', 'relationship', 'birth', 'care'] as const).map(key => ({ key, label: columns[key] }))}
        rows={household.members.map(member => ({
          key: member.personId,
          ...(member.personId === props.here ? {} : { href: `/people/${member.personId}` }),
          cells: {
            name: member.name,
            relationship: codes.label('relationship', member.relationship, today),
            birth: ageAndBirth(member.birthDate, today),
            care: <CaringMark household={household} member={member} />,
          },
        }))}
        empty={{ title: noMembersTitle, text: noMembersText }}
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
