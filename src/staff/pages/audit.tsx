import { z } from 'zod'
import { formatInstant } from '../../kernel/day.ts'
import { readId } from '../../kernel/id.ts'
import { json, page } from '../../platform/http/answer.ts'
import type { ApiRoute } from '../../platform/http/api.ts'
import { apiRoute, LIST_QUERY, listOf } from '../../platform/http/api.ts'
import type { NavPlace, Route, SignedVisit } from '../../platform/http/route.ts'
import { route } from '../../platform/http/route.ts'
import { Badge } from '../../ui/badge.tsx'
import { Banner } from '../../ui/banner.tsx'
import { Figures } from '../../ui/figures.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PrintButton } from '../../ui/print.tsx'
import { Table } from '../../ui/table.tsx'
import type { AuditLine } from '../acts/read-audit.ts'
import { readAudit } from '../acts/read-audit.ts'
import type { Waiting } from '../acts/watch-access.ts'
import { readWaiting } from '../acts/watch-access.ts'
import { alertApi, alertRoutes } from './alert-routes.ts'
import { alertTexts } from './alert-texts.ts'
import { auditTexts as texts } from './audit-texts.ts'

/** Who looked at what: the privacy officer's page. */
export const auditRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/audit',
    duty: 'audit',
    audit: 'audit.read',
    handler: async visit => {
      const subject = readId<'subject'>(visit.query.get('subject') || undefined)
      const { lines, hasMore } = await readAudit(visit.act, subject, readId(visit.query.get('after') || undefined))
      const waiting = await readWaiting(visit.act)
      return page(<AuditPage visit={visit} lines={lines} next={hasMore ? lines.at(-1) : undefined} subject={subject} waiting={waiting} />)
    },
  }),
  ...alertRoutes,
]

export const auditNavigation: readonly NavPlace[] = [{ key: 'audit', href: '/audit', label: texts.title, duty: 'audit' }]

const LINE = z.object({
  id: z.string(),
  at: z.string(),
  staffName: z.string().nullable(),
  agencyName: z.string().nullable(),
  action: z.string(),
  subjectType: z.string(),
  subjectIds: z.array(z.string()),
  outcome: z.string(),
  refusal: z.string().nullable(),
  purpose: z.string().nullable(),
  route: z.string(),
  requestNo: z.string(),
})

/** The access log in the API. */
export const auditApi: readonly ApiRoute[] = [
  apiRoute({
    method: 'GET',
    path: '/api/v1/audit',
    duty: 'audit',
    audit: 'audit.read',
    summary: '見た記録（個人情報の担当だけ）',
    query: LIST_QUERY.extend({ subject: z.uuid().optional() }),
    answer: listOf(LINE),
    handler: async visit => {
      const subject = readId<'subject'>(visit.query.get('subject') || undefined)
      const { lines, hasMore } = await readAudit(
        visit.act,
        subject,
        readId(visit.query.get('cursor') || undefined),
        Number(visit.query.get('limit') || 50),
      )
      const last = lines.at(-1)
      return json({ items: lines, nextCursor: hasMore && last ? last.id : null })
    },
  }),
  ...alertApi,
]

function AuditPage(props: {
  readonly visit: SignedVisit
  readonly lines: readonly AuditLine[]
  readonly next: AuditLine | undefined
  readonly subject: string | undefined
  readonly waiting: Waiting
}) {
  const { visit, lines, next } = props
  return (
    <Layout title={texts.title} frame={frameOf(visit, 'audit')}>
      <PageTitle title={texts.title} lead={texts.lead} actions={<PrintButton />} />
      {props.subject && (
        <Banner tone="info" title={texts.oneSubject}>
          <p>
            <a href="/audit">{texts.allSubjects}</a>
          </p>
        </Banner>
      )}
      {!props.subject && <WaitingFigures waiting={props.waiting} />}
      <Table
        caption={texts.title}
        isCaptionHidden
        columns={[
          { key: 'at', label: texts.at, width: 's' },
          { key: 'staff', label: texts.staff, width: 's' },
          { key: 'agency', label: texts.agency, width: 'm' },
          { key: 'action', label: texts.action, width: 'm' },
          { key: 'subjects', label: texts.subjects },
          { key: 'outcome', label: texts.outcome, width: 'xs' },
          { key: 'requestNo', label: texts.requestNo, width: 's' },
        ]}
        rows={lines.map(line => ({
          key: line.id,
          cells: {
            at: formatInstant(line.at),
            staff: line.staffName ?? texts.nobody,
            agency: line.agencyName ?? '',
            action: texts.actionOf(line.action),
            subjects: <Subjects line={line} />,
            outcome: (
              <Badge tone={line.outcome === 'done' ? 'neutral' : 'warn'}>
                {texts.outcomes[line.outcome === 'done' ? 'done' : line.outcome === 'absent' ? 'absent' : 'refused']}
              </Badge>
            ),
            requestNo: <span class="tn-whole">{line.requestNo}</span>,
          },
        }))}
        empty={{ title: texts.emptyTitle, text: texts.emptyText }}
      />
      <Pager nextHref={next && `/audit?${new URLSearchParams({ after: next.id, ...(props.subject ? { subject: props.subject } : {}) })}`} />
    </Layout>
  )
}

/** What the privacy officer still has to look into. */
function WaitingFigures({ waiting }: { readonly waiting: Waiting }) {
  const { waitingOpenings, waitingOverdue, waitingAlerts, waitingTitle } = alertTexts
  const tone = (n: number, high: 'warn' | 'bad') => (n > 0 ? high : 'neutral')
  return (
    <Figures
      label={waitingTitle}
      entries={[
        {
          key: 'openings',
          label: waitingOpenings,
          value: String(waiting.openings),
          href: '/glass/reviews',
          tone: tone(waiting.openings, 'warn'),
        },
        {
          key: 'overdue',
          label: waitingOverdue,
          value: String(waiting.overdue),
          href: '/glass/reviews',
          tone: tone(waiting.overdue, 'bad'),
        },
        { key: 'alerts', label: waitingAlerts, value: String(waiting.alerts), href: '/audit/alerts', tone: tone(waiting.alerts, 'warn') },
      ]}
    />
  )
}

/** The end of an id tells records apart; its beginning is only the time of making. */
function Subjects(props: { readonly line: AuditLine }) {
  const [first, ...rest] = props.line.subjectIds
  if (first === undefined) return <>{texts.noSubject}</>
  return (
    <>
      <a href={`/audit?subject=${first}`}>{first.slice(-8)}</a>
      {rest.length > 0 && texts.more(rest.length)}
    </>
  )
}
