import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Audience } from '../../councils/index.ts'
import type { HolidayRule } from './recurrence.ts'

export type ActivityId = Id<'activity'>
export type RoleId = Id<'role'>

/** Kinds of activities; `class` is a course or prevention, `watching` 見守り. */
export const KINDS = ['salon', 'watching', 'meal', 'shopping', 'outing', 'class', 'festival', 'cleaning', 'market', 'other'] as const
export type Kind = (typeof KINDS)[number]

/** How an activity stands; `resting` and `ended` say why. */
export const STATES = ['planned', 'running', 'resting', 'ended'] as const
export type ActivityState = (typeof STATES)[number]

/** For whom an activity's own page is; what everybody may read is a wording of its own. */
export const ACTIVITY_AUDIENCES = ['council', 'liaison', 'staff'] as const satisfies readonly Audience[]
export type ActivityAudience = (typeof ACTIVITY_AUDIENCES)[number]

/** When an activity takes place; hours as 10:00 in the time of Japan. */
export type Schedule = {
  readonly startsOn: Day
  readonly fromTime: string
  readonly untilTime: string
  /** RFC 5545 RRULE without its end; empty for once. */
  readonly rule: string
  readonly untilOn: Day | null
  readonly howOften: number | null
  readonly onHoliday: HolidayRule
  readonly skipsNewYear: boolean
}

/** What people are told of an activity. */
export type ActivityWords = {
  readonly name: string
  readonly kind: Kind
  readonly words: string
  /** Codes of `community_theme`. */
  readonly themes: readonly string[]
  readonly place: string
  readonly openTo: string
  readonly fee: string
  readonly bring: string
  readonly accessNotes: string
  readonly transport: string
  /** The body that carries it; the council itself where there is none. */
  readonly bodyId: string | null
  /** A group or others who carry it, in words. */
  readonly hostName: string
  readonly audience: ActivityAudience
}

/** 活動. Where the reader knows it by its checked wording only (`isInside` false), name and words are the wording's. */
export type Activity = ActivityWords &
  Schedule & {
    readonly id: ActivityId
    readonly councilNo: number | null
    readonly councilName: string | null
    readonly bodyName: string | null
    readonly state: ActivityState
    readonly stateWords: string
    readonly datesUntil: Day
    readonly isInside: boolean
    readonly changedAt: Date
    /** When the lines that others read beside the checked words last changed. */
    readonly besideAt: Date
    readonly version: number
  }

/** How somebody can be there. `cap`: most people on one date; null for as many as come. */
export type Role = {
  readonly id: RoleId
  readonly name: string
  readonly cap: number | null
  readonly isHelp: boolean
  readonly isWanted: boolean
  readonly hasEnded: boolean
}

/** One step of an activity's course. */
export type ActivityStep = {
  readonly id: string
  readonly kind:
    | 'started'
    | 'changed'
    | 'rescheduled'
    | 'moved'
    | 'date_added'
    | 'date_moved'
    | 'date_cancelled'
    | 'role_added'
    | 'role_changed'
    | 'role_ended'
  readonly words: string
  readonly body: Readonly<Record<string, string>>
  readonly at: Date
  readonly byName: string
}
