import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { CaseHead, PlanId } from '../../domain/case/case.ts'
import type { PlanDeed, SupportPlan } from '../../domain/plan/support-plan.ts'
import { lockCase } from '../../store/case/cases.ts'
import { caseOfPlan, findPlan, lockPlan } from '../../store/plan/plans.ts'
import { lookAtCase } from '../case/look-at-case.ts'
import { appendPlanDeeds } from './append-plan.ts'

type Decided = Result<readonly PlanDeed[], Refusal>

/** What a change of a plan needs: which one, on which version, what is audited, and what the rules say. */
export type PlanChange = {
  readonly id: PlanId
  readonly version?: number | undefined
  readonly action: string
  readonly detail?: Readonly<Record<string, unknown>> | undefined
  decide(plan: SupportPlan, head: CaseHead, tx: Tx): Promise<Decided> | Decided
  /** What else is written in the same transaction, after the rules said yes. */
  also?(change: { readonly before: SupportPlan; readonly after: SupportPlan; readonly head: CaseHead; readonly tx: Tx }): Promise<void>
}

/**
 * The one way a plan is changed: lock case and plan, sight, version, rule, append the acts, write the folded state, freeze what was
 * decided, audit. All of it is one transaction. Who reads through a broken glass changes nothing.
 */
export function changePlan(act: Act, change: PlanChange, request: Once): Promise<Result<PlanId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const found = await lookLocked(tx, change.id)
      const result = await decideOn(tx, change, found)
      if (result.ok) {
        const { plan, head, deeds } = result.value
        const after = await appendPlanDeeds(act, tx, plan, deeds)
        await change.also?.({ before: plan, after, head, tx })
      }
      await tx.audit({
        action: change.action,
        subjectType: 'support_plan',
        subjectIds: found === undefined ? [change.id] : [change.id, found.plan.caseId],
        detail: change.detail,
        ...outcomeOf(result),
      })
      return result.ok ? yes(change.id) : result
    }),
  )
}

type Found = { readonly plan: SupportPlan; readonly head: CaseHead }

/** The case first, then the plan: every act takes them in this order, so that two never wait for each other. */
async function lookLocked(tx: Tx, id: PlanId): Promise<Found | undefined> {
  const caseId = await caseOfPlan(tx.db, id)
  if (caseId === undefined) return undefined
  await lockCase(tx.db, caseId)
  await lockPlan(tx.db, id)
  const head = await lookAtCase(tx.db, caseId)
  const found = head && (await findPlan(tx.db, id))
  return head === undefined || found === undefined ? undefined : { plan: found.plan, head }
}

async function decideOn(
  tx: Tx,
  change: PlanChange,
  found: Found | undefined,
): Promise<Result<Found & { readonly deeds: readonly PlanDeed[] }, Refusal>> {
  if (found === undefined || found.head.glassUntil !== null) return no(refusal('absent'))
  const { plan, head } = found
  if (change.version !== undefined && change.version !== plan.version) return no(refusal('stale-version', { currentVersion: plan.version }))
  const deeds = await change.decide(plan, head, tx)
  return deeds.ok ? yes({ plan, head, deeds: deeds.value }) : deeds
}
