import type { Day } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { AssessmentId, Content } from '../../domain/assessment/content.ts'
import type { IssueFacts } from '../../domain/assessment/issue.ts'
import { GAP_NEED } from '../../domain/assessment/issue.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { findAssessment, insertAssessment } from '../../store/assessment/assessments.ts'
import { insertIssue, listIssues } from '../../store/assessment/issues.ts'
import { leaveCarerTasks } from './carer-tasks.ts'
import { writeInCase } from './in-case.ts'

/** What is saved as the next version. `basedOn`: the version the worker had before their eyes, 0 for the first; undefined: whatever stands. */
export type NewAssessment = {
  readonly caseId: CaseId
  readonly basedOn: number | undefined
  readonly madeOn: Day
  readonly content: Content
}

/**
 * Saves the next version; the ones before stay as they are. A gap between programmes that is told of becomes an issue by itself, and
 * what the carer roles of the household say becomes a task of one's own agency.
 */
export function saveAssessment(act: Act, wanted: NewAssessment, request: Once): Promise<Result<AssessmentId, Refusal>> {
  const work = async (head: CaseHead, tx: Tx): Promise<Result<AssessmentId, Refusal>> => {
    const last = (await findAssessment(tx.db, wanted.caseId, null))?.version ?? 0
    if (wanted.basedOn !== undefined && wanted.basedOn !== last) return no(refusal('stale-version', { currentVersion: last }))
    const id = newId<'assessment'>(act.now.getTime())
    await insertAssessment(tx.db, {
      id,
      caseId: wanted.caseId,
      version: last + 1,
      madeOn: wanted.madeOn,
      madeAt: act.now.toISOString(),
      madeBy: act.reader.staffId,
      madeAgency: act.reader.agencyId,
      content: wanted.content,
    })
    await keepGapNeed(act, tx, wanted)
    await leaveCarerTasks(act, tx, head, 'first-time')
    return yes(id)
  }
  return writeInCase(act, { id: wanted.caseId, action: 'assessment.save', work }, request)
}

/** The same words are one gap, however many versions repeat them. */
async function keepGapNeed(act: Act, tx: Tx, { caseId, content }: NewAssessment): Promise<void> {
  const missing = content.gapNeed
  if (missing === null) return
  const known = await listIssues(tx.db, caseId)
  if (known.some(issue => issue.missing === missing)) return
  const facts: IssueFacts = {
    code: GAP_NEED,
    severity: 2,
    since: null,
    personId: null,
    ownerAgency: null,
    note: null,
    missing,
    state: 'open',
    endWords: null,
  }
  await insertIssue(act, tx.db, newId<'issue'>(act.now.getTime()), caseId, facts)
}
