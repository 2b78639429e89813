import type { CalendarEvent } from '../../../kernel/calendar.ts'
import { calendarText } from '../../../kernel/calendar.ts'
import { addDays } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { readCalendar, readMeeting } from '../acts/read-meetings.ts'
import type { Meeting, MeetingId } from '../domain/meeting.ts'

const MOST = 200
const DAYS_BACK = 90

/** GET /meetings/:id/calendar: one meeting for one's own calendar. Loaded again after a change, it moves or takes out the entry. */
export async function showMeetingCalendar(visit: SignedVisit): Promise<Answer> {
  const whole = await readMeeting(visit.act, visit.params['id'] as MeetingId, async () => [], 'meeting.calendar')
  if (whole === undefined) return absentAnswer(visit)
  const { meeting } = whole
  const method = meeting.state === 'cancelled' ? 'CANCEL' : 'PUBLISH'
  return calendarAnswer(`meeting-${meeting.id}`, calendarText(method, 'meeting', [eventOf(visit, meeting)]))
}

/** GET /meetings/calendar: the meetings of the bodies in which the reader sits. */
export async function showOwnCalendar(visit: SignedVisit): Promise<Answer> {
  const { rows } = await readCalendar(visit.act, { from: addDays(visit.act.today, -DAYS_BACK), isOwn: true }, { limit: MOST })
  return calendarAnswer(
    'meetings',
    calendarText(
      'PUBLISH',
      'meetings',
      rows.map(meeting => eventOf(visit, meeting)),
    ),
  )
}

/** Title, place and time stand in the calendar; who comes and what is said stays behind the link. */
function eventOf(visit: SignedVisit, meeting: Meeting): CalendarEvent {
  return {
    id: meeting.id,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    changedAt: meeting.changedAt,
    sequence: meeting.sequence,
    isCancelled: meeting.state === 'cancelled',
    title: meeting.title,
    place: meeting.place,
    link: `${originOf(visit)}/meetings/${meeting.id}`,
    isPublic: meeting.audience === 'public',
  }
}

function calendarAnswer(name: string, body: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="${name}.ics"` },
    body,
  }
}

/** The address under which the reader opened this page. Only a program on the same machine is spoken to without a proxy in front. */
function originOf(visit: SignedVisit): string {
  const host = visit.header('host') ?? 'localhost'
  return `${/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? 'http' : 'https'}://${host}`
}
