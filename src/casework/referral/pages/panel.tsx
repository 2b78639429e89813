import type { Child } from 'hono/jsx'
import { formatDayShort } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Section } from '../../../ui/section.tsx'
import { Table } from '../../../ui/table.tsx'
import { readReferralsOf } from '../acts/read-boxes.ts'
import type { ConsultationId } from '../domain/referral.ts'
import { isOverdue } from '../domain/sending.ts'
import { MainBadge } from './badges.tsx'
import { texts } from './texts.ts'
import { referralNo } from './wording.ts'

/** The referrals of one consultation, for the consultation's own page: to whom and how they stand. The way to a new one is among that page's next steps. */
export async function referralPanel(visit: SignedVisit, consultationId: ConsultationId): Promise<Child> {
  const rows = await readReferralsOf(visit.act, consultationId)
  const { today } = visit.act
  return (
    <Section id="referrals" title={texts.boxes.title}>
      <Table
        caption={texts.boxes.title}
        isCaptionHidden
        isWrapping
        columns={[
          { key: 'to', label: texts.column.to },
          { key: 'kind', label: texts.column.kind },
          { key: 'state', label: texts.column.state },
          { key: 'replyBy', label: texts.column.replyBy },
        ]}
        rows={rows.map(row => ({
          key: row.id,
          href: `/referrals/${row.id}`,
          tone: isOverdue(row, today) || row.isContradicted ? 'bad' : undefined,
          cells: {
            to: `${referralNo(row.no)}　${row.toName}`,
            kind: texts.kind[row.kind],
            state: <MainBadge referral={row} today={today} />,
            replyBy: formatDayShort(row.replyBy),
          },
        }))}
        empty={{ title: texts.panelEmpty, text: texts.panelEmptyText }}
      />
    </Section>
  )
}
