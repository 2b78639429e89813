import { formatDayShort } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Description } from '../../../ui/description.tsx'
import { Table } from '../../../ui/table.tsx'
import type { NamedProtection } from '../acts/read-protection.ts'
import type { Person } from '../domain/person.ts'
import { nameOf } from '../domain/person.ts'
import { consentTexts } from './consent-texts.ts'
import { protectionTexts as words } from './protection-texts.ts'

/** The term that stands now, and that it ran out where it did. */
export function StandingFacts(props: {
  readonly visit: SignedVisit
  readonly current: NamedProtection | undefined
  readonly others: readonly Person[]
}) {
  const { visit, current, others } = props
  if (current === undefined) return null
  const perpetrators = others.filter(({ id }) => current.perpetrators.includes(id)).map(nameOf)
  const rows = [
    { label: words.fields.kind, value: kindInWords(visit, current) },
    { label: words.columns.term, value: termOf(current) },
    { label: words.fields.documentNo, value: current.documentNo ?? '' },
    { label: words.fields.setBy, value: current.setByName },
    { label: words.fields.perpetrators, value: perpetrators.join('、') },
  ]
  return (
    <>
      {current.untilOn < visit.act.today && <Banner tone="warn" title={words.expired} />}
      <Description rows={rows.filter(({ value }) => value !== '')} />
    </>
  )
}

const KEYS = ['kind', 'term', 'documentNo', 'by', 'state'] as const

/** Every term there was, the newest first. */
export function TermsTable({ visit, terms }: { readonly visit: SignedVisit; readonly terms: readonly NamedProtection[] }) {
  return (
    <Table
      caption={words.sections.terms}
      isCaptionHidden
      isWrapping
      columns={KEYS.map(key => ({ key, label: words.columns[key] }))}
      rows={terms.map(term => ({
        key: term.id,
        cells: {
          kind: kindInWords(visit, term),
          term: termOf(term),
          documentNo: term.documentNo ?? '',
          by: term.setByName,
          state: stateOf(term),
        },
      }))}
      empty={{ title: words.none, text: words.noneText }}
    />
  )
}

/** From what somebody is protected, in words. */
export function kindInWords(visit: SignedVisit, term: Pick<NamedProtection, 'kind'>): string {
  return visit.house.codes.label('protection_kind', term.kind, visit.act.today)
}

function termOf({ fromOn, untilOn }: NamedProtection): string {
  return consentTexts.term(formatDayShort(fromOn), formatDayShort(untilOn))
}

function stateOf({ isCurrent, endedByName }: NamedProtection): string {
  if (isCurrent) return words.current
  return endedByName === null ? words.renewed : words.ended(endedByName)
}
