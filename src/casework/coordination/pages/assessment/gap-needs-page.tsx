import { formatDayShort } from '../../../../kernel/day.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { ButtonLink } from '../../../../ui/button.tsx'
import { csvAnswer } from '../../../../ui/csv.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { PrintButton } from '../../../../ui/print.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { GapNeeds } from '../../acts/assessment/read-gap-needs.ts'
import { readGapNeeds } from '../../acts/assessment/read-gap-needs.ts'
import { caseTexts } from '../case/case-texts.ts'
import { issueTexts } from './texts-issue.ts'
import { labelOf } from './wording.ts'

const { gaps: words } = issueTexts
const SHOWN = 100
const EXPORTED = 5000

/** GET /gap-needs: for what no programme fits, as far as the reader may see. */
export async function showGapNeeds(visit: SignedVisit): Promise<Answer> {
  const gaps = await readGapNeeds(visit.act, SHOWN)
  const actions = (
    <>
      <ButtonLink kind="secondary" href="/gap-needs.csv">
        {words.csv}
      </ButtonLink>
      <PrintButton />
    </>
  )
  return page(
    <Layout
      title={words.title}
      frame={frameOf(visit, 'gaps')}
      crumbs={[{ label: caseTexts.navigation, href: '/cases' }, { label: words.title }]}
      withExit
    >
      <PageTitle title={words.title} lead={words.lead} actions={actions} />
      {gaps.isCut && <p>{words.cut(SHOWN)}</p>}
      <Table
        caption={words.title}
        isCaptionHidden
        isWrapping
        columns={(['where', 'missing', 'code', 'agency', 'since'] as const).map(key => ({ key, label: words.column[key] }))}
        rows={linesOf(visit, gaps).map(({ key, href, ...cells }) => ({
          key,
          href,
          cells: { ...cells, since: formatDayShort(cells.since) },
        }))}
        empty={{ title: words.empty, text: words.emptyText }}
      />
    </Layout>,
  )
}

/** GET /gap-needs.csv: the same rows under the same sight, and the file says so when there were more. */
export async function exportGapNeeds(visit: SignedVisit): Promise<Answer> {
  const gaps = await readGapNeeds(visit.act, EXPORTED, true)
  const { column } = words
  const lines = linesOf(visit, gaps).map(({ where, missing, code, agency, since }) => [where, missing, code, agency, since])
  const head = [column.where, column.missing, column.code, column.agency, column.since]
  return csvAnswer(`gap-needs-${visit.act.today}`, [head, ...lines, ...(gaps.isCut ? [[words.cut(EXPORTED)]] : [])])
}

/** Cases and consultations in one list, the newest first. */
function linesOf(visit: SignedVisit, { ofCases, ofConsultations }: GapNeeds) {
  const cases = ofCases.map(gap => ({
    key: gap.issueId as string,
    href: `/cases/${gap.caseId}/issues/${gap.issueId}`,
    where: `${caseTexts.no(gap.no)}　${gap.label}`,
    missing: gap.missing,
    code: gap.code === null ? words.covered : labelOf(visit, 'issue', gap.code),
    agency: gap.agencyName,
    since: gap.since,
  }))
  const consultations = ofConsultations.map(gap => ({
    key: gap.id as string,
    href: `/consultations/${gap.id}`,
    where: `${words.consultation} S-${String(gap.no).padStart(6, '0')}`,
    missing: gap.missing,
    code: '',
    agency: gap.agencyName,
    since: gap.since,
  }))
  return [...cases, ...consultations].sort((a, b) => (a.since === b.since ? 0 : a.since < b.since ? 1 : -1))
}
