import { formatDayShort, formatInstant } from '../../../../kernel/day.ts'
import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge, Urgency } from '../../../../ui/badge.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'
import { csvAnswer } from '../../../../ui/csv.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { ui } from '../../../../ui/languages/ja.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import type { TableColumn, TableRow } from '../../../../ui/table.tsx'
import { Table } from '../../../../ui/table.tsx'
import { Tabs } from '../../../../ui/tabs.tsx'
import { countRequestBoxes, exportRequestBox, REQUEST_COUNT_BOUND, readRequestBox } from '../../acts/case/read-request.ts'
import type { RequestBox, RequestRow } from '../../domain/case/request.ts'
import { isRequestOverdue, REQUEST_BOXES } from '../../domain/case/request.ts'
import { requestTexts as texts } from './request-texts.ts'
import { STATE_TONE } from './request-words.ts'

const ROWS = 50
const CSV_ROWS = 5000
const { columns } = texts

/** The four boxes of requests, one at a time, 50 rows a page. */
export async function showRequestBoxes(visit: SignedVisit): Promise<Answer> {
  const box = requestBoxAsked(visit.query.get('box'))
  const after = readId<'coordination_request'>(visit.query.get('after'))
  const { rows, next } = await readRequestBox(visit.act, box, { limit: ROWS, after })
  const counts: Partial<Record<RequestBox, number>> = await countRequestBoxes(visit.act)
  return page(
    <Layout title={`${texts.boxes[box]}｜${texts.boxes.title}`} frame={frameOf(visit, 'coordination')}>
      <PageTitle
        title={texts.boxes.title}
        lead={texts.boxes.lead}
        actions={
          <>
            <ButtonLink kind="quiet" href={`/coordination.csv?box=${box}`}>
              {texts.boxes.export}
            </ButtonLink>
            <PrintButton />
          </>
        }
      />
      <Tabs
        label={texts.boxes.tabs}
        tabs={REQUEST_BOXES.map(one => ({
          href: `/coordination?box=${one}`,
          label: texts.boxes[one],
          count: countText(counts[one]),
          isHere: one === box,
        }))}
      />
      <Table
        caption={texts.boxes[box]}
        isCaptionHidden
        columns={columnsOf(box)}
        rows={rows.map(row => rowOf(visit, box, row))}
        empty={texts.empty[box]}
      />
      <Pager nextHref={next && `/coordination?box=${box}&after=${next}`} prevHref={after && `/coordination?box=${box}`} />
    </Layout>,
  )
}

/** A box as a file: the same rows under the same sight, and the file says so when there were more. */
export async function exportRequestBoxes(visit: SignedVisit): Promise<Answer> {
  const box = requestBoxAsked(visit.query.get('box'))
  const { rows, isCut } = await exportRequestBox(visit.act, box, CSV_ROWS)
  const head = [
    columns.number,
    columns.state,
    columns.overdue,
    columns.variant,
    columns.from,
    columns.to,
    columns.asked,
    columns.urgency,
    columns.replyBy,
    columns.submittedAt,
  ]
  const lines = rows.map(row => [
    texts.number(row.no),
    texts.states[row.state],
    isRequestOverdue(row, visit.act.today) ? texts.overdue : '',
    texts.variant(row.basis === 'consent'),
    row.fromName,
    row.toName,
    row.asked,
    ui.urgency[row.urgency],
    row.replyBy,
    row.submittedAt && formatInstant(row.submittedAt),
  ])
  return csvAnswer(`coordination-${box}-${visit.act.today}`, [head, ...lines, ...(isCut ? [[texts.boxes.cut(CSV_ROWS)]] : [])])
}

/** The box a link asks for; the one where somebody waits for us when it asks for none. */
export function requestBoxAsked(text: string): RequestBox {
  return REQUEST_BOXES.find(box => box === text) ?? 'to_answer'
}

/** The one badge for a dense list: an answer that is overdue, else the state. */
export function RequestBadge({ row, visit }: { readonly row: RequestRow; readonly visit: SignedVisit }) {
  if (isRequestOverdue(row, visit.act.today)) return <Badge tone="bad">{texts.overdue}</Badge>
  return <Badge tone={STATE_TONE[row.state]}>{texts.states[row.state]}</Badge>
}

function countText(n: number | undefined): string | undefined {
  if (n === undefined) return undefined
  return n >= REQUEST_COUNT_BOUND ? `${REQUEST_COUNT_BOUND}件以上` : `${n}件`
}

function isSending(box: RequestBox): boolean {
  return box === 'waiting' || box === 'sent'
}

function columnsOf(box: RequestBox): readonly TableColumn[] {
  return [
    { key: 'number', label: columns.number, width: 'xs' },
    { key: 'asked', label: columns.asked },
    { key: 'other', label: isSending(box) ? columns.to : columns.from, width: 'm' },
    { key: 'variant', label: columns.variant, width: 'xs' },
    { key: 'urgency', label: columns.urgency, width: 's' },
    { key: 'state', label: columns.state, width: 'm' },
    { key: 'replyBy', label: columns.replyBy, width: 's' },
  ]
}

function rowOf(visit: SignedVisit, box: RequestBox, row: RequestRow): TableRow {
  return {
    key: row.id,
    href: `/coordination/${row.id}`,
    tone: isRequestOverdue(row, visit.act.today) ? 'bad' : undefined,
    cells: {
      number: texts.number(row.no),
      asked: row.asked,
      other: isSending(box) ? row.toName : row.fromName,
      variant: texts.variant(row.basis === 'consent'),
      urgency: <Urgency level={row.urgency} />,
      state: <RequestBadge row={row} visit={visit} />,
      replyBy: formatDayShort(row.replyBy),
    },
  }
}
