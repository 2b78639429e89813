import { z } from 'zod'
import { dayOfInstant } from '../../../kernel/day.ts'
import type { ActivityWhole, ListedActivity } from '../acts/read-activities.ts'
import type { DateWhole } from '../acts/read-dates.ts'
import type { Activity } from '../domain/activity.ts'
import { ACTIVITY_AUDIENCES, KINDS, STATES } from '../domain/activity.ts'
import { holding } from '../domain/feedback.ts'
import type { CalendarDate, Taken } from '../domain/occurrence.ts'
import { HOLIDAY_RULES } from '../domain/recurrence.ts'
import { scheduleWords } from './spelling.ts'

const instant = z.string()

/** An activity in a list of the API. */
export const ROW = z.object({
  id: z.string(),
  councilNo: z.number().int().nullable(),
  name: z.string(),
  kind: z.enum(KINDS),
  themes: z.array(z.string()),
  place: z.string(),
  state: z.enum(STATES),
  schedule: z.string(),
  nextAt: instant.nullable(),
  wantsHelp: z.boolean(),
  version: z.number().int(),
})

const ROLE = z.object({
  id: z.string(),
  name: z.string(),
  cap: z.number().int().nullable(),
  isHelp: z.boolean(),
  isWanted: z.boolean(),
  hasEnded: z.boolean(),
})
const PLACES = z.array(z.object({ roleId: z.string(), joined: z.number().int(), waiting: z.number().int() }))
const DATE_ROW = z.object({
  id: z.string(),
  activityId: z.string(),
  seriesOn: z.string().nullable(),
  on: z.string(),
  startsAt: instant,
  endsAt: instant,
  state: z.enum(['planned', 'held', 'cancelled']),
  cancelledWhy: z.string(),
  places: PLACES,
  version: z.number().int(),
})

/** A whole activity of the API. */
export const ACTIVITY = ROW.omit({ nextAt: true, wantsHelp: true }).extend({
  words: z.string(),
  openTo: z.string(),
  fee: z.string(),
  bring: z.string(),
  accessNotes: z.string(),
  transport: z.string(),
  bodyId: z.string().nullable(),
  hostName: z.string(),
  audience: z.enum(ACTIVITY_AUDIENCES),
  stateWords: z.string(),
  startsOn: z.string(),
  fromTime: z.string(),
  untilTime: z.string(),
  rule: z.string(),
  untilOn: z.string().nullable(),
  howOften: z.number().int().nullable(),
  onHoliday: z.enum(HOLIDAY_RULES),
  skipsNewYear: z.boolean(),
  roles: z.array(ROLE),
  dates: z.array(DATE_ROW),
})

/** One date of the API; who comes stands there for keepers, and for oneself. */
export const DATE = DATE_ROW.extend({
  joinings: z.array(
    z.object({
      id: z.string(),
      roleId: z.string(),
      who: z.string(),
      howMany: z.number().int(),
      waits: z.boolean(),
      ahead: z.number().int(),
      isMine: z.boolean(),
    }),
  ),
  told: z
    .object({
      id: z.string(),
      attendance: z.number().int().nullable(),
      newcomers: z.number().int().nullable(),
      helpers: z.number().int().nullable(),
      words: z.string(),
      incidents: z.string(),
    })
    .nullable(),
})

/** What an edit of a series will do, or has done. */
export const FORESEEN = z.object({
  dropped: z.array(z.string()),
  kept: z.array(z.string()),
  changed: z.array(z.string()),
  added: z.array(z.string()),
})

/** A row of the list. */
export function rowOf(activity: ListedActivity) {
  return { ...headOf(activity), nextAt: activity.nextAt?.toISOString() ?? null, wantsHelp: activity.wantsHelp }
}

/** A whole activity. */
export function activityOf({ activity, roles, coming, taken }: ActivityWhole) {
  const { words, openTo, fee, bring, accessNotes, transport, bodyId, hostName, audience, stateWords } = activity
  const { startsOn, fromTime, untilTime, rule, untilOn, howOften, onHoliday, skipsNewYear } = activity
  return {
    ...headOf(activity),
    ...{ words, openTo, fee, bring, accessNotes, transport, bodyId, hostName, audience, stateWords },
    ...{ startsOn, fromTime, untilTime, rule, untilOn, howOften, onHoliday, skipsNewYear },
    roles,
    dates: coming.map(date => dateRowOf(date, taken.get(date.id) ?? [])),
  }
}

/** One date. */
export function dateOf({ date, taken, joinings, feedback }: DateWhole) {
  const told = holding(feedback)
  return {
    ...dateRowOf(date, taken),
    joinings: joinings.map(({ id, roleId, who, howMany, waits, ahead, isMine }) => ({ id, roleId, who, howMany, waits, ahead, isMine })),
    told: told
      ? {
          id: told.id,
          attendance: told.attendance,
          newcomers: told.newcomers,
          helpers: told.helpers,
          words: told.words,
          incidents: told.incidents,
        }
      : null,
  }
}

function headOf(activity: Activity) {
  const { id, councilNo, name, kind, themes, place, state, version } = activity
  return { id, councilNo, name, kind, themes, place, state, schedule: scheduleWords(activity), version }
}

function dateRowOf(date: CalendarDate, taken: readonly Taken[]) {
  const { id, activityId, seriesOn, startsAt, endsAt, state, cancelledWhy, version } = date
  return {
    ...{ id, activityId, seriesOn, state, cancelledWhy, version },
    on: dayOfInstant(startsAt),
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    places: taken,
  }
}
