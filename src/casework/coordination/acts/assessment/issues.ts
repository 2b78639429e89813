import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { Issue, IssueFacts, IssueId, PastIssue } from '../../domain/assessment/issue.ts'
import { issueComplaints } from '../../domain/assessment/issue-rules.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { listIssueHistory } from '../../store/assessment/issue-history.ts'
import { findIssue, insertIssue, listIssues, updateIssue } from '../../store/assessment/issues.ts'
import { readInCase, writeInCase } from './in-case.ts'

/** The issues of a case, or only its head where a form begins empty. */
export function readIssues(act: Act, id: CaseId): Promise<{ readonly head: CaseHead; readonly issues: readonly Issue[] } | undefined> {
  return readInCase(act, id, 'issue.list', async db => {
    const issues = await listIssues(db, id)
    return { value: { issues }, ids: issues.map(issue => issue.id) }
  })
}

/** One issue with what it was before each change. */
export function readIssue(
  act: Act,
  id: CaseId,
  issueId: IssueId,
): Promise<{ readonly head: CaseHead; readonly issue: Issue; readonly past: readonly PastIssue[] } | undefined> {
  return readInCase(act, id, 'issue.read', async db => {
    const issue = await findIssue(db, issueId)
    if (issue === undefined || issue.caseId !== id) return undefined
    return { value: { issue, past: await listIssueHistory(db, issueId) }, ids: [issue.id] }
  })
}

/** Writes down a trouble of the household or of somebody in it. */
export function addIssue(act: Act, id: CaseId, facts: IssueFacts, request: Once): Promise<Result<IssueId, Refusal>> {
  const work = async (head: CaseHead, tx: Tx): Promise<Result<IssueId, Refusal>> => {
    const complaints = complaintsIn(head, facts)
    if (complaints !== undefined) return no(complaints)
    const issueId = newId<'issue'>(act.now.getTime())
    await insertIssue(act, tx.db, issueId, id, facts)
    return yes(issueId)
  }
  return writeInCase(act, { id, action: 'issue.add', detail: { code: facts.code }, work }, request)
}

/** What is changed of which issue, on which version; without a version, whatever stands. */
export type IssueChange = {
  readonly caseId: CaseId
  readonly issueId: IssueId
  readonly version: number | undefined
  readonly changes: Partial<IssueFacts>
}

/** Changes, eases, closes or reopens an issue; what it was before is kept. */
export function changeIssue(act: Act, change: IssueChange, request: Once): Promise<Result<IssueId, Refusal>> {
  const work = async (head: CaseHead, tx: Tx): Promise<Result<IssueId, Refusal>> => {
    const before = await findIssue(tx.db, change.issueId)
    if (before === undefined || before.caseId !== change.caseId) return no(refusal('absent'))
    if (change.version !== undefined && change.version !== before.version) {
      return no(refusal('stale-version', { currentVersion: before.version }))
    }
    const wanted: IssueFacts = { ...before, ...change.changes }
    const after = { ...wanted, endWords: wanted.state === 'closed' ? wanted.endWords : null }
    const complaints = complaintsIn(head, after, before)
    if (complaints !== undefined) return no(complaints)
    await updateIssue(act, tx.db, before, after)
    return yes(before.id)
  }
  const detail = { fields: Object.keys(change.changes) }
  return writeInCase(act, { id: change.caseId, action: 'issue.change', detail, work }, request)
}

/** An agency that has left the team may still stand where it stood; it can only not be put there anew. */
function complaintsIn(head: CaseHead, facts: IssueFacts, before?: Issue): Refusal | undefined {
  const team = [...head.team.map(member => member.agencyId), ...(before?.ownerAgency ? [before.ownerAgency] : [])]
  const people = [...head.people.map(person => person.personId), ...(before?.personId ? [before.personId] : [])]
  const fields = issueComplaints(facts, { team, people })
  return Object.keys(fields).length > 0 ? refusal('fields', { fields }) : undefined
}
