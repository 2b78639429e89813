import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Neighbour } from '../../councils/index.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { Undertaking, UndertakingId } from '../domain/group.ts'
import { findUndertaking } from '../store/group.ts'

/** What came along with a deed: the version that was before one's eyes, where it matters, and the key. */
export type Asked = { readonly version?: number | undefined; readonly once: Once }

/** A group, project or platform in the hands of somebody who keeps its records: locked, of the version they saw. */
export type Kept = { readonly tx: Tx; readonly undertaking: Undertaking; readonly reader: Neighbour }

/** How a deed ended: the id of what it was done to, or why it was not done. */
export type Done = Promise<Result<UndertakingId, Refusal>>

/**
 * The ground of every change of a group, project or platform: keepers only, the version they saw, once, audited with how it ended.
 * What a reader may not see is absent; what they may see but not change is not theirs.
 */
export function keepUndertaking(act: Act, id: string, asked: Asked & { readonly action: string }, work: (kept: Kept) => Done): Done {
  return act.transaction(tx =>
    once(act, tx, asked.once, async () => {
      const found = await foundForKeeping(tx, id, asked.version)
      const result = found.ok ? await work(found.value) : found
      await tx.audit({ action: asked.action, subjectType: 'undertaking', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

async function foundForKeeping(tx: Tx, id: string, version: number | undefined): Promise<Result<Kept, Refusal>> {
  const seen = await findUndertaking(tx.db, id)
  if (seen === undefined) return no(refusal('absent'))
  const reader = await neighbourOf(tx.db)
  if (!mayKeep(seen.councilNo, reader)) return no(refusal('not-keeper'))
  const undertaking = await findUndertaking(tx.db, id, true)
  if (undertaking === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== undertaking.version) return no(refusal('stale-version', { currentVersion: undertaking.version }))
  return yes({ tx, undertaking, reader })
}

/** One complaint on one field. */
export function complaint(field: string, sentence: string): Result<never, Refusal> {
  return no(refusal('fields', { fields: { [field]: sentence } }))
}
