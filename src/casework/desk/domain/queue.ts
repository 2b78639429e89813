import type { Day } from '../../../kernel/day.ts'
import type { ConsultationId } from './consultation.ts'
import type { Reach } from './request.ts'

/** The four queues of a desk: without outcome (oldest first), mine, my agency's, due again. */
export const QUEUES = ['without_outcome', 'mine', 'agency', 'overdue'] as const
export type Queue = (typeof QUEUES)[number]

/** One line of a list: enough to choose, not the record. `statement` is its beginning only. */
export type QueueRow = {
  readonly id: ConsultationId
  readonly no: number
  readonly receivedAt: Date
  readonly channel: string
  readonly statement: string
  readonly called: string | null
  readonly subject: string | null
  readonly topics: readonly string[]
  readonly urgency: string | null
  readonly state: string
  readonly gapNeed: string | null
  readonly nextOn: Day | null
  readonly ownerAgency: string
  readonly ownerName: string | null
  /** Agency whose answer is awaited, and the day it is owed. */
  readonly waitingOn: string | null
  readonly replyBy: Day | null
  readonly interpreter: boolean
  readonly language: string
  readonly reach: Reach | null
}

/** Counting stops here: 「100件以上」. */
export const COUNT_BOUND = 100
