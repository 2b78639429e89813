import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { ActivityId, ActivityState, Kind, RoleId } from './activity.ts'

export type OccurrenceId = Id<'occurrence'>

/** One date of an activity. */
export type Occurrence = {
  readonly id: OccurrenceId
  readonly activityId: ActivityId
  /** The day of the rule it came from; null for a date put in by hand. */
  readonly seriesOn: Day | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly state: 'planned' | 'held' | 'cancelled' | 'dropped'
  readonly cancelledWhy: string
  /** Moved or put in by hand. */
  readonly isByHand: boolean
  readonly changedAt: Date
  readonly sequence: number
  readonly version: number
}

/** A date in a calendar, with what is told of its activity. */
export type CalendarDate = Occurrence & {
  readonly name: string
  readonly kind: Kind
  readonly place: string
  readonly councilNo: number | null
  readonly councilName: string | null
  readonly activityState: ActivityState
  readonly wantsHelp: boolean
  readonly isInside: boolean
}

/** How many come in one role on one date. */
export type Taken = { readonly roleId: RoleId; readonly joined: number; readonly waiting: number }

/** Somebody who comes, as keepers and they themselves see it. */
export type Joining = {
  readonly id: Id<'joining'>
  readonly roleId: RoleId
  readonly participantId: string | null
  /** Name of the participant, or the words for people without names. */
  readonly who: string
  readonly howMany: number
  readonly waits: boolean
  /** How many stand before them on the waiting list. */
  readonly ahead: number
  readonly hasMovedUp: boolean
  readonly isMine: boolean
}

/** What can be said of a date at a moment. */
export type Phase = 'coming' | 'now' | 'over' | 'held' | 'cancelled' | 'dropped'

/** Where a date stands: from its state and from the time together, so that what was called off or is over never shows as coming. */
export function phaseOf(date: Pick<Occurrence, 'state' | 'startsAt' | 'endsAt'>, now: Date): Phase {
  if (date.state !== 'planned') return date.state
  if (now < date.startsAt) return 'coming'
  return now < date.endsAt ? 'now' : 'over'
}

/** Whether a date is still to be told to people: it comes, or it is just being held, and its activity has not ended. */
export function isUpcoming(date: Pick<CalendarDate, 'state' | 'startsAt' | 'endsAt' | 'activityState'>, now: Date): boolean {
  if (date.activityState === 'ended') return false
  return ['coming', 'now'].includes(phaseOf(date, now))
}

/** Whether one can still join or leave: until it is over. */
export function takesJoiners(date: Pick<CalendarDate, 'state' | 'startsAt' | 'endsAt' | 'activityState'>, now: Date): boolean {
  return isUpcoming(date, now)
}
