import { dayOfInstant, formatDayShort } from '../../../../kernel/day.ts'
import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Tone } from '../../../../ui/badge.tsx'
import { Badge } from '../../../../ui/badge.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { plainText } from '../../../../ui/languages/readings.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { Table } from '../../../../ui/table.tsx'
import { readEditions } from '../../acts/paper/read-editions.ts'
import type { Edition } from '../../domain/paper/edition.ts'
import { editionState } from '../../domain/paper/edition.ts'
import { sheetTexts } from '../sheet/texts.ts'
import { dayOrDash } from '../spelling.ts'
import { texts } from '../texts.ts'
import { circularTexts } from './texts.ts'

const ROWS = 50

/** GET /circulars: what went round, and what is being written, the newest first. */
export async function showCirculars(visit: SignedVisit): Promise<Answer> {
  const after = readId<'edition'>(visit.query.get('after') || undefined)
  const { rows, next, reader } = await readEditions(visit.act, { after, limit: ROWS })
  const isKeeper = reader.isCoordinator || reader.kept.length > 0
  const begin = isKeeper && (
    <ButtonLink kind="primary" href="/circulars/new" shortcut="new">
      {circularTexts.new}
    </ButtonLink>
  )
  const { columns } = circularTexts
  return page(
    <Layout
      title={circularTexts.title}
      frame={frameOf(visit, 'meetings')}
      crumbs={[{ label: texts.title, href: '/meetings' }, { label: circularTexts.title }]}
    >
      <PageTitle title={circularTexts.title} lead={circularTexts.lead} actions={begin} />
      <Table
        caption={circularTexts.title}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'title', label: columns.title, width: 'l' },
          { key: 'state', label: columns.state },
          { key: 'body', label: columns.body },
          { key: 'council', label: columns.council },
          { key: 'answerBy', label: columns.answerBy, isWhole: true },
          { key: 'writtenAt', label: columns.writtenAt, isWhole: true },
        ]}
        rows={rows.map(row => ({
          key: row.id,
          href: `/circulars/${row.id}`,
          cells: {
            title: plainText(row.title),
            state: <EditionBadge edition={row} />,
            body: row.bodyName,
            council: row.councilName ?? sheetTexts.cityWide,
            answerBy: dayOrDash(row.answerBy),
            writtenAt: formatDayShort(dayOfInstant(row.writtenAt)),
          },
        }))}
        empty={{
          title: circularTexts.none,
          text: isKeeper ? circularTexts.noneText : circularTexts.noneForMember,
          action: begin || undefined,
        }}
      />
      <Pager nextHref={next && `/circulars?after=${next}`} prevHref={after && '/circulars'} />
    </Layout>,
  )
}

/** How an edition stands, in one word. */
export function EditionBadge({ edition }: { readonly edition: Edition }) {
  const state = editionState(edition)
  return <Badge tone={TONES[state]}>{circularTexts.states[state]}</Badge>
}

const TONES: Readonly<Record<ReturnType<typeof editionState>, Tone>> = { draft: 'warn', checked: 'good', ended: 'done' }
