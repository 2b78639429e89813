import type { CalendarEvent } from '../../../kernel/calendar.ts'
import { calendarText } from '../../../kernel/calendar.ts'
import { addDays } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { readFeed } from '../acts/read-dates.ts'
import type { ActivityId } from '../domain/activity.ts'
import type { CalendarDate } from '../domain/occurrence.ts'

const DAYS_BACK = 30

/** GET /activities/calendar.ics: dates of the councils of the reader, for one's own calendar. What was called off stays in it, marked. */
export async function showOwnFeed(visit: SignedVisit): Promise<Answer> {
  return feedAnswer(visit, 'activities', (await readFeed(visit.act, addDays(visit.act.today, -DAYS_BACK), undefined)) ?? [])
}

/** GET /activities/:id/calendar.ics: the dates of one activity. */
export async function showActivityFeed(visit: SignedVisit): Promise<Answer> {
  const id = visit.params['id'] as ActivityId
  const dates = await readFeed(visit.act, addDays(visit.act.today, -DAYS_BACK), id)
  return dates === undefined ? absentAnswer(visit) : feedAnswer(visit, `activity-${id}`, dates)
}

function feedAnswer(visit: SignedVisit, name: string, dates: readonly CalendarDate[]): Answer {
  const events = dates.map(date => eventOf(visit, date))
  return {
    status: 200,
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="${name}.ics"` },
    body: calendarText('PUBLISH', 'activities', events),
  }
}

/** Name, place and time stand in the calendar; who comes stays behind the link. */
function eventOf(visit: SignedVisit, date: CalendarDate): CalendarEvent {
  return {
    id: date.id,
    startsAt: date.startsAt,
    endsAt: date.endsAt,
    changedAt: date.changedAt,
    sequence: date.sequence,
    isCancelled: date.state === 'cancelled',
    title: date.name,
    place: date.place,
    link: `${originOf(visit)}/activities/${date.activityId}/dates/${date.id}`,
    isPublic: false,
  }
}

/** The address under which the reader opened this page. Only a program on the same machine is spoken to without a proxy in front. */
function originOf(visit: SignedVisit): string {
  const host = visit.header('host') ?? 'localhost'
  return `${/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? 'http' : 'https'}://${host}`
}
