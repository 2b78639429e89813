import { formatDayShort } from '../../../../kernel/day.ts'
import { readId } from '../../../../kernel/id.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Pager } from '../../../../ui/pager.tsx'
import { Table } from '../../../../ui/table.tsx'
import { readDueLooks } from '../../acts/plan/read-plans.ts'
import { formTexts } from './plan-form-texts.ts'
import { planTexts as texts } from './plan-texts.ts'

const ROWS = 50

/** The looks the reader's agency owes, the most pressing first. */
export async function showDue(visit: SignedVisit): Promise<Answer> {
  const after = readId<'monitoring'>(visit.query.get('after'))
  const { rows, next } = await readDueLooks(visit.act, { limit: ROWS, after })
  const { dueColumn } = formTexts
  return page(
    <Layout
      title={formTexts.dueTitle}
      frame={frameOf(visit, 'cases')}
      crumbs={[{ label: dueColumn.of, href: '/cases' }, { label: formTexts.dueTitle }]}
      withExit
    >
      <PageTitle title={formTexts.dueTitle} lead={formTexts.dueLead} />
      <Table
        caption={formTexts.dueTitle}
        isCaptionHidden
        columns={[
          { key: 'words', label: dueColumn.words, width: 'l' },
          { key: 'due', label: dueColumn.due, width: 's' },
          { key: 'of', label: dueColumn.of, width: 'm' },
          { key: 'plan', label: dueColumn.plan, width: 's' },
        ]}
        rows={rows.map(row => ({
          key: row.id,
          href: `/plans/${row.planId}/actions/${row.actionId}#monitor`,
          cells: {
            words: row.words,
            due: (
              <>
                {formatDayShort(row.dueOn)}
                {row.dueOn < visit.act.today && <Badge tone="bad">{texts.late}</Badge>}
              </>
            ),
            of: `${row.caseNo}　${row.caseLabel}`,
            plan: texts.no(row.planNo),
          },
        }))}
        empty={{ title: formTexts.dueEmpty, text: formTexts.dueEmptyText }}
      />
      <Pager nextHref={next && `/plans/monitoring-due?after=${next}`} />
    </Layout>,
  )
}
