import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { CaseDeed, CaseHead, CaseId, SupportCase } from '../../domain/case/case.ts'
import { afterCaseAct } from '../../domain/case/fold-case.ts'
import { appendCaseAct, caseActOf } from '../../store/case/case-acts.ts'
import { lockCase, updateCase } from '../../store/case/cases.ts'
import { lookAtCase } from './look-at-case.ts'

/** What a change of a case needs: which one, on which version, what is audited, and what the rules say. */
export type CaseChange = {
  readonly id: CaseId
  readonly version: number | undefined
  readonly action: string
  readonly detail?: Readonly<Record<string, unknown>> | undefined
  decide(head: CaseHead, tx: Tx): Promise<Result<readonly CaseDeed[], Refusal>> | Result<readonly CaseDeed[], Refusal>
  /** What else is written in the same transaction, after the rules said yes. */
  also?(head: CaseHead, tx: Tx): Promise<void>
}

/**
 * The one way a case itself is changed: lock, sight, version, rule, append the acts, write the folded state, audit. All of it is one
 * transaction; a refusal is written down too and changes nothing. Who reads through a broken glass changes nothing.
 */
export function changeCase(act: Act, change: CaseChange, request: Once): Promise<Result<CaseId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result = await decideOn(tx, change)
      if (result.ok) {
        await appendCaseDeeds(act, tx, result.value.head.supportCase, result.value.deeds)
        await change.also?.(result.value.head, tx)
      }
      await tx.audit({
        action: change.action,
        subjectType: 'case',
        subjectIds: [change.id],
        detail: change.detail,
        ...outcomeOf(result),
      })
      return result.ok ? yes(change.id) : result
    }),
  )
}

/** Appends deeds and writes the state they lead to, within another act. */
export async function appendCaseDeeds(act: Act, tx: Tx, before: SupportCase, deeds: readonly CaseDeed[]): Promise<SupportCase> {
  let after = before
  for (const deed of deeds) {
    const done = caseActOf(act, after.version + 1, deed)
    after = afterCaseAct(after, done)
    await appendCaseAct(tx.db, before.id, done)
  }
  await updateCase(tx.db, after)
  return after
}

async function decideOn(
  tx: Tx,
  change: CaseChange,
): Promise<Result<{ readonly head: CaseHead; readonly deeds: readonly CaseDeed[] }, Refusal>> {
  await lockCase(tx.db, change.id)
  const head = await lookAtCase(tx.db, change.id)
  if (head === undefined || head.glassUntil !== null) return no(refusal('absent'))
  const current = head.supportCase.version
  if (change.version !== undefined && change.version !== current) return no(refusal('stale-version', { currentVersion: current }))
  const deeds = await change.decide(head, tx)
  return deeds.ok ? yes({ head, deeds: deeds.value }) : deeds
}
