import type { Act } from '../../../platform/act.ts'
import type { IssueState } from '../domain/issue.ts'
import { ISSUE_STATES } from '../domain/issue.ts'
import { countIssues } from '../store/issues.ts'

/** How many issues of a council stand in each state, in the order of the states and not of the counts; only those the reader may read. */
export function readIssueCounts(act: Act, councilNo: number): Promise<readonly { readonly state: IssueState; readonly count: number }[]> {
  return act.transaction(async tx => {
    const counted = await countIssues(tx.db, councilNo)
    await tx.audit({ action: 'issue.count', subjectType: 'issue', subjectIds: [], detail: { council: councilNo } })
    return ISSUE_STATES.flatMap(state => counted.filter(one => one.state === state))
  })
}
