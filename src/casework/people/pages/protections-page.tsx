import { formatDayShort, formatInstant } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import type { ProtectionsView } from '../acts/read-protection.ts'
import { readProtections } from '../acts/read-protection.ts'
import type { PersonId } from '../domain/person.ts'
import { nameOf } from '../domain/person.ts'
import { kindInWords } from './protection-terms.tsx'
import { protectionTexts } from './protection-texts.ts'

const words = protectionTexts.list
const DAYS = 7

/** GET /protections: who is protected by one's agency, and who opened a place during the last week, for the head. */
export async function showProtections(visit: SignedVisit): Promise<Answer> {
  const view = await readProtections(visit.act, DAYS)
  return page(
    <Layout title={words.title} frame={frameOf(visit, 'protections')} crumbs={[{ label: words.title }]} withExit>
      <PageTitle title={words.title} lead={words.lead} actions={<PrintButton />} />
      <Section id="openings" title={words.openings(DAYS)}>
        <Openings visit={visit} view={view} />
      </Section>
      <Section id="standing" title={words.standing}>
        <Standing visit={visit} view={view} />
      </Section>
    </Layout>,
  )
}

type Shown = { readonly visit: SignedVisit; readonly view: ProtectionsView }

function Openings({ view }: Shown) {
  const name = nameFinder(view)
  return (
    <Table
      caption={words.openings(DAYS)}
      isCaptionHidden
      isWrapping
      columns={(['at', 'by', 'name', 'reason'] as const).map(key => ({ key, label: words.columns[key] }))}
      rows={view.openings.map((opening, index) => ({
        key: String(index),
        cells: { at: formatInstant(opening.at), by: opening.staffName, name: name(opening.personId), reason: opening.reason },
      }))}
      empty={{ title: words.noOpenings, text: words.noOpeningsText }}
    />
  )
}

function Standing({ visit, view }: Shown) {
  const name = nameFinder(view)
  return (
    <Table
      caption={words.standing}
      isCaptionHidden
      isWrapping
      columns={(['name', 'kind', 'until', 'mark'] as const).map(key => ({ key, label: words.columns[key] }))}
      rows={view.standing.map(row => ({
        key: row.personId,
        href: `/people/${row.personId}/protection`,
        cells: {
          name: name(row.personId),
          kind: kindInWords(visit, row),
          until: formatDayShort(row.untilOn),
          mark: <Marks isOver={row.untilOn < visit.act.today} isEndAsked={row.isEndAsked} />,
        },
      }))}
      empty={{ title: words.none, text: words.noneText }}
    />
  )
}

function Marks({ isOver, isEndAsked }: { readonly isOver: boolean; readonly isEndAsked: boolean }) {
  if (!isOver && !isEndAsked) return null
  return (
    <>
      {isOver && <Badge tone="bad">{words.over}</Badge>} {isEndAsked && <Badge tone="warn">{words.endAsked}</Badge>}
    </>
  )
}

function nameFinder({ people }: ProtectionsView): (id: PersonId) => string {
  const names = new Map(people.map(person => [person.id, nameOf(person)]))
  return id => names.get(id) ?? ''
}
