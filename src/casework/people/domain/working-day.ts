import type { Day } from '../../../kernel/day.ts'
import { addDays, weekdayOf } from '../../../kernel/day.ts'

/**
 * The first day after `day` on which a city office works: no Saturday, Sunday, holiday, nor 29 December to 3 January.
 * @source 地方自治法4条の2
 */
export function nextWorkingDay(day: Day, isHoliday: (day: Day) => boolean | undefined): Day {
  let next = addDays(day, 1)
  while (isClosed(next, isHoliday)) next = addDays(next, 1)
  return next
}

function isClosed(day: Day, isHoliday: (day: Day) => boolean | undefined): boolean {
  const monthAndDay = day.slice(5)
  return '土日'.includes(weekdayOf(day)) || isHoliday(day) === true || monthAndDay >= '12-29' || monthAndDay <= '01-03'
}
