import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import type { CaseHead, PlanId } from '../../domain/case/case.ts'
import { actionStateOf } from '../../domain/plan/action-state.ts'
import type { EvaluationWish } from '../../domain/plan/evaluation-rules.ts'
import { mayEvaluate } from '../../domain/plan/evaluation-rules.ts'
import { carriedContent } from '../../domain/plan/start-from.ts'
import type { PlanDeed, SupportPlan } from '../../domain/plan/support-plan.ts'
import { beginPlanIn } from './append-plan.ts'
import { changePlan } from './change-plan.ts'
import { servingAction, servingOf, servingStates } from './look-at-plan.ts'
import { endPlanTasks } from './plan-tasks.ts'
import { allowed, startedBy } from './run-plan.ts'

/**
 * 評価シート, and what follows from its result in the same act: the plan closes, rests, or goes on in the next round with everything
 * that is not over. Without a result it stays reviewed and goes on. @source law-and-flow section 5 steps 15 and 16
 */
export function reviewPlan(act: Act, codes: Codes, id: PlanId, version: number | undefined, wish: EvaluationWish, request: Once) {
  return changePlan(
    act,
    {
      id,
      version,
      action: 'plan.review',
      detail: { result: wish.planResult },
      decide: (plan, head, tx) => evaluationOf(act, codes, tx, plan, head, wish),
      also: ({ before, after, tx }) => afterwards(act, tx, before, after),
    },
    request,
  )
}

/** Goes on in the next round without a new evaluation sheet. */
export function replan(act: Act, id: PlanId, words: string | null, request: Once) {
  return changePlan(
    act,
    {
      id,
      action: 'plan.replan',
      decide: plan => allowed(plan, 'replan', [{ kind: 'replanned', body: { nextId: nextPlanId(act), on: act.today, words } }]),
      also: ({ before, after, tx }) => afterwards(act, tx, before, after),
    },
    request,
  )
}

/** 中断: the plan rests, and it is said why. */
export function suspendPlan(act: Act, id: PlanId, words: string, request: Once) {
  const decide = (plan: SupportPlan) =>
    words === ''
      ? no(refusal('silent-close', { fields: { words: '中断する理由を書いてください。' } }))
      : allowed(plan, 'suspend', [{ kind: 'suspended', body: { on: act.today, words } }])
  return changePlan(act, { id, action: 'plan.suspend', decide }, request)
}

/** The plan goes on after resting. */
export function resumePlan(act: Act, id: PlanId, words: string | null, request: Once) {
  return changePlan(
    act,
    { id, action: 'plan.resume', decide: plan => allowed(plan, 'resume', [{ kind: 'resumed', body: { words } }]) },
    request,
  )
}

/** Gives up a plan that the city has not decided on. */
export function dropPlan(act: Act, id: PlanId, words: string, request: Once) {
  const decide = (plan: SupportPlan) =>
    words === ''
      ? no(refusal('silent-close', { fields: { words: '取りやめる理由を書いてください。' } }))
      : allowed(plan, 'drop', [{ kind: 'dropped', body: { on: act.today, words } }])
  return changePlan(act, { id, action: 'plan.drop', decide }, request)
}

async function evaluationOf(
  act: Act,
  codes: Codes,
  tx: Tx,
  plan: SupportPlan,
  head: CaseHead,
  wish: EvaluationWish,
): Promise<Result<readonly PlanDeed[], Refusal>> {
  const unknown = unknownCodes(act, codes, wish)
  if (Object.keys(unknown).length > 0) return no(refusal('fields', { fields: unknown }))
  const serving = await servingOf(tx.db, [plan])
  const may = mayEvaluate(plan, wish, {
    today: act.today,
    hasUnanswered: serving.some(one => one.state === 'sent' || one.state === 'seen'),
    nextContactOn: head.supportCase.nextContactOn,
  })
  if (!may.ok) return may
  const { staysInTouch, ...evaluation } = wish
  const deeds: readonly PlanDeed[] = [...startedBy(plan, wish.on), { kind: 'evaluated', body: evaluation }]
  const { on, planResult, closureReason, words } = wish
  if (planResult === 'closed')
    return yes([...deeds, { kind: 'closed', body: { on, reason: closureReason, words: words ?? '', staysInTouch } }])
  if (planResult === 'suspended') return yes([...deeds, { kind: 'suspended', body: { on, words: words ?? '' } }])
  if (planResult === 'replanned') return yes([...deeds, { kind: 'replanned', body: { nextId: nextPlanId(act), on, words } }])
  return yes(deeds)
}

function unknownCodes(act: Act, codes: Codes, wish: EvaluationWish): Record<string, string> {
  const isKnown = (list: string, code: string) => codes.holds(list, code, act.today)
  return {
    ...(wish.changes.every(change => isKnown('change', change.code)) ? {} : { changes: '見られた変化を、一覧から選んでください。' }),
    ...(wish.closureReason === null || isKnown('closure_reason', wish.closureReason)
      ? {}
      : { closureReason: '終結の理由を、一覧から選んでください。' }),
  }
}

async function afterwards(act: Act, tx: Tx, before: SupportPlan, after: SupportPlan): Promise<void> {
  if (after.state === 'closed' || after.state === 'replanned') await endPlanTasks(act, tx, before, after)
  if (after.nextId === null) return
  const serving = await servingOf(tx.db, [before])
  const stateOf = (action: SupportPlan['content']['actions'][number]) =>
    actionStateOf(action, before.marks[action.id], servingStates(servingAction(serving, action)))
  await beginPlanIn(act, tx, after.nextId, {
    caseId: after.caseId,
    planKind: after.kind,
    round: after.round + 1,
    previousId: after.id,
    content: carriedContent(after, stateOf, newId),
    startedFrom: after.id,
    on: act.today,
  })
}

function nextPlanId(act: Act): PlanId {
  return newId<'support_plan'>(act.now.getTime())
}
