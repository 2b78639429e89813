import type { Day } from '../../../kernel/day.ts'
import { formatDayShort, formatInstant } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge, Urgency } from '../../../ui/badge.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { csvAnswer } from '../../../ui/csv.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import { SearchBox } from '../../../ui/search-box.tsx'
import type { TableRow } from '../../../ui/table.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import type { QueueCounts, QueuePage } from '../acts/read-queues.ts'
import { countQueues, readQueue } from '../acts/read-queues.ts'
import type { ConsultationId, Urgency as UrgencyCode } from '../domain/consultation.ts'
import type { Queue, QueueRow } from '../domain/queue.ts'
import { COUNT_BOUND, QUEUES } from '../domain/queue.ts'
import { WishBadges } from './reach-panel.tsx'
import { doneText, texts } from './texts.ts'
import { labelOf, numberWords, stateTone, stateWords } from './words.ts'

const PAGE = 50
const CSV_PAGE = 1000

/** The queues of a desk: those without outcome first, oldest first. */
export async function showQueue(visit: SignedVisit): Promise<Answer> {
  const queue = queueAsked(visit)
  const after = readId<'consultation'>(visit.query.get('after') || undefined)
  const counts = await countQueues(visit.act)
  const found = await readQueue(visit.act, queue, { limit: PAGE, after })
  return page(<QueueView visit={visit} queue={queue} counts={counts} found={found} />)
}

/** The same list for a spreadsheet, under the same sight. */
export async function exportQueue(visit: SignedVisit): Promise<Answer> {
  const queue = queueAsked(visit)
  const { rows } = await readQueue(visit.act, queue, { limit: CSV_PAGE })
  const head = [
    texts.no,
    texts.receivedAt,
    texts.channel,
    texts.person,
    texts.statement,
    texts.urgency,
    texts.state,
    texts.worker,
    texts.nextOn,
  ]
  return csvAnswer(`consultations-${queue}`, [
    head,
    ...rows.map(row => [
      numberWords(row.no),
      formatInstant(row.receivedAt),
      labelOf(visit, 'channel', row.channel, row.receivedAt.toISOString()),
      row.subject ?? row.called ?? '',
      row.statement,
      labelOf(visit, 'urgency', row.urgency),
      stateWords(row.state),
      row.ownerName ?? '',
      row.nextOn ?? '',
    ]),
  ])
}

/** Rows of consultations as the table shows them; for the search's results as well. */
export function consultationRows(visit: SignedVisit, rows: readonly QueueRow[]): readonly TableRow[] {
  return rows.map(row => {
    const isLate = row.replyBy !== null && row.replyBy < visit.act.today
    return {
      key: row.id,
      href: `/consultations/${row.id}`,
      tone: isLate || row.urgency === 'immediate' ? 'bad' : undefined,
      cells: {
        no: numberWords(row.no),
        receivedAt: receivedWords(row.receivedAt, visit.act.today),
        person: row.subject ?? row.called ?? texts.unknownName,
        statement: (
          <>
            <WishBadges visit={visit} row={row} /> {row.statement}
          </>
        ),
        urgency: row.urgency ? <Urgency level={row.urgency as UrgencyCode} /> : '',
        state: <State row={row} isLate={isLate} />,
        worker: row.ownerName ?? texts.noWorker,
        nextOn: row.nextOn ? formatDayShort(row.nextOn) : '',
      },
    }
  })
}

/** Day and hour this year; a search may reach back further, and then the year matters more than the hour. */
function receivedWords(at: Date, today: Day): string {
  const words = formatInstant(at)
  return words.slice(0, 4) === today.slice(0, 4) ? words.slice(5) : words.slice(0, 10)
}

/** Columns of every list of consultations. */
export const CONSULTATION_LIST = [
  { key: 'no', label: texts.no, width: 'xs' },
  { key: 'receivedAt', label: texts.receivedAt, width: 's' },
  { key: 'person', label: texts.person, width: 's' },
  { key: 'statement', label: texts.statement },
  { key: 'urgency', label: texts.urgency, width: 's' },
  { key: 'state', label: texts.state, width: 'm' },
  { key: 'worker', label: texts.worker, width: 's' },
] as const

/** On a person's page the person is known and the room is half. */
export const PERSON_LIST = CONSULTATION_LIST.filter(column => ['no', 'receivedAt', 'statement', 'state'].includes(column.key))

/** In the list of what is due, the day itself matters more than how urgent it once was. */
const DUE_LIST = CONSULTATION_LIST.map(column =>
  column.key === 'urgency' ? ({ key: 'nextOn', label: texts.nextOn, width: 's' } as const) : column,
)

function State(props: { readonly row: QueueRow; readonly isLate: boolean }) {
  const { row } = props
  if (row.waitingOn === null) return <Badge tone={stateTone(row.state)}>{stateWords(row.state)}</Badge>
  return (
    <>
      <Badge tone={props.isLate ? 'bad' : 'info'}>{props.isLate ? texts.waitingLate : texts.waiting}</Badge> {row.waitingOn}
    </>
  )
}

function QueueView(props: { readonly visit: SignedVisit; readonly queue: Queue; readonly counts: QueueCounts; readonly found: QueuePage }) {
  const { visit, queue, found } = props
  return (
    <Layout title={texts.queues[queue]} frame={frameOf(visit, 'consultations')} flash={doneText(visit.query.get('done'))}>
      <PageTitle
        title={texts.queues[queue]}
        lead={texts.queueLead[queue]}
        actions={
          <>
            <ButtonLink kind="primary" href="/consultations/new" shortcut="new">
              {texts.begin}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`/consultations.csv?queue=${queue}`}>
              {texts.csv}
            </ButtonLink>
            <PrintButton />
          </>
        }
      />
      <SearchBox action="/consultations/search" token={visit.formToken} label={texts.searchLabel} />
      <Tabs
        label={texts.title}
        tabs={QUEUES.map(one => ({
          href: `/consultations?queue=${one}`,
          label: texts.queues[one],
          count: texts.count(props.counts[one], COUNT_BOUND),
          isHere: one === queue,
        }))}
      />
      <Table
        caption={texts.queues[queue]}
        isCaptionHidden
        columns={queue === 'overdue' ? DUE_LIST : CONSULTATION_LIST}
        rows={consultationRows(visit, found.rows)}
        empty={texts.empty[queue]}
      />
      <Pager nextHref={found.next && `/consultations?queue=${queue}&after=${found.next satisfies ConsultationId}`} />
    </Layout>
  )
}

function queueAsked(visit: SignedVisit): Queue {
  return QUEUES.find(one => one === visit.query.get('queue')) ?? 'without_outcome'
}
