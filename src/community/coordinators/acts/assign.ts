import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { listCouncils, neighbourOf } from '../../councils/index.ts'
import type { AssignmentId } from '../domain/field-log.ts'
import { endAssignment, findAssignment, insertAssignment, insertHandover } from '../store/assignments.ts'
import { coordinatorsToday } from '../store/field-logs.ts'

/** Gives a council to a coordinator from a day on. */
export function assignCouncil(
  act: Act,
  wish: { readonly councilNo: number; readonly staffId: string; readonly fromOn: Day },
  request: Once,
): Promise<Result<AssignmentId, Refusal>> {
  return byCoordinator(act, 'assignment.give', request, async tx => {
    if (!(await listCouncils(tx.db)).some(({ no: number }) => number === wish.councilNo))
      return no(refusal('fields', { fields: { councilNo: '協議会を選び直してください。' } }))
    if (!(await coordinatorsToday(tx.db)).some(({ id }) => id === wish.staffId))
      return no(refusal('fields', { fields: { staffId: '地域福祉コーディネーターを選び直してください。' } }))
    const id = newId<'assignment'>(act.now.getTime())
    if (await insertAssignment(tx.db, { id, ...wish })) return yes(id)
    return no(refusal('fields', { fields: { staffId: 'この方は、もうこの協議会を担当しています。' } }))
  })
}

/** Ends an assignment on its last day, with words for whoever comes next. */
export function endCouncil(
  act: Act,
  id: AssignmentId,
  ending: { readonly toOn: Day; readonly handover: string; readonly version: number | undefined },
  request: Once,
): Promise<Result<AssignmentId, Refusal>> {
  return byCoordinator(act, 'assignment.end', request, async tx => {
    const found = await findAssignment(tx.db, id, true)
    if (found === undefined) return no(refusal('absent'))
    if (ending.version !== undefined && ending.version !== found.version)
      return no(refusal('stale-version', { currentVersion: found.version }))
    if (found.toOn !== null) return no(refusal('wrong-state'))
    if (ending.toOn < found.fromOn) return no(refusal('fields', { fields: { toOn: '担当を始めた日より後の日を書いてください。' } }))
    await endAssignment(tx.db, id, ending.toOn)
    if (ending.handover !== '') await insertHandover(tx.db, id, ending.handover)
    return yes(id)
  })
}

/** Leaves words about an area to whoever comes next. */
export function leaveHandover(act: Act, id: AssignmentId, words: string, request: Once): Promise<Result<AssignmentId, Refusal>> {
  return byCoordinator(act, 'assignment.leave-words', request, async tx => {
    if ((await findAssignment(tx.db, id)) === undefined) return no(refusal('absent'))
    await insertHandover(tx.db, id, words)
    return yes(id)
  })
}

function byCoordinator(
  act: Act,
  action: string,
  request: Once,
  work: (tx: Tx) => Promise<Result<AssignmentId, Refusal>>,
): Promise<Result<AssignmentId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const result: Result<AssignmentId, Refusal> = (await neighbourOf(tx.db)).isCoordinator ? await work(tx) : no(refusal('not-keeper'))
      await tx.audit({ action, subjectType: 'assignment', subjectIds: result.ok ? [result.value] : [], ...outcomeOf(result) })
      return result
    }),
  )
}
