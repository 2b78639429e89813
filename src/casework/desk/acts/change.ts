import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { Consultation, ConsultationDeed, ConsultationId } from '../domain/consultation.ts'
import { afterAct } from '../domain/fold.ts'
import { mayActOn } from '../domain/rules.ts'
import { actOf, appendAct } from '../store/acts.ts'
import { findConsultation, lockConsultation, updateConsultation, writeSearch } from '../store/consultations.ts'

/** What a change of a consultation needs: which one, on which version, what is to be audited, and what the rules say. */
export type Change = {
  readonly id: ConsultationId
  readonly version: number | undefined
  readonly action: string
  readonly detail?: Readonly<Record<string, unknown>> | undefined
  /** Whether the words that search finds may change by this. */
  readonly changesWords?: boolean
  decide(consultation: Consultation, tx: Tx): Promise<Result<ConsultationDeed, Refusal>> | Result<ConsultationDeed, Refusal>
  /** What else is written in the same transaction, after the rules said yes. */
  also?(consultation: Consultation, tx: Tx): Promise<void>
}

/**
 * The one way a consultation is changed: lock, sight, version, owner, rule, append the act, write the folded state, audit.
 * All of it is one transaction; a refusal is written down too and changes nothing.
 */
export function changeConsultation(act: Act, change: Change, request: Once): Promise<Result<ConsultationId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result = await decideOn(act, tx, change)
      if (result.ok) await write(act, tx, result.value, change)
      await tx.audit({
        action: change.action,
        subjectType: 'consultation',
        subjectIds: [change.id],
        detail: change.detail,
        ...outcomeOf(result),
      })
      return result.ok ? yes(change.id) : result
    }),
  )
}

type Decided = { readonly before: Consultation; readonly deed: ConsultationDeed }

async function decideOn(act: Act, tx: Tx, change: Change): Promise<Result<Decided, Refusal>> {
  await lockConsultation(tx.db, change.id)
  const before = await findConsultation(tx.db, change.id)
  if (before === undefined) return no(refusal('absent'))
  const mine = mayActOn(before, act.reader, change.version)
  if (!mine.ok) return mine
  const deed = await change.decide(before, tx)
  return deed.ok ? yes({ before, deed: deed.value }) : deed
}

async function write(act: Act, tx: Tx, { before, deed }: Decided, change: Change): Promise<void> {
  await appendDeed(act, tx, before, deed, change.changesWords === true)
  await change.also?.(before, tx)
}

/** Appends one deed and writes the state it leads to; for acts of this module and for its door. */
export async function appendDeed(
  act: Act,
  tx: Tx,
  before: Consultation,
  deed: ConsultationDeed,
  changesWords: boolean,
): Promise<Consultation> {
  const done = actOf(act, before.version + 1, deed)
  const after = afterAct(before, done)
  await appendAct(tx.db, before.id, done)
  await updateConsultation(tx.db, after, act.now)
  if (changesWords) await writeSearch(tx.db, after)
  return after
}
