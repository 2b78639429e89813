import { formatDayShort } from '../../../kernel/day.ts'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Urgency } from '../../../ui/badge.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Pager } from '../../../ui/pager.tsx'
import { PrintButton } from '../../../ui/print.tsx'
import type { TableColumn, TableRow } from '../../../ui/table.tsx'
import { Table } from '../../../ui/table.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { COUNT_BOUND, countBoxes, readBox } from '../acts/read-boxes.ts'
import type { Box, BoxRow } from '../domain/box.ts'
import { BOXES } from '../domain/box.ts'
import { isOverdue } from '../domain/sending.ts'
import { MainBadge } from './badges.tsx'
import { texts } from './texts.ts'
import { referralNo } from './wording.ts'

const ROWS = 50

/** The five boxes of referrals, one at a time, 50 rows a page. */
export async function showBoxes(visit: SignedVisit): Promise<Answer> {
  const box = boxAsked(visit.query.get('box'))
  const after = readId<'referral'>(visit.query.get('after'))
  const { rows, next } = await readBox(visit.act, box, { limit: ROWS, after })
  const counts: Partial<Record<Box, number>> = await countBoxes(visit.act)
  return page(
    <Layout title={`${texts.boxes[box]}｜${texts.boxes.title}`} frame={frameOf(visit, 'referrals')}>
      <PageTitle
        title={texts.boxes.title}
        lead={texts.boxes.lead}
        actions={
          <>
            <ButtonLink kind="quiet" href={`/referrals.csv?box=${box}`}>
              {texts.boxes.export}
            </ButtonLink>
            <PrintButton />
          </>
        }
      />
      <Tabs
        label={texts.boxes.tabs}
        tabs={BOXES.map(one => ({
          href: `/referrals?box=${one}`,
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
      <Pager
        nextHref={next && `/referrals?box=${box}&after=${next}`}
        prevHref={after && `/referrals?box=${box}`}
        countText={rows.length > 0 ? countText(counts[box]) : undefined}
      />
    </Layout>,
  )
}

/** The box a link asks for; the one where somebody waits for us when it asks for none. */
export function boxAsked(text: string): Box {
  return BOXES.find(box => box === text) ?? 'to_answer'
}

function countText(n: number | undefined): string | undefined {
  if (n === undefined) return undefined
  return n >= COUNT_BOUND ? texts.boxes.atLeast(COUNT_BOUND) : texts.boxes.count(n)
}

/** Whether we stand at the sending end in this box, so that the other agency is the receiver. */
function isSending(box: Box): boolean {
  return box === 'waiting' || box === 'sent' || box === 'follow_up'
}

/** Without a width of their own, what is asked and the state share what the others leave. */
function columnsOf(box: Box): readonly TableColumn[] {
  const { column } = texts
  return [
    { key: 'number', label: column.number, width: 'xs' },
    { key: 'asked', label: column.askedOnly },
    { key: 'other', label: isSending(box) ? column.to : column.from, width: 'm' },
    { key: 'urgency', label: column.urgency, width: 's' },
    { key: 'state', label: column.state },
    box === 'follow_up' ? { key: 'followUp', label: column.followUp, width: 's' } : { key: 'replyBy', label: column.replyBy, width: 's' },
  ]
}

function rowOf(visit: SignedVisit, box: Box, row: BoxRow): TableRow {
  return {
    key: row.id,
    href: `/referrals/${row.id}`,
    tone: isOverdue(row, visit.act.today) || row.isContradicted ? 'bad' : undefined,
    cells: {
      number: referralNo(row.no),
      asked: `${texts.kind[row.kind]}：${row.asked}`,
      other: isSending(box) ? row.toName : row.fromName,
      urgency: <Urgency level={row.urgency} />,
      state: <MainBadge referral={row} today={visit.act.today} />,
      replyBy: formatDayShort(row.replyBy),
      followUp: row.followUpOn && formatDayShort(row.followUpOn),
    },
  }
}
