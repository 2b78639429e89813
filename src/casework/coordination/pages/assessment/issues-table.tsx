import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Badge } from '../../../../ui/badge.tsx'
import { Banner } from '../../../../ui/banner.tsx'
import { ButtonLink } from '../../../../ui/button.tsx'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import type { Issue } from '../../domain/assessment/issue.ts'
import { isGapNeed, unowned } from '../../domain/assessment/issue.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import { texts } from './texts.ts'
import { labelOf, sinceInWords } from './wording.ts'

const { issues: words } = texts

type Shown = { readonly visit: SignedVisit; readonly head: CaseHead; readonly issues: readonly Issue[]; readonly isBelowForm?: boolean }

/** What troubles the household and the persons in it, and which of it nobody has taken on. */
export function IssuesSection({ visit, head, issues, isBelowForm = false }: Shown) {
  const { id } = head.supportCase
  const gaps = unowned(issues)
  const add =
    head.glassUntil === null && !isBelowForm ? (
      <ButtonLink kind="secondary" href={`/cases/${id}/issues/new`}>
        {words.add}
      </ButtonLink>
    ) : undefined
  return (
    <Section id="issues" title={words.title} actions={issues.length > 0 ? add : undefined}>
      {gaps.length > 0 && (
        <Banner tone="warn" title={words.unownedTitle(gaps.length)}>
          <p>{words.unownedText}</p>
        </Banner>
      )}
      {issues.some(isGapNeed) && (
        <p>
          <a href="/gap-needs">{words.toGaps}</a>
        </p>
      )}
      <Table
        caption={words.title}
        isCaptionHidden
        isWrapping
        columns={(['code', 'whose', 'severity', 'since', 'owner', 'state', 'missing'] as const).map(key => ({
          key,
          label: words.column[key],
          isWhole: key === 'whose' || key === 'since',
        }))}
        rows={issues.map(issue => rowOf(visit, issue))}
        empty={{ title: words.none, text: words.noneText, action: add }}
      />
    </Section>
  )
}

function rowOf(visit: SignedVisit, issue: Issue) {
  const isClosed = issue.state === 'closed'
  const grave = issue.severity === 3 ? 'bad' : issue.severity === 2 ? 'warn' : 'neutral'
  return {
    key: issue.id,
    href: `/cases/${issue.caseId}/issues/${issue.id}`,
    cells: {
      code: labelOf(visit, 'issue', issue.code),
      whose: issue.personName ?? words.household,
      severity: <Badge tone={isClosed ? 'done' : grave}>{labelOf(visit, 'issue_severity', String(issue.severity))}</Badge>,
      since: sinceInWords(issue.since),
      owner: issue.ownerAgencyName ?? (isClosed ? '' : <Badge tone="warn">{words.unowned}</Badge>),
      state: (
        <Badge tone={isClosed ? 'done' : issue.state === 'eased' ? 'good' : 'info'}>{labelOf(visit, 'issue_state', issue.state)}</Badge>
      ),
      missing: isGapNeed(issue) ? issue.missing : '',
    },
  }
}
