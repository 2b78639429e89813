import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import { mayKeep, neighbourOf } from '../../../councils/index.ts'
import type { Sheet, SheetId } from '../../domain/sheet/sheet.ts'
import { findSheet } from '../../store/sheet/sheets.ts'

/** A sheet in the hands of somebody who writes on it: locked where they keep it. */
export type SheetHeld = { readonly tx: Tx; readonly sheet: Sheet; readonly isKeeper: boolean }

/** The ground of every deed on a sheet: everybody who reads it may write on it, what is for keepers is for keepers; once, and audited. */
export function onSheet(
  act: Act,
  id: SheetId,
  asked: { readonly once: Once; readonly action: string; readonly isForKeepers: boolean },
  work: (held: SheetHeld) => Promise<Result<SheetId, Refusal>>,
): Promise<Result<SheetId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, asked.once, async () => {
      const held = await heldSheet(tx, id, asked.isForKeepers)
      const result = held.ok ? await work(held.value) : held
      await tx.audit({ action: asked.action, subjectType: 'sheet', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

async function heldSheet(tx: Tx, id: SheetId, isForKeepers: boolean): Promise<Result<SheetHeld, Refusal>> {
  const seen = await findSheet(tx.db, id)
  if (seen === undefined) return no(refusal('absent'))
  const isKeeper = mayKeep(seen.councilNo, await neighbourOf(tx.db))
  if (isForKeepers && !isKeeper) return no(refusal('not-keeper'))
  // Two who promote at once wait for each other, so that the second sees what the first has done.
  const sheet = isForKeepers ? await findSheet(tx.db, id, true) : seen
  return sheet === undefined ? no(refusal('absent')) : yes({ tx, sheet, isKeeper })
}
