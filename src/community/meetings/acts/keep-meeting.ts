import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { Meeting, MeetingId } from '../domain/meeting.ts'
import { findMeeting } from '../store/meetings.ts'

/** What came along with a deed: the version that was before one's eyes, and the key. */
export type Asked = { readonly version?: number | undefined; readonly once: Once }

/** A meeting in the hands of somebody who keeps its records: locked, of the version they saw. */
export type Kept = { readonly tx: Tx; readonly meeting: Meeting }

/**
 * The ground of every change of a meeting: keepers only, the version they saw, once, audited with how it ended.
 * What a reader may not see is absent; what they may see but not change is not theirs.
 */
export function keepMeeting(
  act: Act,
  id: MeetingId,
  asked: Asked & { readonly action: string },
  work: (kept: Kept) => Promise<Result<MeetingId, Refusal>>,
): Promise<Result<MeetingId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, asked.once, async () => {
      const found = await foundForKeeping(tx, id, asked.version)
      const result = found.ok ? await work({ tx, meeting: found.value }) : found
      await tx.audit({ action: asked.action, subjectType: 'meeting', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

async function foundForKeeping(tx: Tx, id: MeetingId, version: number | undefined): Promise<Result<Meeting, Refusal>> {
  const seen = await findMeeting(tx.db, id)
  if (seen === undefined) return no(refusal('absent'))
  if (!mayKeep(seen.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
  const meeting = await findMeeting(tx.db, id, true)
  if (meeting === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== meeting.version) return no(refusal('stale-version', { currentVersion: meeting.version }))
  return yes(meeting)
}
