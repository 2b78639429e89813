import type { Act, Tx } from '../../../../platform/act.ts'
import { endTasksAbout, leaveTask } from '../../../../platform/tasks.ts'
import type { Monitoring, NewMonitoring } from '../../domain/plan/monitoring.ts'
import type { SupportAction } from '../../domain/plan/plan-content.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'

/** The words of a task that a plan leaves. */
const taskWords = {
  action: (words: string) => `プランの行動：${words}`,
  look: (words: string) => `モニタリング：${words}`,
  changed: 'プランの変更により、この仕事は新しいものに替わりました。',
  planOver: 'プランが終わったため。',
  actionOver: '行動が終わったため。',
}

/** Leaves a task with the owner of each action that has an owner and a day, and one for each look that is owed. */
export async function leavePlanTasks(
  act: Act,
  tx: Tx,
  plan: SupportPlan,
  actions: readonly SupportAction[],
  looks: readonly NewMonitoring[],
): Promise<void> {
  for (const { id, ownerAgency, dueOn, words } of actions) {
    if (ownerAgency === null || dueOn === null) continue
    await leaveTask(act, tx.db, {
      agencyId: ownerAgency,
      staffId: null,
      kind: 'plan',
      words: taskWords.action(words),
      dueOn,
      caseId: plan.caseId,
      subject: { type: 'support_action', id },
    })
  }
  for (const look of looks) await leaveLook(act, tx, plan, look)
}

async function leaveLook(act: Act, tx: Tx, plan: SupportPlan, look: NewMonitoring): Promise<void> {
  const action = plan.content.actions.find(one => one.id === look.actionId)
  await leaveTask(act, tx.db, {
    agencyId: look.ownerAgency,
    staffId: null,
    kind: 'monitoring',
    words: taskWords.look(action?.words ?? ''),
    dueOn: look.dueOn,
    caseId: plan.caseId,
    subject: { type: 'monitoring', id: look.id },
  })
}

/** Ends the tasks of looks that an act settled or made needless. */
export async function endLookTasks(act: Act, tx: Tx, before: SupportPlan, after: SupportPlan): Promise<void> {
  const now = new Map(after.monitorings.map(look => [look.id, look]))
  for (const look of before.monitorings) {
    const settled = now.get(look.id)
    if (look.state !== 'due' || settled === undefined || settled.state === 'due') continue
    const isDone = settled.state === 'done'
    await endTasksAbout(act, tx.db, look.id, isDone ? 'done' : 'dropped', isDone ? null : whyDropped(settled, after))
  }
}

/** Puts the tasks of actions right after an amendment: gone with what was taken out, renewed where owner, day or words are others. */
export async function renewActionTasks(act: Act, tx: Tx, before: SupportPlan, after: SupportPlan): Promise<void> {
  const now = new Map(after.content.actions.map(action => [action.id, action]))
  const changed = before.content.actions.filter(action => !isSameTask(action, now.get(action.id)))
  for (const { id } of changed) await endTasksAbout(act, tx.db, id, 'dropped', taskWords.changed)
  const kept = new Set(before.content.actions.filter(action => !changed.includes(action)).map(action => action.id))
  const open = after.content.actions.filter(action => !kept.has(action.id) && !isMarkedOver(after, action))
  const known = new Set(before.monitorings.map(look => look.id))
  await leavePlanTasks(
    act,
    tx,
    after,
    open,
    after.monitorings.filter(look => look.state === 'due' && !known.has(look.id)),
  )
}

/** Ends every task a plan has left, because the plan is over. */
export async function endPlanTasks(act: Act, tx: Tx, before: SupportPlan, after: SupportPlan): Promise<void> {
  for (const { id } of before.content.actions) await endTasksAbout(act, tx.db, id, 'dropped', taskWords.planOver)
  await endLookTasks(act, tx, before, after)
}

function isSameTask(action: SupportAction, now: SupportAction | undefined): boolean {
  return now !== undefined && now.ownerAgency === action.ownerAgency && now.dueOn === action.dueOn && now.words === action.words
}

function isMarkedOver(plan: SupportPlan, action: SupportAction): boolean {
  const mark = plan.marks[action.id]?.mark
  return mark === 'done' || mark === 'given_up'
}

function whyDropped(look: Monitoring, after: SupportPlan): string {
  if (look.reason !== null) return look.reason
  return after.state === 'closed' || after.state === 'replanned' ? taskWords.planOver : taskWords.actionOver
}
