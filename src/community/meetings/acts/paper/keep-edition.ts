import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import { once } from '../../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../../councils/index.ts'
import type { Edition, EditionId } from '../../domain/paper/edition.ts'
import { findEdition } from '../../store/paper/editions.ts'
import type { Asked } from '../keep-meeting.ts'

/** The ground of every deed on an edition: keepers only, locked, of the version they saw, once, audited with how it ended. */
export function onEdition(
  act: Act,
  id: EditionId,
  asked: Asked & { readonly action: string },
  work: (held: { readonly tx: Tx; readonly edition: Edition }) => Promise<Result<EditionId, Refusal>>,
): Promise<Result<EditionId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, asked.once, async () => {
      const held = await heldEdition(tx, id, asked.version)
      const result = held.ok ? await work({ tx, edition: held.value }) : held
      await tx.audit({ action: asked.action, subjectType: 'edition', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

async function heldEdition(tx: Tx, id: EditionId, version: number | undefined): Promise<Result<Edition, Refusal>> {
  const seen = await findEdition(tx.db, id)
  if (seen === undefined) return no(refusal('absent'))
  if (!mayKeep(seen.councilNo, await neighbourOf(tx.db))) return no(refusal('not-keeper'))
  const edition = await findEdition(tx.db, id, true)
  if (edition === undefined) return no(refusal('absent'))
  if (version !== undefined && version !== edition.version) return no(refusal('stale-version', { currentVersion: edition.version }))
  return yes(edition)
}
