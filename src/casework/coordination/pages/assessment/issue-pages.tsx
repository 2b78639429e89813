import { formatInstant } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Banner } from '../../../../ui/banner.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { Table } from '../../../../ui/table.tsx'
import { addIssue, changeIssue, readIssue, readIssues } from '../../acts/assessment/issues.ts'
import type { Issue, PastIssue } from '../../domain/assessment/issue.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import { CasePage } from '../case/case-frame.tsx'
import { ISSUE_BODY, ISSUE_CHANGES, IssueForm, issueChangesFrom, issueFrom, issueInitial } from './issue-form.tsx'
import { IssuesSection } from './issues-table.tsx'
import { basisOf, caseIdOf, issueIdOf, onceOf, versionSent } from './sent.ts'
import { issueTexts } from './texts-issue.ts'
import { labelOf } from './wording.ts'

/** GET /cases/:id/issues/new: the empty form, or the draft of it. */
export async function showNewIssue(visit: SignedVisit): Promise<Answer> {
  return newIssue(visit, await openForm(visit, { code: visit.query.get('code') }))
}

/** POST /cases/:id/issues/new. */
export async function answerNewIssue(visit: SignedVisit): Promise<Answer> {
  const id = caseIdOf(visit)
  const read = readBody(ISSUE_BODY, bodyFromForm(visit.form))
  const added = read.ok ? await addIssue(visit.act, id, issueFrom(read.value), onceOf(visit)) : wrongFields(read.refusal)
  if (added.ok) return seeOther(`/cases/${id}/assessment?done=issue`)
  return added.refusal.code === 'absent' ? absentAnswer(visit) : newIssue(visit, refusedForm(visit, added.refusal))
}

/** GET /cases/:id/issues/:issue: the issue to be changed, and what it was before. */
export async function showIssue(visit: SignedVisit): Promise<Answer> {
  const view = await found(visit)
  if (view === undefined) return absentAnswer(visit)
  const form = await openForm(visit, issueInitial(view.issue))
  return issuePage(visit, view, form, basisOf(form) ?? view.issue.version, false)
}

/** POST /cases/:id/issues/:issue: changes, eases or closes it. */
export async function answerIssue(visit: SignedVisit): Promise<Answer> {
  const issueId = issueIdOf(visit)
  if (issueId === undefined) return absentAnswer(visit)
  const read = readBody(ISSUE_CHANGES, bodyFromForm(visit.form, { emptied: { keep: ['code'] } }))
  const change = { caseId: caseIdOf(visit), issueId, version: versionSent(visit) }
  const changed = read.ok
    ? await changeIssue(visit.act, { ...change, changes: issueChangesFrom(read.value) }, onceOf(visit))
    : wrongFields(read.refusal)
  if (changed.ok) return seeOther(`/cases/${change.caseId}/assessment?done=changed`)
  const view = await found(visit)
  if (view === undefined || changed.refusal.code === 'absent') return absentAnswer(visit)
  const isStale = changed.refusal.code === 'stale-version'
  const version = isStale ? view.issue.version : (change.version ?? view.issue.version)
  return issuePage(visit, view, refusedForm(visit, changed.refusal), version, isStale)
}

type View = { readonly head: CaseHead; readonly issue: Issue; readonly past: readonly PastIssue[] }

async function found(visit: SignedVisit): Promise<View | undefined> {
  const issueId = issueIdOf(visit)
  return issueId && readIssue(visit.act, caseIdOf(visit), issueId)
}

function wrongFields(fields: Readonly<Record<string, string>>): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: refusal('fields', { fields }) }
}

async function newIssue(visit: SignedVisit, form: FormState): Promise<Answer> {
  const view = await readIssues(visit.act, caseIdOf(visit))
  if (view === undefined || view.head.glassUntil !== null) return absentAnswer(visit)
  return page(
    <CasePage visit={visit} head={view.head} here="assessment" title={issueTexts.newTitle} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      <Section id="new" title={issueTexts.newTitle}>
        <p>{issueTexts.lead}</p>
        <IssueForm visit={visit} head={view.head} form={form} />
      </Section>
      {view.issues.length > 0 && <IssuesSection visit={visit} head={view.head} issues={view.issues} isBelowForm />}
    </CasePage>,
    form.status,
  )
}

function issuePage(visit: SignedVisit, { head, issue, past }: View, form: FormState, version: number, isStale: boolean): Answer {
  const title = labelOf(visit, 'issue', issue.code)
  return page(
    <CasePage visit={visit} head={head} here="assessment" title={title} hasErrors={form.hasErrors}>
      <FormNotices form={form} />
      {isStale && (
        <Banner tone="warn" title={issueTexts.staleTitle}>
          <p>{issueTexts.staleText}</p>
        </Banner>
      )}
      {(isStale || head.glassUntil !== null) && <IssuesSection visit={visit} head={head} issues={[issue]} />}
      {head.glassUntil === null && (
        <Section id="issue" title={title}>
          <IssueForm visit={visit} head={head} form={form} issue={issue} version={version} />
        </Section>
      )}
      {past.length > 0 && <History visit={visit} past={past} head={head} />}
    </CasePage>,
    form.status,
  )
}

function History(props: { readonly visit: SignedVisit; readonly past: readonly PastIssue[]; readonly head: CaseHead }) {
  const { visit, past, head } = props
  const { historyColumn } = issueTexts
  return (
    <Section id="history" title={issueTexts.history}>
      <Table
        caption={issueTexts.history}
        isCaptionHidden
        isWrapping
        columns={(['when', 'who', 'severity', 'owner', 'state', 'note'] as const).map(key => ({ key, label: historyColumn[key] }))}
        rows={past.map(({ version, changedAt, changedByName, was }) => ({
          key: String(version),
          cells: {
            when: formatInstant(changedAt),
            who: changedByName,
            severity: labelOf(visit, 'issue_severity', String(was.severity)),
            owner:
              head.team.find(({ agencyId }) => agencyId === was.ownerAgency)?.agencyName ??
              (was.ownerAgency === null ? issueTexts.nobody : ''),
            state: labelOf(visit, 'issue_state', was.state),
            note: [was.note, was.missing, was.endWords].filter(part => part !== null).join('\n'),
          },
        }))}
        empty={{ title: '', text: '' }}
      />
    </Section>
  )
}
