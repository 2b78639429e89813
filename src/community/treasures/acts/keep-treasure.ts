import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../councils/index.ts'
import type { Treasure, TreasureId } from '../domain/treasure.ts'
import { findTreasure } from '../store/treasures.ts'

/** What comes along with a change. */
export type Asked = { readonly version: number | undefined; readonly once: Once }

/**
 * The ground of every change of a treasure: keepers only, the version they saw, once, audited with how it ended.
 * What a reader may not see is absent; what they may see but not change is not theirs.
 */
export function keepTreasure(
  act: Act,
  id: TreasureId,
  asked: Asked & { readonly action: string },
  work: (kept: { readonly tx: Tx; readonly treasure: Treasure }) => Promise<Result<TreasureId, Refusal>>,
): Promise<Result<TreasureId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, asked.once, async () => {
      const found = await foundForKeeping(tx, id, asked.version)
      const result = found.ok ? await work({ tx, treasure: found.value }) : found
      await tx.audit({ action: asked.action, subjectType: 'treasure', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

async function foundForKeeping(tx: Tx, id: TreasureId, version: number | undefined): Promise<Result<Treasure, Refusal>> {
  const seen = await findTreasure(tx.db, id)
  if (seen === undefined) return no(refusal('absent'))
  if (!mayKeep(seen.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
  const treasure = await findTreasure(tx.db, id, true)
  if (treasure === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== treasure.version) return no(refusal('stale-version', { currentVersion: treasure.version }))
  return yes(treasure)
}
