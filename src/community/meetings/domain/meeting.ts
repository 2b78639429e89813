import type { Id } from '../../../kernel/id.ts'
import type { Audience, BodyId, SeatId } from '../../councils/index.ts'

export type MeetingId = Id<'meeting'>

export const MODES = ['in_person', 'online', 'hybrid', 'paper'] as const
export type Mode = (typeof MODES)[number]

/** A meeting's way from the plan to the minutes nobody changes any more. */
export const MEETING_STATES = ['planned', 'called', 'held', 'minutes_draft', 'minutes_check', 'minutes_approved', 'cancelled'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

/** Who gives a meeting besides the body: 主催, 共催, 協力. */
export const HOST_WAYS = ['host', 'joint', 'support'] as const
export type Host = { readonly name: string; readonly as: (typeof HOST_WAYS)[number] }

/** 会議 of a body. */
export type Meeting = {
  readonly id: MeetingId
  readonly bodyId: BodyId
  readonly bodyName: string
  readonly councilNo: number | null
  readonly councilName: string | null
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly mode: Mode
  readonly hosts: readonly Host[]
  readonly audience: Audience
  readonly state: MeetingState
  readonly chairSeat: SeatId | null
  /** Names as they stood at the meeting. */
  readonly chairName: string
  readonly scribeName: string
  readonly cancelledWhy: string
  /** How often what a calendar shows has changed. */
  readonly sequence: number
  readonly changedAt: Date
  readonly closedAt: Date | null
  readonly approvedAt: Date | null
  readonly version: number
}

/** What is planned about a meeting. */
export type MeetingPlan = Pick<Meeting, 'bodyId' | 'title' | 'startsAt' | 'endsAt' | 'place' | 'mode' | 'hosts' | 'audience'>

/** For whom names and remarks of a meeting are: its council; where the body belongs to none, those of the liaison. */
export function innerAudience(councilNo: number | null): 'council' | 'liaison' {
  return councilNo === null ? 'liaison' : 'council'
}
