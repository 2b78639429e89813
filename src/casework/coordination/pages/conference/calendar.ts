import type { Answer } from '../../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { readConference } from '../../acts/conference/read-conference.ts'
import { calendarFile } from '../../domain/conference/calendar-file.ts'
import { conferenceIdOf } from './conference-id.ts'

/** The sitting for one's own calendar: a time and a link, nobody's name. Loaded again after a change, it moves or takes out the entry. */
export async function showCalendar(visit: SignedVisit): Promise<Answer> {
  const shown = await readConference(visit.act, conferenceIdOf(visit), 'conference.calendar')
  if (shown === undefined || shown.head.conference.startsAt === null || shown.head.conference.calledAt === null) return absentAnswer(visit)
  const { conference, no } = shown.head
  const body = calendarFile({
    id: conference.id,
    startsAt: conference.startsAt ?? '',
    changedAt: visit.now.toISOString(),
    minutes: conference.minutesPlanned,
    sequence: conference.sequence,
    isCancelled: conference.state === 'cancelled',
    link: `${originOf(visit)}/conferences/${conference.id}`,
  })
  return {
    status: 200,
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="conference-${no}.ics"` },
    body,
  }
}

/** The address under which the reader opened this page. Only a program on the same machine is spoken to without a proxy in front. */
function originOf(visit: SignedVisit): string {
  const host = visit.header('host') ?? 'localhost'
  return `${/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? 'http' : 'https'}://${host}`
}
