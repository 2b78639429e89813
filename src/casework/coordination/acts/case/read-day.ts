import type { Act } from '../../../../platform/act.ts'
import type { Task } from '../../../../platform/tasks.ts'
import { listTasksOfDay } from '../../../../platform/tasks.ts'
import { countQueues } from '../../../desk/index.ts'
import { countBoxes } from '../../../referral/index.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { CaseRow } from '../../domain/case/case-list.ts'
import type { EntryId } from '../../domain/case/log-entry.ts'
import { listCases } from '../../store/case/case-lists.ts'
import type { UnreadMention } from '../../store/case/day.ts'
import { listUnreadMentions, markMentionRead } from '../../store/case/day.ts'
import { countRequests } from '../../store/case/request-lists.ts'
import { REQUEST_COUNT_BOUND } from './read-request.ts'

export type { UnreadMention } from '../../store/case/day.ts'

/** What waits for a worker today. Lists are the most pressing few; counts are bounded. */
export type Day = {
  readonly tasks: readonly Task[]
  readonly mentions: readonly UnreadMention[]
  readonly dueCases: readonly CaseRow[]
  readonly counts: {
    readonly requestsToAnswer: number
    readonly referralsToAnswer: number
    readonly referralsWaiting: number
    readonly followUps: number
    readonly withoutOutcome: number
    readonly consultationsDue: number
  }
}

const TASKS = 50
const FEW = 20

/** My day: what I owe, who calls me, whom I contact next, what waits for my agency's answer. The same few statements however much there is. */
export async function readDay(act: Act): Promise<Day> {
  const own = await act.transaction(async tx => {
    // Reminders of a term that ends are left when it begins; before their day they say nothing yet.
    const tasks = (await listTasksOfDay(tx.db, act.reader, TASKS)).filter(task => task.kind !== 'protection' || task.dueOn <= act.today)
    const mentions = await listUnreadMentions(tx.db, act.reader.staffId, FEW)
    const dueCases = await listCases(tx.db, act.reader, { view: 'due', filter: {}, today: act.today }, { limit: FEW })
    const requestsToAnswer = await countRequests(tx.db, act.reader, 'to_answer', REQUEST_COUNT_BOUND)
    const shown = [...dueCases.map(row => row.id), ...mentions.map(one => one.caseId), ...tasks.flatMap(task => task.caseId ?? [])]
    await tx.audit({ action: 'day.read', subjectType: 'case', subjectIds: [...new Set<string>(shown)] })
    return { tasks, mentions, dueCases: dueCases.slice(0, FEW), requestsToAnswer }
  })
  const queues = await countQueues(act)
  const boxes = await countBoxes(act)
  return {
    tasks: own.tasks,
    mentions: own.mentions,
    dueCases: own.dueCases,
    counts: {
      requestsToAnswer: own.requestsToAnswer,
      referralsToAnswer: boxes.to_answer,
      referralsWaiting: boxes.waiting,
      followUps: boxes.follow_up,
      withoutOutcome: queues.without_outcome,
      consultationsDue: queues.overdue,
    },
  }
}

/** Marks that the reader turned to an entry that calls them by name; the case it stands in, or nothing. */
export function openMention(act: Act, entryId: EntryId): Promise<CaseId | undefined> {
  return act.transaction(async tx => {
    const caseId = await markMentionRead(tx.db, act.reader.staffId, entryId, act.now)
    const subjectIds = caseId === undefined ? [entryId] : [entryId, caseId]
    await tx.audit({ action: 'case.open-mention', subjectType: 'log_entry', subjectIds, outcome: caseId === undefined ? 'absent' : 'done' })
    return caseId
  })
}
