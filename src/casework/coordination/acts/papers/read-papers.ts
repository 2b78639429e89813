import type { Act } from '../../../../platform/act.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { findAssessment } from '../../store/assessment/assessments.ts'
import type { ConferenceLine } from '../../store/conference/lists.ts'
import { conferencesOf } from '../../store/conference/lists.ts'
import type { NamedPlan } from '../../store/plan/plans.ts'
import { namedPlansOf } from '../../store/plan/plans.ts'
import { withHead } from '../case/read-log.ts'

/** What a case has that can be put on paper. */
export type PapersOfCase = {
  readonly head: CaseHead
  readonly hasAssessment: boolean
  readonly plans: readonly NamedPlan[]
  readonly conferences: readonly ConferenceLine[]
}

/** What can be put on paper of a case; nothing at all through a broken glass. */
export async function readPapers(act: Act, id: CaseId): Promise<PapersOfCase | undefined> {
  const seen = await withHead(act, id, 'case.read-papers', async (tx, head) => ({
    head,
    hasAssessment: (await findAssessment(tx.db, id, null)) !== undefined,
    plans: await namedPlansOf(tx.db, id),
    conferences: await conferencesOf(tx.db, id),
  }))
  return seen?.head.glassUntil === null ? seen : undefined
}
