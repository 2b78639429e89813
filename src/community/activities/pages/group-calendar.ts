import type { CalendarEvent } from '../../../kernel/calendar.ts'
import { calendarText } from '../../../kernel/calendar.ts'
import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { hrefOf, readUndertaking } from '../acts/group-read.ts'
import type { UndertakingKind } from '../domain/group.ts'

/** GET /projects/:id/calendar: the days of one project (group, platform) for one's own calendar. */
export async function showUndertakingCalendar(kind: UndertakingKind, visit: SignedVisit): Promise<Answer> {
  const whole = await readUndertaking(visit.act, kind, visit.params['id'] ?? '', async () => [])
  if (whole === undefined) return absentAnswer(visit)
  const { undertaking, milestones } = whole
  return calendarFile(
    `${kind}-${undertaking.id}`,
    milestones.map(({ id, on, untilOn, title, state, sequence, changedAt }) => ({
      ...wholeDays(on, untilOn),
      id,
      changedAt,
      sequence,
      isCancelled: state === 'cancelled',
      title: `${title}（${undertaking.name}）`,
      place: '',
      link: `${originOf(visit)}${hrefOf(undertaking)}`,
      isPublic: false,
    })),
  )
}

/** Whole days in Japan as the instants between which they lie. */
export function wholeDays(on: Day, until: Day | null): Pick<CalendarEvent, 'startsAt' | 'endsAt'> {
  const midnight = (day: Day) => new Date(`${day}T00:00:00+09:00`)
  return { startsAt: midnight(on), endsAt: midnight(addDays(until ?? on, 1)) }
}

/** Entries as a file to be taken along; what was called off is in it, marked. */
export function calendarFile(name: string, events: readonly CalendarEvent[]): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="${name}.ics"` },
    body: calendarText('PUBLISH', name.replace(/-.*$/, ''), events),
  }
}

/** The address under which the reader opened this page. Only a program on the same machine is spoken to without a proxy in front. */
export function originOf(visit: SignedVisit): string {
  const host = visit.header('host') ?? 'localhost'
  return `${/^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? 'http' : 'https'}://${host}`
}
