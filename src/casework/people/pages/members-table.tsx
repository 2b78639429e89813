import type { Day } from '../../../kernel/day.ts'
import { formatDay } from '../../../kernel/day.ts'
import type { Codes } from '../../../platform/codes.ts'
import { Table } from '../../../ui/table.tsx'
import type { CarerRole, Household } from '../domain/household.ts'
import type { PersonId } from '../domain/person.ts'
import { ageAndBirthShort } from './facts.tsx'
import { CaringMark } from './household-panel.tsx'
import { householdTexts } from './household-texts.ts'

const { page } = householdTexts

const MEMBER_COLUMNS = [
  ['name', undefined],
  ['relationship', 's'],
  ['birth', 'm'],
  ['cohabits', 'xs'],
  ['care', undefined],
  ['from', 'm'],
] as const

type Shown = { readonly household: Household; readonly codes: Codes; readonly today: Day }

/** Everybody who is in the household now, as far as the reader may see them. */
export function MembersTable({ household, codes, today }: Shown) {
  return (
    <Table
      caption={page.membersCaption}
      isCaptionHidden
      columns={MEMBER_COLUMNS.map(([key, width]) => ({ key, width, label: page.columns[key] }))}
      rows={household.members.map(member => ({
        key: member.personId,
        href: `/people/${member.personId}`,
        cells: {
          name: member.name,
          relationship: codes.label('relationship', member.relationship, today),
          birth: ageAndBirthShort(member.birthDate, today),
          cohabits: member.cohabits ? page.livesTogether : page.livesApart,
          care: <CaringMark household={household} member={member} />,
          from: formatDay(member.from),
        },
      }))}
      empty={{ title: page.noMembersTitle, text: page.noMembersText }}
    />
  )
}

/** Who cares for whom in the household. */
export function CarersTable({ household, codes, today }: Shown) {
  return (
    <Table
      caption={page.carersCaption}
      isCaptionHidden
      columns={(['carer', 'caredFor', 'kind', 'hours', 'since'] as const).map(key => ({ key, label: page.carerColumns[key] }))}
      rows={household.carers.map(role => ({
        key: role.id,
        cells: {
          carer: memberName(household, role.carer),
          caredFor: memberName(household, role.caredFor),
          kind: codes.label('care_kind', role.kind, today),
          hours: role.hoursWeek === null ? '' : page.hours(role.hoursWeek),
          since: role.since === null ? '' : formatDay(role.since),
        },
      }))}
      empty={{ title: page.noCarersTitle, text: page.noCarersText }}
    />
  )
}

/** The name of a member, or that they are not in the household any more. */
export function memberName(household: Household, id: PersonId): string {
  return household.members.find(member => member.personId === id)?.name ?? page.formerMember
}

/** One care in one line, for choosing it from a list. */
export function careInWords(household: Household, role: CarerRole, codes: Codes, today: Day): string {
  return `${memberName(household, role.carer)} → ${memberName(household, role.caredFor)}（${codes.label('care_kind', role.kind, today)}）`
}
