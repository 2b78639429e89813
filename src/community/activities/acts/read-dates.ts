import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import type { Act } from '../../../platform/act.ts'
import type { Neighbour } from '../../councils/index.ts'
import { mayKeep, mayRead, neighbourOf, participantsOf } from '../../councils/index.ts'
import type { TitleTeller } from '../../links/index.ts'
import type { Meeting } from '../../meetings/index.ts'
import { listMeetings } from '../../meetings/index.ts'
import type { Activity, ActivityId, Role } from '../domain/activity.ts'
import type { Feedback } from '../domain/feedback.ts'
import { ASKED_DAYS, isAsked } from '../domain/feedback.ts'
import type { CalendarDate, Joining, OccurrenceId, Taken } from '../domain/occurrence.ts'
import { findActivity } from '../store/activities.ts'
import type { DateFilter } from '../store/dates.ts'
import { datesWithIds, findDate, listDates } from '../store/dates.ts'
import { feedbackOf } from '../store/feedback.ts'
import { joiningsOf, myDates, placesTaken } from '../store/joinings.ts'
import { rolesOf } from '../store/roles.ts'

/** Everything one page about a date shows. */
export type DateWhole = {
  readonly date: CalendarDate
  readonly activity: Activity
  readonly roles: readonly Role[]
  readonly taken: readonly Taken[]
  /** Everybody to keepers, oneself to all others. */
  readonly joinings: readonly Joining[]
  readonly feedback: readonly Feedback[]
  readonly isKeeper: boolean
  readonly takesPart: boolean
  /** Names on the roll of the council; for keepers. */
  readonly roll: readonly { readonly id: string; readonly name: string }[]
}

/** One date with who comes and how it went; nothing where the reader may not know it. */
export function readDate(act: Act, activity: ActivityId, id: OccurrenceId): Promise<DateWhole | undefined> {
  return act.transaction(async tx => {
    const { db } = tx
    const date = await findDate(db, activity, id)
    const found = date ? await findActivity(db, activity) : undefined
    await tx.audit({ action: 'activity.read-date', subjectType: 'occurrence', subjectIds: [id], outcome: found ? 'done' : 'absent' })
    if (date === undefined || found === undefined) return undefined
    const reader = await neighbourOf(db)
    const isKeeper = mayKeep(date.councilNo, reader)
    const roll = isKeeper && date.councilNo !== null ? await participantsOf(db, date.councilNo) : []
    return {
      date,
      activity: found,
      roles: await rolesOf(db, activity),
      taken: (await placesTaken(db, [id])).get(id) ?? [],
      joinings: await joiningsOf(db, id),
      feedback: await feedbackOf(db, id),
      isKeeper,
      takesPart: date.isInside && mayRead('council', date.councilNo, reader),
      roll: roll.filter(({ endedOn }) => endedOn === null),
    }
  })
}

/** A piece of the calendar of activities, with what the reader is asked to tell. */
export type DatePage = {
  readonly rows: readonly CalendarDate[]
  readonly mine: ReadonlySet<string>
  readonly taken: ReadonlyMap<string, readonly Taken[]>
  /** Dates that wait for somebody to tell how they went. */
  readonly asked: readonly CalendarDate[]
  readonly reader: Neighbour
}

const MOST_ASKED = 5

/** Dates of all activities the reader may know, in their order; those of their own councils that wait to be told of. */
export function readDates(act: Act, filter: DateFilter, limit: number): Promise<DatePage> {
  return act.transaction(async tx => {
    const { db } = tx
    const reader = await neighbourOf(db)
    const rows = await listDates(db, filter, limit)
    const ids = rows.map(({ id }) => id)
    await tx.audit({ action: 'activity.calendar', subjectType: 'occurrence', subjectIds: ids })
    const span = { from: addDays(act.today, -ASKED_DAYS - 1), before: addDays(act.today, 1), councils: reader.councils, isUntold: true }
    const untold = await listDates(db, { ...span, isBackwards: true }, MOST_ASKED * 4)
    return {
      rows,
      mine: await myDates(db, ids),
      taken: await placesTaken(db, ids),
      asked: untold.filter(date => isAsked(date, act.now)).slice(0, MOST_ASKED),
      reader,
    }
  })
}

/** One day of the calendar over everything: a date of an activity, or a meeting. */
export type CalendarEntry =
  | { readonly kind: 'date'; readonly at: Date; readonly date: CalendarDate }
  | { readonly kind: 'meeting'; readonly at: Date; readonly meeting: Meeting }

const MOST_ENTRIES = 400

/** Everything of a span of days in one calendar: dates of activities and meetings the reader may know. */
export function readWholeCalendar(
  act: Act,
  span: { readonly from: Day; readonly before: Day; readonly councilNo?: number | undefined },
): Promise<readonly CalendarEntry[]> {
  return act.transaction(async tx => {
    const dates = await listDates(tx.db, span, MOST_ENTRIES)
    const meetings = await listMeetings(tx.db, span, { limit: MOST_ENTRIES })
    const ids = [...dates.map(({ id }) => id), ...meetings.map(({ id }) => id)]
    await tx.audit({ action: 'activity.whole-calendar', subjectType: 'occurrence', subjectIds: ids })
    return [
      ...dates.map(date => ({ kind: 'date', at: date.startsAt, date }) as const),
      ...meetings.map(meeting => ({ kind: 'meeting', at: meeting.startsAt, meeting }) as const),
    ].sort((a, b) => a.at.getTime() - b.at.getTime())
  })
}

const MOST_IN_FEED = 500

/** Dates for one's own calendar: of one activity, or of all activities of the reader's councils; nothing where the activity is not there. */
export function readFeed(act: Act, from: Day, id: ActivityId | undefined): Promise<readonly CalendarDate[] | undefined> {
  return act.transaction(async tx => {
    const found = id && (await findActivity(tx.db, id))
    await tx.audit({
      action: 'activity.feed',
      subjectType: 'activity',
      subjectIds: id ? [id] : [],
      outcome: id && !found ? 'absent' : 'done',
    })
    if (id && !found) return undefined
    const whose = id ? { activityId: id } : { councils: (await neighbourOf(tx.db)).councils }
    return listDates(tx.db, { from, ...whose }, MOST_IN_FEED)
  })
}

/** Titles of dates for lists of links. */
export const occurrenceTitles: TitleTeller = async (db, ids) => {
  const found = await datesWithIds(db, ids)
  return new Map(found.map(({ id, name, activityId }) => [id, { title: name, href: `/activities/${activityId}/dates/${id}` as const }]))
}
