import { formatInstant } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Table } from '../../../ui/table.tsx'
import type { DisclosureRow } from '../domain/disclosure.ts'
import { disclosureTexts as words } from './disclosure-texts.ts'

type Told = Pick<DisclosureRow, 'fields' | 'basis' | 'basisOn' | 'toAgencyName' | 'toPerson' | 'byAgencyName' | 'byName'>

const KEYS = ['at', 'persons', 'to', 'fields', 'basis', 'reason', 'channel', 'by'] as const

/** Rows of the register, newest first. */
export function DisclosuresTable(props: {
  readonly visit: SignedVisit
  readonly rows: readonly DisclosureRow[]
  readonly empty?: { readonly title: string; readonly text: string }
  /** Left out on the pages of one person. */
  readonly withoutPersons?: boolean
}) {
  const { visit, rows } = props
  return (
    <Table
      caption={words.caption}
      isCaptionHidden
      isWrapping
      columns={KEYS.filter(key => key !== 'persons' || !props.withoutPersons).map(key => ({
        key,
        label: words.columns[key],
        width: key === 'at' ? 's' : key === 'channel' ? 'xs' : undefined,
      }))}
      rows={rows.map(row => ({
        key: row.id,
        cells: {
          at: formatInstant(row.at),
          persons: <Persons row={row} />,
          to: toWhom(row),
          fields: fieldsInWords(visit, row),
          basis: basisInWords(visit, row),
          reason: row.reason,
          channel: visit.house.codes.label('disclosure_channel', row.channel, row.basisOn),
          by: byWhom(row),
        },
      }))}
      empty={props.empty ?? { title: words.none, text: words.noneText }}
    />
  )
}

/** To whom, as far as it was written down. */
export function toWhom(row: Told): string {
  return [row.toAgencyName, row.toPerson].filter(part => part !== null).join('　')
}

/** Who told it. */
export function byWhom(row: Told): string {
  return `${row.byAgencyName}　${row.byName}`
}

/** What was told, in the words of sheets and of consent. */
export function fieldsInWords(visit: SignedVisit, row: Told): string {
  return row.fields.map(field => words.field[field] ?? visit.house.codes.label('consent_category', field, row.basisOn)).join('、')
}

/** The basis by its title and article on that day. */
export function basisInWords(visit: SignedVisit, row: Told): string {
  const basis = visit.house.codes.basis(row.basis, row.basisOn)
  return basis === undefined ? row.basis : `${basis.title}（${basis.law}${basis.article}）`
}

/** Persons by name; those the reader may not see are only counted. */
export function personsInWords(row: DisclosureRow): string {
  if (row.personCount === 0) return words.noPerson
  const hidden = row.personCount - row.persons.length
  return [...row.persons.map(({ name }) => name), ...(hidden > 0 ? [words.others(hidden)] : [])].join('、')
}

function Persons({ row }: { readonly row: DisclosureRow }) {
  const [only] = row.persons
  if (only === undefined || row.personCount > 1) return <>{personsInWords(row)}</>
  return <a href={`/people/${only.id}/disclosures`}>{only.name}</a>
}
