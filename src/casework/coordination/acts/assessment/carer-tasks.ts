import { addDays } from '../../../../kernel/day.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { yes } from '../../../../kernel/result.ts'
import type { Act, Tx } from '../../../../platform/act.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { leaveTask } from '../../../../platform/tasks.ts'
import type { CarerFlag, Family } from '../../../people/index.ts'
import { carerFlags, familyOf } from '../../../people/index.ts'
import type { CaseHead, CaseId } from '../../domain/case/case.ts'
import { listCarerTasks } from '../../store/assessment/carer-tasks.ts'
import { writeInCase } from './in-case.ts'

/** Leaves a task for each flag of the household that has no open one, because somebody asked for it. */
export function askForCarerTasks(act: Act, id: CaseId, request: Once): Promise<Result<CaseId, Refusal>> {
  const work = async (head: CaseHead, tx: Tx) => {
    await leaveCarerTasks(act, tx, head, 'again')
    return yes(id)
  }
  return writeInCase(act, { id, action: 'carer.leave-task', work }, request)
}

/**
 * Leaves a task of one's own agency for each carer flag; `first-time` leaves out what ever was a task, `again` only what still is.
 * The task carries no case, because whoever shares the case would then see it: a flag never shares anything. @source forms-and-codes 5.6
 */
export async function leaveCarerTasks(act: Act, tx: Tx, head: CaseHead, how: 'first-time' | 'again'): Promise<void> {
  const { householdId } = head.supportCase
  const family = householdId === null ? undefined : await familyOf(tx.db, householdId)
  if (householdId === null || family === undefined) return
  const flags = flagsNow(act, family)
  if (flags.length === 0) return
  const known = await listCarerTasks(tx.db, act.reader.agencyId, householdId)
  const isKnown = (words: string) => known.some(task => task.words === words && (how === 'first-time' || task.isOpen))
  for (const words of flags.map(flag => wordsOf(flag, family)).filter(words => !isKnown(words))) {
    await leaveTask(act, tx.db, {
      agencyId: act.reader.agencyId,
      staffId: null,
      kind: 'carer_flag',
      words,
      dueOn: addDays(act.today, 7),
      caseId: null,
      subject: { type: 'household', id: householdId },
    })
  }
}

/** What the carer roles of a household say today. */
export function flagsNow(act: Act, family: Family): readonly CarerFlag[] {
  return carerFlags(
    { members: family.members.filter(({ until }) => until === null), carers: family.carers.filter(({ until }) => until === null) },
    act.today,
  )
}

function wordsOf(flag: CarerFlag, { label }: Family): string {
  const said: Readonly<Record<CarerFlag, string>> = {
    young_carer: '18歳未満の方が、家族の世話や介護を担っています',
    elder_carer: '75歳以上の方が、介護を担っています',
    multiple_care: '一人で、二人以上の世話や介護を担っています',
    double_care: '小さな子どもと高齢の家族の世話が重なっています',
  }
  return `${label}：${said[flag]}。ようすを確かめ、必要な手立てを考えてください。`
}
