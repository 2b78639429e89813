import holidayJp from '@holiday-jp/holiday_jp'
import type { Day } from '../kernel/day.ts'

/**
 * Whether a day is 国民の祝日 or 振替休日; undefined after the last year the package knows, because a law may still move it.
 * @source 国民の祝日に関する法律; package @holiday-jp/holiday_jp
 */
export function isHoliday(day: Day): boolean | undefined {
  if (day.slice(0, 4) > holidaysKnownUntil() || day < FIRST) return undefined
  return Object.hasOwn(holidayJp.holidays, day)
}

/** The name of a holiday, e.g. 勤労感謝の日; nothing on any other day. */
export function holidayName(day: Day): string | undefined {
  const named: Readonly<Record<string, { readonly name: string }>> = holidayJp.holidays
  return Object.hasOwn(named, day) ? named[day]?.name : undefined
}

/** The last year of which the holidays are known, e.g. '2050'. */
export function holidaysKnownUntil(): string {
  return LAST
}

const days = Object.keys(holidayJp.holidays).sort()
const FIRST = `${days[0]?.slice(0, 4) ?? '9999'}-01-01`
const LAST = days.at(-1)?.slice(0, 4) ?? '0000'
