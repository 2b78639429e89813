import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { Task, TaskId } from '../../../../platform/tasks.ts'
import { endTask, findTask, leaveTask, listTasksOfCase, listTasksOfDay } from '../../../../platform/tasks.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { listTeamStaff } from '../../store/case/staff-of-team.ts'
import { lookAtCase, shownIn } from './look-at-case.ts'

/** A reminder somebody leaves for an agency of the team. */
export type HandTask = {
  readonly agencyId: AgencyId
  readonly staffId: StaffId | null
  readonly words: string
  readonly dueOn: Day
}

/** Leaves a task in a case for an agency of its team. */
export function leaveCaseTask(act: Act, id: CaseId, wish: HandTask, request: Once): Promise<Result<TaskId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const head = await lookAtCase(tx.db, id)
      const may = await mayLeave(tx, head, wish)
      const result = may.ok ? yes(await leaveTask(act, tx.db, { ...wish, kind: 'hand', caseId: id, subject: null })) : may
      await tx.audit({ action: 'task.leave', subjectType: 'case', subjectIds: result.ok ? [id, result.value] : [id], ...outcomeOf(result) })
      return result
    }),
  )
}

async function mayLeave(tx: Tx, head: CaseHead | undefined, wish: HandTask): Promise<Result<null, Refusal>> {
  if (head === undefined || head.glassUntil !== null) return no(refusal('absent'))
  const fields: Record<string, string> = {}
  if (wish.words === '') fields['words'] = 'することを書いてください。'
  if (!head.team.some(member => member.agencyId === wish.agencyId)) fields['agencyId'] = '支援チームの機関から選んでください。'
  const staff = wish.staffId === null ? [] : await listTeamStaff(tx.db, [wish.agencyId])
  if (wish.staffId !== null && !staff.some(one => one.id === wish.staffId)) fields['staffId'] = 'その機関の方から選んでください。'
  return Object.keys(fields).length > 0 ? no(refusal('fields', { fields })) : yes(null)
}

/** Ends a task as done, or drops it with a reason. */
export function finishTask(
  act: Act,
  id: TaskId,
  wish: { readonly ended: 'done' | 'dropped'; readonly words: string | null },
  request: Once,
): Promise<Result<TaskId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result = await finish(act, tx, id, wish)
      await tx.audit({ action: 'task.end', subjectType: 'task', subjectIds: [id], detail: { ended: wish.ended }, ...outcomeOf(result) })
      return result
    }),
  )
}

async function finish(
  act: Act,
  tx: Tx,
  id: TaskId,
  { ended, words }: { readonly ended: 'done' | 'dropped'; readonly words: string | null },
): Promise<Result<TaskId, Refusal>> {
  if (ended === 'dropped' && words === null) {
    return no(refusal('reason-missing', { fields: { words: 'やめる理由を、一言でも書いてください。' } }))
  }
  return (await endTask(act, tx.db, id, ended, words)) ? yes(id) : no(refusal('absent'))
}

/** One open task, if the reader owes it, left it or shares its case. */
export function readTask(act: Act, id: TaskId): Promise<Task | undefined> {
  return act.transaction(async tx => {
    const task = await findTask(tx.db, id)
    const isOpen = task?.isOpen === true
    await tx.audit({ action: 'task.read', subjectType: 'task', subjectIds: [id], outcome: isOpen ? 'done' : 'absent' })
    return isOpen ? task : undefined
  })
}

const PAGE = 100

/** What the reader owes, or one case's open tasks. */
export function readTasks(act: Act, caseId: CaseId | undefined): Promise<readonly Task[] | undefined> {
  return act.transaction(async tx => {
    const head = caseId === undefined ? undefined : await lookAtCase(tx.db, caseId)
    const isAbsent = caseId !== undefined && head === undefined
    const tasks = caseId === undefined ? await listTasksOfDay(tx.db, act.reader, PAGE) : await listTasksOfCase(tx.db, caseId, PAGE)
    const subjectIds = head ? shownIn(head) : tasks.flatMap(task => task.caseId ?? [])
    await tx.audit({
      action: 'task.list',
      subjectType: 'case',
      subjectIds: [...new Set(subjectIds)],
      outcome: isAbsent ? 'absent' : 'done',
    })
    return isAbsent ? undefined : tasks
  })
}
