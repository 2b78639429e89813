import type { Refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'

/** What one deed writes to the audit, and with which key it came. */
export type Deed = { readonly action: string; readonly type: string; readonly id?: string | undefined; readonly once: Once }

/** One deed in one transaction: at most once, and audited with how it ended. */
export function audited<Made extends string>(
  act: Act,
  deed: Deed,
  work: (tx: Tx) => Promise<Result<Made, Refusal>>,
): Promise<Result<Made, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, deed.once, async () => {
      const result = await work(tx)
      const ids = new Set([...(deed.id === undefined ? [] : [deed.id]), ...(result.ok ? [result.value] : [])])
      await tx.audit({ action: deed.action, subjectType: deed.type, subjectIds: [...ids], ...outcomeOf(result) })
      return result
    }),
  )
}
