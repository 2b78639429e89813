import type { Refusal, RefusalCode } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { Compartment, CompartmentId } from '../../domain/sealed/compartment.ts'
import { findCompartment } from '../../store/sealed/compartments.ts'
import { appendSealedLog } from '../../store/sealed/sealed-entries.ts'

/** One deed inside a compartment: what is audited, what its own log says, and what is done. */
export type SealedDeed = {
  /** Action of the audit; the compartment's own log keeps the part after the dot. */
  readonly action: `compartment.${string}`
  /** Words for the compartment's own log; they never reach the audit. */
  readonly words?: string | null
  /** Written into the log before the work, where the work ends the reader's own membership. */
  readonly logsFirst?: boolean
  work(tx: Tx, compartment: Compartment): Promise<Result<string, Refusal>>
}

/**
 * The one way anything is done inside a compartment: sight, the deed, the compartment's own log, the audit, in one transaction. Whoever
 * is no member gets what they would get for a compartment that never was. The audit names the compartment and nobody it is about.
 */
export function changeCompartment(act: Act, id: CompartmentId, deed: SealedDeed, request: Once): Promise<Result<CompartmentId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const compartment = await findCompartment(tx.db, id)
      const log = () => appendSealedLog(act, tx.db, id, deed.action.slice('compartment.'.length), deed.words ?? null)
      if (compartment !== undefined && deed.logsFirst) await log()
      const result = compartment === undefined ? no(refusal('absent')) : await deed.work(tx, compartment)
      if (result.ok && !deed.logsFirst) await log()
      await tx.audit({ action: deed.action, subjectType: 'compartment', subjectIds: [id], ...outcomeOf(result) })
      return result.ok ? yes(id) : result
    }),
  )
}

/** What a function of the database said, as a refusal. */
export function fromAnswer(answer: string | null, made: string): Result<string, Refusal> {
  if (answer === null) return yes(made)
  if (answer === 'unknown-staff') {
    return no(refusal('fields', { fields: { staffId: '一覧から、いま相談や支援にあたっている職員を選んでください。' } }))
  }
  return no(refusal(KNOWN.find(code => code === answer) ?? 'absent'))
}

const KNOWN: readonly RefusalCode[] = ['absent', 'own-decision', 'wrong-state', 'owner-missing', 'stale-version']
