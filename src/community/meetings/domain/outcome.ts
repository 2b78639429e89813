import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { BodyId, SeatId } from '../../councils/index.ts'
import type { ItemId } from './agenda.ts'
import type { MeetingId } from './meeting.ts'

export type RemarkId = Id<'remark'>
export type DecisionId = Id<'decision'>
export type ActionId = Id<'action'>
export type QuestionId = Id<'question'>

/** What a remark can become at the closing. */
export const BECOMES = ['decision', 'action', 'question', 'issue', 'treasure'] as const
export type Becomes = (typeof BECOMES)[number]

/** A ➡ line: something said at an item. */
export type Remark = {
  readonly id: RemarkId
  readonly itemId: ItemId
  readonly words: string
  readonly becameKind: Becomes | null
  readonly becameId: string | null
}

/** How something was decided. Residents decide mostly by talk. */
export const DECIDED_HOW = ['consensus', 'show_of_hands', 'vote', 'chair'] as const
export type DecidedHow = (typeof DECIDED_HOW)[number]

type Origin = {
  readonly meetingId: MeetingId
  readonly meetingTitle: string | null
  readonly bodyId: BodyId
  readonly councilNo: number | null
  readonly councilName: string | null
  readonly version: number
}

/** 決定. */
export type Decision = Origin & {
  readonly id: DecisionId
  readonly statement: string
  readonly how: DecidedHow
  readonly counts: string
  readonly reasons: string
  readonly dissent: string
  readonly decidedOn: Day
  readonly reviewOn: Day | null
  readonly state: 'in_force' | 'revised' | 'ended'
  readonly supersedesId: DecisionId | null
  readonly supersededBy: DecisionId | null
  readonly reviewNote: string
}

/** やること. */
export const ACTION_STATES = ['open', 'doing', 'done', 'dropped'] as const
export type ActionState = (typeof ACTION_STATES)[number]
export type Action = Origin & {
  readonly id: ActionId
  readonly decisionId: DecisionId | null
  readonly what: string
  readonly ownerKind: 'seat' | 'organisation' | 'city'
  readonly ownerSeat: SeatId | null
  readonly ownerName: string
  readonly dueOn: Day | null
  readonly state: ActionState
  readonly resultNote: string
  readonly droppedReason: string
  /** Whether the reader holds the seat that took it on. */
  readonly isMine: boolean
}

/** 市への質問. */
export type Question = Origin & {
  readonly id: QuestionId
  readonly words: string
  readonly askedOn: Day
  readonly dueOn: Day
  readonly answer: string
  readonly answeredName: string
  readonly answeredAt: Date | null
  /** The meeting at which the answer was told. */
  readonly toldIn: MeetingId | null
}

/** How a question stands on a day; overdue is derived, so that it is never late itself. */
export function questionStanding(question: Pick<Question, 'answeredAt' | 'dueOn'>, today: Day): 'answered' | 'overdue' | 'open' {
  if (question.answeredAt !== null) return 'answered'
  return question.dueOn < today ? 'overdue' : 'open'
}
