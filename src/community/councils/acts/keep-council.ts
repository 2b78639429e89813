import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep } from '../domain/audience.ts'
import { findCouncil, neighbourOf } from '../store/councils.ts'

/** What comes along with a change of a council's records. */
export type Asked = { readonly version?: number | undefined; readonly once: Once }

/** The ground of every change of a council's records: keepers only, once, audited with how it ended. `null`: of no council. */
export function keepCouncil<Made extends string>(
  act: Act,
  councilNo: number | null,
  asked: Asked & { readonly action: string; readonly subjectType: string },
  work: (tx: Tx) => Promise<Result<Made, Refusal>>,
): Promise<Result<Made, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, asked.once, async () => {
      const refused = await whyNot(tx, councilNo)
      const result = refused ? no(refused) : await work(tx)
      await tx.audit({
        action: asked.action,
        subjectType: asked.subjectType,
        subjectIds: result.ok ? [result.value] : [],
        detail: { council: councilNo },
        ...outcomeOf(result),
      })
      return result
    }),
  )
}

async function whyNot(tx: Tx, councilNo: number | null): Promise<Refusal | undefined> {
  if (councilNo !== null && (await findCouncil(tx.db, councilNo)) === undefined) return refusal('absent')
  return mayKeep(councilNo, await neighbourOf(tx.db)) ? undefined : refusal('not-keeper')
}
