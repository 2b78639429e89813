import { calendarText } from '../../../../kernel/calendar.ts'

/** What a calendar is told of a sitting. Nothing here names anybody: who meets about whom stays behind the link. */
export type CalendarEntry = {
  readonly id: string
  /** RFC 3339 instants. */
  readonly startsAt: string
  readonly changedAt: string
  readonly minutes: number
  readonly sequence: number
  readonly isCancelled: boolean
  readonly link: string
}

/**
 * One sitting as an iCalendar file. A later file with a higher SEQUENCE moves the entry, a cancelled one takes it out.
 * @source RFC 5546 (PUBLISH, CANCEL)
 */
export function calendarFile(entry: CalendarEntry): string {
  const startsAt = new Date(entry.startsAt)
  return calendarText(entry.isCancelled ? 'CANCEL' : 'PUBLISH', 'conference', [
    {
      id: entry.id,
      startsAt,
      endsAt: new Date(startsAt.getTime() + entry.minutes * 60_000),
      changedAt: new Date(entry.changedAt),
      sequence: entry.sequence,
      isCancelled: entry.isCancelled,
      title: TITLE,
      place: '',
      link: entry.link,
      isPublic: false,
    },
  ])
}

const TITLE = '会議'
