import type { Child } from 'hono/jsx'
import { formatDayShort } from '../../../../kernel/day.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { ConsultationId } from '../../../desk/index.ts'
import { readCasesOfConsultation } from '../../acts/case/read-cases.ts'
import { readRequestsOf } from '../../acts/case/read-request.ts'
import { isRequestOverdue } from '../../domain/case/request.ts'
import { CaseTable } from './case-table.tsx'
import { RequestBadge } from './request-boxes.tsx'
import { requestTexts as texts } from './request-texts.ts'

/** The requests of one consultation and the case that came of it, for the consultation's own page; nothing where there is neither. */
export async function requestsPanel(visit: SignedVisit, id: ConsultationId): Promise<Child> {
  const cases = await readCasesOfConsultation(visit.act, id)
  const rows = await readRequestsOf(visit.act, id)
  if (cases.length === 0 && rows.length === 0) return null
  return (
    <>
      {cases.length > 0 && (
        <Section id="cases" title={texts.toCase}>
          <CaseTable visit={visit} rows={cases} isNarrow />
        </Section>
      )}
      {rows.length > 0 && (
        <Section id="requests" title={texts.title}>
          <Table
            caption={texts.title}
            isCaptionHidden
            isWrapping
            columns={[
              { key: 'to', label: texts.columns.to },
              { key: 'variant', label: texts.columns.variant },
              { key: 'state', label: texts.columns.state },
              { key: 'replyBy', label: texts.columns.replyBy },
            ]}
            rows={rows.map(row => ({
              key: row.id,
              href: `/coordination/${row.id}`,
              tone: isRequestOverdue(row, visit.act.today) ? 'bad' : undefined,
              cells: {
                to: `${texts.number(row.no)}　${row.toName}`,
                variant: texts.variant(row.basis === 'consent'),
                state: <RequestBadge row={row} visit={visit} />,
                replyBy: formatDayShort(row.replyBy),
              },
            }))}
            empty={{ title: texts.panelEmpty, text: '' }}
          />
        </Section>
      )}
    </>
  )
}
