import { dayOfInstant, formatDayShort, weekdayOf } from '../../../kernel/day.ts'
import { formatBoth } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { clockOf } from '../../meetings/index.ts'
import { recurrenceOf } from '../acts/make-dates.ts'
import type { Schedule } from '../domain/activity.ts'
import { recurrenceWords } from '../domain/rule-words.ts'
import { texts } from './texts.ts'

type Span = { readonly startsAt: Date; readonly endsAt: Date }

/** When a date is, for a table: 2026/12/09（水）10:00～11:30. */
export function whenShort({ startsAt, endsAt }: Span): string {
  const day = dayOfInstant(startsAt)
  return `${formatDayShort(day)}（${weekdayOf(day)}）${clockOf(startsAt)}～${clockOf(endsAt)}`
}

/** When a date is, in a sentence: 令和8年12月9日（2026年）（水）10:00～11:30. */
export function whenLong({ startsAt, endsAt }: Span): string {
  const day = dayOfInstant(startsAt)
  return `${formatBoth(day)}（${weekdayOf(day)}）${clockOf(startsAt)}～${clockOf(endsAt)}`
}

/** A schedule in words: 毎月第2・第4水曜 10:00–11:30（祝日は休み）. */
export function scheduleWords(schedule: Schedule): string {
  return recurrenceWords(recurrenceOf(schedule), { from: schedule.fromTime, until: schedule.untilTime })
}

/** What is said after a deed, by the word in the address. */
export function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(texts.done).find(([key]) => key === done)?.[1]
}
