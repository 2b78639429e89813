import type { Day } from '../../../kernel/day.ts'
import { dayOfInstant } from '../../../kernel/day.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Db } from '../../../platform/database.ts'
import { publicActivities } from '../../activities/index.ts'
import { openMeetings } from '../../meetings/index.ts'
import type { OpenDate } from '../domain/open.ts'
import { toldRows, toldWordings } from './told-rows.ts'

const MOST_MEETINGS = 400
const MOST_ACTIVITIES = 300

/** What dates are asked for; days in Japan, `before` not included. */
export type DatesAsked = { readonly councilNo?: number | undefined; readonly from: Day; readonly before: Day; readonly each?: number }

/** Meetings and dates of activities for everybody, in the order of their days; the cancelled ones stay among them. */
export async function openDates(db: Db, language: Language, asked: DatesAsked): Promise<readonly OpenDate[]> {
  const dates = [...(await datesOfMeetings(db, language, asked)), ...(await datesOfActivities(db, language, asked))]
  return dates.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime() || (one.id < other.id ? -1 : 1))
}

async function datesOfMeetings(db: Db, language: Language, asked: DatesAsked): Promise<readonly OpenDate[]> {
  const meetings = await openMeetings(db, { ...asked, limit: MOST_MEETINGS })
  const worded = await toldWordings(
    db,
    'meeting',
    meetings.map(({ id }) => id),
    language,
  )
  return meetings.map(meeting => ({
    ...meeting,
    kind: 'meeting' as const,
    of: meeting.id,
    told: worded.get(meeting.id)?.told ?? { title: meeting.title, words: '', language: 'ja', isMachine: false, isStale: false },
  }))
}

async function datesOfActivities(db: Db, language: Language, asked: DatesAsked): Promise<readonly OpenDate[]> {
  const { councilNo, from, before } = asked
  const rows = await publicActivities(db, { councilNo, from, limit: MOST_ACTIVITIES, datesEach: asked.each ?? 40 })
  const activities = await toldRows(db, 'activity', rows, language)
  return activities.flatMap(activity =>
    activity.dates
      .filter(date => dayOfInstant(date.startsAt) < before)
      .map(date => ({
        ...date,
        kind: 'activity' as const,
        of: activity.id,
        told: activity.told,
        councilNo: activity.councilNo,
        place: activity.place,
      })),
  )
}
