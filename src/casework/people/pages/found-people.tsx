import type { Day } from '../../../kernel/day.ts'
import type { Codes } from '../../../platform/codes.ts'
import { ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { LiveResults } from '../../../ui/search-box.tsx'
import type { TableRow } from '../../../ui/table.tsx'
import { Table } from '../../../ui/table.tsx'
import type { FoundPerson } from '../acts/search-people.ts'
import type { PersonId } from '../domain/person.ts'
import { kanaOf, nameOf } from '../domain/person.ts'
import { ageAndBirthShort, LanguageBadge, phoneLast4 } from './facts.tsx'
import { texts } from './texts.ts'

/** Most people one search shows; more means that more should be typed. */
export const SHOWN = 20

const WIDTHS = [
  ['name', undefined],
  ['kana', undefined],
  ['birth', 'm'],
  ['phone', 'xs'],
  ['marks', 'm'],
  ['household', undefined],
] as const

export type FoundPeopleProps = {
  /** `undefined` before anything was asked. May hold one more than is shown. */
  readonly found: readonly FoundPerson[] | undefined
  readonly codes: Codes
  readonly today: Day
  /** Where choosing somebody leads. */
  hrefOf(id: PersonId): string
}

/** What a search found, the same as a fragment while typing and in a whole page. */
export function FoundPeople(props: FoundPeopleProps) {
  const { found } = props
  const { search } = texts
  if (found === undefined) return <EmptyState title={search.startTitle} text={search.startText} />
  const announce = found.length === 0 ? search.none : search.found(Math.min(found.length, SHOWN), found.length > SHOWN)
  const { columns } = search
  return (
    <LiveResults announce={announce}>
      <Table
        caption={search.caption}
        isCaptionHidden
        columns={WIDTHS.map(([key, width]) => ({ key, width, label: columns[key] }))}
        rows={found.slice(0, SHOWN).map(person => rowOf(person, props))}
        empty={{ title: search.emptyTitle, text: search.emptyText, action: <WaysOn /> }}
      />
    </LiveResults>
  )
}

function WaysOn() {
  return (
    <ButtonRow>
      <ButtonLink kind="secondary" href="/people/new">
        {texts.actions.register}
      </ButtonLink>
      <ButtonLink kind="quiet" href="/people/known">
        {texts.actions.known}
      </ButtonLink>
    </ButtonRow>
  )
}

function rowOf(person: FoundPerson, { codes, today, hrefOf }: FoundPeopleProps): TableRow {
  const last4 = phoneLast4(person.phone)
  return {
    key: person.id,
    href: hrefOf(person.id),
    cells: {
      name: nameOf(person),
      kana: kanaOf(person) ?? '',
      birth: ageAndBirthShort(person.birthDate, today),
      phone: last4 === null ? '' : texts.search.phoneLast(last4),
      marks: <LanguageBadge person={person} codes={codes} today={today} />,
      household: person.households.map(({ label }) => label).join('、'),
    },
  }
}
