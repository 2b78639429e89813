import type { Day } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { endTasksAbout } from '../../../../platform/tasks.ts'
import type { PlanId } from '../../domain/case/case.ts'
import type { ActionId, ApplicationState } from '../../domain/plan/plan-content.ts'
import type { PlanVerb } from '../../domain/plan/plan-transitions.ts'
import { mayDoPlan } from '../../domain/plan/plan-transitions.ts'
import type { ActionMark, PersonAgreement, PlanDeed, SupportPlan } from '../../domain/plan/support-plan.ts'
import { changePlan } from './change-plan.ts'
import { endLookTasks, leavePlanTasks } from './plan-tasks.ts'

type Deeds = Result<readonly PlanDeed[], Refusal>

/** The person signs, or says yes in words that are written down. */
export function personAgrees(act: Act, id: PlanId, wish: PersonAgreement, request: Once) {
  return changePlan(
    act,
    {
      id,
      action: 'plan.person-agree',
      decide: plan => {
        if (wish.on > act.today) return no(refusal('fields', { fields: { on: '同意の日は、今日までの日付にしてください。' } }))
        if (wish.how === 'words' && wish.words === null) {
          return no(refusal('fields', { fields: { words: 'ご本人が話した言葉を、そのまま書いてください。' } }))
        }
        return allowed(plan, 'person_agree', [{ kind: 'person_agreed', body: wish }])
      },
    },
    request,
  )
}

/** Support begins. It also begins by itself with the first mark, look or evaluation. */
export function startPlan(act: Act, id: PlanId, on: Day, request: Once) {
  const decide = (plan: SupportPlan) => allowed(plan, 'start', [{ kind: 'started', body: { on } }])
  return changePlan(act, { id, action: 'plan.start', decide }, request)
}

/** The owners of an action say where it stands. What is over takes its tasks and its looks along. */
export function markAction(act: Act, id: PlanId, wish: ActionMark & { readonly actionId: ActionId }, request: Once) {
  return changePlan(
    act,
    {
      id,
      action: 'plan.mark',
      detail: { actionId: wish.actionId, mark: wish.mark },
      decide: plan => {
        if (!hasAction(plan, wish.actionId)) return no(refusal('absent'))
        if (wish.on > act.today) return no(refusal('fields', { fields: { on: '行動の日は、今日までの日付にしてください。' } }))
        if (wish.mark === 'given_up' && wish.words === null) {
          return no(refusal('fields', { fields: { words: '取りやめた理由を書いてください。' } }))
        }
        return allowed(plan, 'mark', [...startedBy(plan, wish.on), { kind: 'action_marked', body: wish }])
      },
      also: async ({ before, after, tx }) => {
        if (wish.mark === 'done' || wish.mark === 'given_up') {
          await endTasksAbout(act, tx.db, wish.actionId, wish.mark === 'done' ? 'done' : 'dropped', wish.words ?? null)
        }
        await endLookTasks(act, tx, before, after)
      },
    },
    request,
  )
}

/** The application for a programme comes further. @source F28 */
export function moveProgramme(
  act: Act,
  id: PlanId,
  wish: { readonly programme: string; readonly state: ApplicationState; readonly note: string | null },
  request: Once,
) {
  return changePlan(
    act,
    {
      id,
      action: 'plan.move-programme',
      detail: { programme: wish.programme, state: wish.state },
      decide: plan =>
        plan.content.programmes.some(use => use.programme === wish.programme)
          ? allowed(plan, 'move_programme', [{ kind: 'programme_moved', body: wish }])
          : no(refusal('absent')),
    },
    request,
  )
}

/** One look at an action: done with words, or missed with the reason. `nextOn` owes the next one. */
export type LookWish = {
  readonly actionId: ActionId
  readonly result: 'done' | 'missed'
  readonly on: Day
  readonly words: string | null
  readonly reason: string | null
  readonly nextOn: Day | null
}

/** モニタリング: settles the look that was owed, and owes the next one with a task. */
export function monitorAction(act: Act, id: PlanId, wish: LookWish, request: Once) {
  return changePlan(
    act,
    {
      id,
      action: 'plan.monitor',
      detail: { actionId: wish.actionId, result: wish.result },
      decide: plan => lookOf(act, plan, wish),
      also: async ({ before, after, tx }) => {
        await endLookTasks(act, tx, before, after)
        const known = new Set(before.monitorings.map(look => look.id))
        const owed = after.monitorings.filter(look => look.state === 'due' && !known.has(look.id))
        await leavePlanTasks(act, tx, after, [], owed)
      },
    },
    request,
  )
}

function lookOf(act: Act, plan: SupportPlan, wish: LookWish): Deeds {
  const action = plan.content.actions.find(one => one.id === wish.actionId)
  if (action === undefined) return no(refusal('absent'))
  const { ownerAgency } = action
  if (ownerAgency === null) return no(refusal('fields', { fields: { actionId: '先に、この行動を受け持つ機関を決めてください。' } }))
  const fields = {
    ...(wish.on > act.today ? { on: 'モニタリングの日は、今日までの日付にしてください。' } : {}),
    ...(wish.result === 'missed' && wish.reason === null ? { reason: 'できなかった理由を書いてください。' } : {}),
    ...(wish.nextOn !== null && wish.nextOn <= wish.on ? { nextOn: '次のモニタリングの日は、今回より後の日付にしてください。' } : {}),
  }
  if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
  const owed = plan.monitorings.find(look => look.actionId === action.id && look.state === 'due')
  const look = {
    monitoringId: owed?.id ?? newId<'monitoring'>(act.now.getTime()),
    actionId: action.id,
    ownerAgency,
    dueOn: owed?.dueOn ?? wish.on,
  }
  const next = wish.nextOn && { id: newId<'monitoring'>(act.now.getTime()), actionId: action.id, ownerAgency, dueOn: wish.nextOn }
  const { result, on, words, reason } = wish
  return allowed(plan, 'monitor', [...startedBy(plan, on), { kind: 'monitored', body: { ...look, result, on, words, reason, next } }])
}

/** A decided plan begins with the first thing that is done about it. */
export function startedBy(plan: SupportPlan, on: Day): readonly PlanDeed[] {
  return plan.state === 'decided' ? [{ kind: 'started', body: { on } }] : []
}

/** The deeds, if the state of the plan allows the act. */
export function allowed(plan: SupportPlan, verb: PlanVerb, deeds: readonly PlanDeed[]): Deeds {
  const may = mayDoPlan(plan, verb)
  return may.ok ? yes(deeds) : may
}

function hasAction(plan: SupportPlan, id: ActionId): boolean {
  return plan.content.actions.some(action => action.id === id)
}
