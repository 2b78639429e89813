import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { Issue, IssueId } from '../domain/issue.ts'
import { findIssue } from '../store/issues.ts'

/** An issue in the hands of somebody who keeps it: locked, of the version that was before their eyes. */
export type Kept = { readonly tx: Tx; readonly issue: Issue }

/**
 * The ground of every change of an issue: keepers only, the version they saw, once, audited with how it ended.
 * What a reader may not see is absent; what they may see but not change is not theirs.
 */
export function keepIssue(
  act: Act,
  id: IssueId,
  asked: { readonly action: string; readonly version: number | undefined; readonly once: Once },
  work: (kept: Kept) => Promise<Result<IssueId, Refusal>>,
): Promise<Result<IssueId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, asked.once, async () => {
      const found = await foundForKeeping(tx, id, asked.version)
      const result = found.ok ? await work({ tx, issue: found.value }) : found
      await tx.audit({ action: asked.action, subjectType: 'issue', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

/** The issue for changing, or why not. */
export async function foundForKeeping(tx: Tx, id: IssueId, version: number | undefined): Promise<Result<Issue, Refusal>> {
  const seen = await findIssue(tx.db, id)
  if (seen === undefined) return no(refusal('absent'))
  if (!mayKeep(seen.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
  const issue = await findIssue(tx.db, id, true)
  if (issue === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== issue.version) return no(refusal('stale-version', { currentVersion: issue.version }))
  return yes(issue)
}
