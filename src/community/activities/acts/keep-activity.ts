import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { Activity, ActivityId } from '../domain/activity.ts'
import { findActivity } from '../store/activities.ts'

/** The version that was before somebody's eyes, and the key of what they sent. */
export type Asked = { readonly version?: number | undefined; readonly once: Once }

/**
 * The ground of every change of an activity: keepers only, the version they saw, once, audited with how it ended.
 * What a reader may not see is absent; what they may see but not change is not theirs.
 */
export function keepActivity(
  act: Act,
  id: ActivityId,
  asked: Asked & { readonly action: string },
  work: (kept: { readonly tx: Tx; readonly activity: Activity }) => Promise<Result<ActivityId, Refusal>>,
): Promise<Result<ActivityId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, asked.once, async () => {
      const found = await foundForKeeping(tx, id, asked.version)
      const result = found.ok ? await work({ tx, activity: found.value }) : found
      await tx.audit({ action: asked.action, subjectType: 'activity', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

/** The activity for changing, or why not. */
export async function foundForKeeping(tx: Tx, id: ActivityId, version: number | undefined): Promise<Result<Activity, Refusal>> {
  const seen = await findActivity(tx.db, id)
  if (seen === undefined) return no(refusal('absent'))
  if (!mayKeep(seen.councilNo, await neighbourOf(tx.db))) return no(refusal(seen.isInside ? 'not-keeper' : 'absent'))
  const activity = await findActivity(tx.db, id, true)
  if (activity === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== activity.version) return no(refusal('stale-version', { currentVersion: activity.version }))
  return yes(activity)
}
