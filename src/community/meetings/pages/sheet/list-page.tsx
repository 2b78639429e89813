import { dayOfInstant, formatDayShort } from '../../../../kernel/day.ts'
import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { Table } from '../../../../ui/table.tsx'
import { readSheets } from '../../acts/sheet/read-sheets.ts'
import { texts } from '../texts.ts'
import { sheetTexts } from './texts.ts'

const ROWS = 50

/** GET /sheets: the sheets of all bodies the reader may see, the newest first. */
export async function showSheets(visit: SignedVisit): Promise<Answer> {
  const after = readId<'sheet'>(visit.query.get('after') || undefined)
  const { rows, next, reader } = await readSheets(visit.act, { after, limit: ROWS })
  const isKeeper = reader.isCoordinator || reader.kept.length > 0
  const begin = isKeeper && (
    <ButtonLink kind="primary" href="/sheets/new" shortcut="new">
      {sheetTexts.new}
    </ButtonLink>
  )
  return page(
    <Layout
      title={sheetTexts.title}
      frame={frameOf(visit, 'meetings')}
      crumbs={[{ label: texts.title, href: '/meetings' }, { label: sheetTexts.title }]}
    >
      <PageTitle title={sheetTexts.title} lead={sheetTexts.lead} actions={begin} />
      <Table
        caption={sheetTexts.title}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'theme', label: sheetTexts.columns.theme, width: 'l' },
          { key: 'body', label: sheetTexts.columns.body },
          { key: 'council', label: sheetTexts.columns.council },
          { key: 'meeting', label: sheetTexts.columns.meeting },
          { key: 'notes', label: sheetTexts.columns.notes, align: 'end' },
          { key: 'waiting', label: sheetTexts.columns.waiting, align: 'end' },
          { key: 'madeAt', label: sheetTexts.columns.madeAt, isWhole: true },
        ]}
        rows={rows.map(row => ({
          key: row.id,
          href: `/sheets/${row.id}`,
          cells: {
            theme: row.theme,
            body: row.bodyName,
            council: row.councilName ?? sheetTexts.cityWide,
            meeting: row.meetingTitle ?? sheetTexts.between,
            notes: sheetTexts.pieces(row.notes),
            waiting: sheetTexts.pieces(row.waiting),
            madeAt: formatDayShort(dayOfInstant(row.madeAt)),
          },
        }))}
        empty={{
          title: sheetTexts.noSheets,
          text: isKeeper ? sheetTexts.noSheetsText : sheetTexts.noSheetsForMember,
          action: begin || undefined,
        }}
      />
      <Pager nextHref={next && `/sheets?after=${next}`} prevHref={after && '/sheets'} />
    </Layout>,
  )
}
