import type { Act } from '../../../platform/act.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import type { Queue, QueueRow } from '../domain/queue.ts'
import { COUNT_BOUND } from '../domain/queue.ts'
import type { Page } from '../store/lists.ts'
import { countQueues as countInQueues, listQueue } from '../store/lists.ts'

export type QueuePage = { readonly rows: readonly QueueRow[]; readonly next: ConsultationId | undefined }

/** One page of a queue, oldest first where somebody waits. One event holds the ids shown. */
export function readQueue(act: Act, queue: Queue, page: Page): Promise<QueuePage> {
  return act.transaction(async tx => {
    const found = await listQueue(tx.db, act.reader, queue, act.today, page)
    const rows = found.slice(0, page.limit)
    await tx.audit({ action: 'consultation.list', subjectType: 'consultation', subjectIds: rows.map(row => row.id), detail: { queue } })
    return { rows, next: found.length > page.limit ? rows.at(-1)?.id : undefined }
  })
}

/** Bounded counts of the four queues under sight; the number shown is the number that can be opened. */
export type QueueCounts = Readonly<Record<Queue, number>>

/** Counts for the tabs above a list: figures of one's own work, no record is shown. */
export function countQueues(act: Act): Promise<QueueCounts> {
  return act.look(db => countInQueues(db, act.reader, act.today, COUNT_BOUND))
}
