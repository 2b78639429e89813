import type { Day } from '../../../kernel/day.ts'
import { dayOfInstant, formatDayShort, weekdayOf } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { Meeting } from '../domain/meeting.ts'
import { clockOf } from '../domain/when.ts'
import { texts } from './texts.ts'

/** When a meeting is, for a table: 2026/11/23（月）19:30～21:00. */
export function whenShort({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): string {
  const day = dayOfInstant(startsAt)
  return `${formatDayShort(day)}（${weekdayOf(day)}）${clockOf(startsAt)}～${clockOf(endsAt)}`
}

/** When a meeting is, in a sentence: 令和8年11月23日（2026年）（月）19:30～21:00. */
export function whenLong({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): string {
  const day = dayOfInstant(startsAt)
  return `${formatBoth(day)}（${weekdayOf(day)}）${clockOf(startsAt)}～${clockOf(endsAt)}`
}

/** A day, or a dash where there is none. */
export function dayOrDash(day: Day | null): string {
  return day === null ? '―' : formatBoth(day)
}

/** What is said after a deed, by the word in the address. */
export function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(texts.done).find(([key]) => key === done)?.[1]
}
