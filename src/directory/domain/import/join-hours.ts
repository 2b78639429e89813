import type { Hours, Opening, WeekDay } from '../place.ts'
import { WEEK_DAYS } from '../place.ts'
import type { ClosedTimes } from './read-closed.ts'
import type { TimesOfDays } from './read-times.ts'

/**
 * Openings out of times told and days told closed. Undefined when they do not add up to certainty: times without days are certain
 * only beside a list of closed days.
 */
export function joinHours(times: readonly TimesOfDays[], closed: ClosedTimes | undefined): Omit<Hours, 'note'> | undefined {
  if (times.some(part => part.days === null) && (times.length > 1 || closed === undefined)) return undefined
  return {
    openings: times.flatMap(part => part.spans.flatMap(([opens, closes]) => openingsOf(part, opens, closes, closed))),
    onHolidays: onHolidays(times, closed),
    closures: closed?.closures ?? [],
  }
}

function openingsOf(part: TimesOfDays, opens: string, closes: string, closed: ClosedTimes | undefined): readonly Opening[] {
  const days = part.days ?? WEEK_DAYS
  const shut = (day: WeekDay) => closed?.days.filter(one => one.day === day) ?? []
  const whole = days.filter(day => shut(day).length === 0)
  const partly = days.filter(day => shut(day).length > 0 && shut(day).every(one => one.nth !== null))
  const left = (day: WeekDay) => (part.nth ?? [1, 2, 3, 4, 5]).filter(nth => !shut(day).some(one => one.nth?.includes(nth)))
  return [
    ...(whole.length > 0 ? [{ days: whole, nth: part.nth, opens, closes }] : []),
    ...partly.flatMap(day => (left(day).length > 0 ? [{ days: [day], nth: left(day), opens, closes }] : [])),
  ]
}

function onHolidays(times: readonly TimesOfDays[], closed: ClosedTimes | undefined): Hours['onHolidays'] {
  if (closed?.holidays) return closed.moves ? 'unknown' : 'closed'
  if (closed?.moves) return 'unknown'
  if (closed?.never) return 'open'
  if (times.length === 1 && times[0]?.holidays) return 'open'
  return times.length > 0 && times.every(part => part.isWorkdays) ? 'closed' : 'unknown'
}
