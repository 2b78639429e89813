import type { Day } from '../../../../kernel/day.ts'
import { addDays, weekdayOf } from '../../../../kernel/day.ts'

/** The n-th working day after a day. Holidays nobody knows yet count as working days, so that a review is never due too late. */
export function workingDaysAfter(day: Day, n: number, isHoliday: (day: Day) => boolean | undefined): Day {
  let at = day
  for (let left = n; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at, isHoliday)) left--
  }
  return at
}

/** Whether offices are open: no Saturday, no Sunday, no holiday. */
function isWorkingDay(day: Day, isHoliday: (day: Day) => boolean | undefined): boolean {
  return !['土', '日'].includes(weekdayOf(day)) && isHoliday(day) !== true
}
