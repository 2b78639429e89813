import type { Day } from '../../../kernel/day.ts'
import { addDays, addMonths, dayFrom, daysBetween, weekdayOf } from '../../../kernel/day.ts'

/** Days of the week, Monday first as RFC 5545 counts weeks. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Which one of its month: the first to the fifth, or -1 for the last. A month without a fifth has none. */
export const NTHS = [1, 2, 3, 4, 5, -1] as const
export type Nth = (typeof NTHS)[number]

/** When something takes place again, in the time of Japan; `every` counts weeks or months from the first day on. */
export type Rule =
  | { readonly kind: 'once' }
  | { readonly kind: 'weekly'; readonly every: number; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'monthly_weekday'; readonly every: number; readonly nths: readonly Nth[]; readonly weekday: Weekday }
  | { readonly kind: 'monthly_date'; readonly every: number; readonly dates: readonly number[] }

/** What becomes of a date on a holiday: it stays, there is none, or it is the next weekday that is no holiday. */
export const HOLIDAY_RULES = ['skip', 'keep', 'next'] as const
export type HolidayRule = (typeof HOLIDAY_RULES)[number]

/** A rule with its first day, its end, and what happens on holidays and at the turn of the year (29 December to 3 January). */
export type Recurrence = {
  readonly startsOn: Day
  readonly rule: Rule
  /** The last day on which it may take place. */
  readonly untilOn: Day | null
  /** Over after so many dates that took place. */
  readonly howOften: number | null
  readonly onHoliday: HolidayRule
  readonly skipsNewYear: boolean
}

/** One date: `ruleOn` is the day of the rule, `on` the day on which it takes place. */
export type RuleDate = { readonly ruleOn: Day; readonly on: Day }

/**
 * The dates of a recurrence that take place until a day, in their order, from its very first one on (a count counts from there).
 * A date that would be moved onto another date of the rule is that other date.
 * @param isHoliday whether a day is a holiday in Japan
 */
export function datesOf(recurrence: Recurrence, until: Day, isHoliday: (day: Day) => boolean): readonly RuleDate[] {
  const { startsOn, rule, untilOn, howOften } = recurrence
  const last = untilOn !== null && untilOn < until ? untilOn : until
  const found = new Map<Day, RuleDate>()
  for (const ruleOn of ruleDays(startsOn, rule, last)) {
    const on = heldOn(recurrence, ruleOn, isHoliday)
    // A date of the rule itself comes later than one moved onto it, and takes its place.
    if (on !== undefined && on <= last && (on === ruleOn || !found.has(on))) found.set(on, { ruleOn, on })
  }
  // A date moved behind a row of holidays may come after the next date of the rule.
  const inOrder = [...found.values()].sort((a, b) => (a.on < b.on ? -1 : 1))
  return howOften === null ? inOrder : inOrder.slice(0, howOften)
}

/** Whether a day lies in the pause at the turn of the year. @source 行政機関の休日に関する法律 1条 (29 December to 3 January) */
function isNewYear(day: Day): boolean {
  return day.slice(5) >= '12-29' || day.slice(5) <= '01-03'
}

function heldOn(recurrence: Recurrence, day: Day, isHoliday: (day: Day) => boolean): Day | undefined {
  if (recurrence.skipsNewYear && isNewYear(day)) return undefined
  if (recurrence.onHoliday === 'keep' || !isHoliday(day)) return day
  if (recurrence.onHoliday === 'skip') return undefined
  let next = addDays(day, 1)
  while (isHoliday(next) || isWeekend(next) || (recurrence.skipsNewYear && isNewYear(next))) next = addDays(next, 1)
  return next
}

const isWeekend = (day: Day) => '土日'.includes(weekdayOf(day))

function ruleDays(startsOn: Day, rule: Rule, last: Day): readonly Day[] {
  switch (rule.kind) {
    case 'once':
      return startsOn <= last ? [startsOn] : []
    case 'weekly':
      return weeklyDays(startsOn, rule, last)
    case 'monthly_weekday':
      return monthlyDays(startsOn, rule.every, last, month => rule.nths.flatMap(nth => nthWeekday(month, nth, rule.weekday) ?? []))
    case 'monthly_date':
      return monthlyDays(startsOn, rule.every, last, month => rule.dates.flatMap(date => dateIn(month, date) ?? []))
  }
}

function weeklyDays(startsOn: Day, rule: Extract<Rule, { kind: 'weekly' }>, last: Day): readonly Day[] {
  const found: Day[] = []
  const offsets = WEEKDAYS.flatMap((weekday, index) => (rule.weekdays.includes(weekday) ? [index] : []))
  for (let monday = addDays(startsOn, -offsetOf(startsOn)); monday <= last; monday = addDays(monday, 7 * rule.every))
    for (const offset of offsets) {
      const day = addDays(monday, offset)
      if (day >= startsOn && day <= last) found.push(day)
    }
  return found
}

function monthlyDays(startsOn: Day, every: number, last: Day, inMonth: (first: Day) => readonly Day[]): readonly Day[] {
  const found: Day[] = []
  for (let month = firstOfMonth(startsOn); month <= last; month = addMonths(month, every))
    found.push(...[...new Set(inMonth(month))].sort().filter(day => day >= startsOn && day <= last))
  return found
}

function nthWeekday(month: Day, nth: Nth, weekday: Weekday): Day | undefined {
  const wanted = WEEKDAYS.indexOf(weekday)
  if (nth === -1) {
    const end = addDays(addMonths(month, 1), -1)
    return addDays(end, -((offsetOf(end) - wanted + 7) % 7))
  }
  const day = addDays(month, ((wanted - offsetOf(month) + 7) % 7) + 7 * (nth - 1))
  return day.slice(0, 7) === month.slice(0, 7) ? day : undefined
}

function dateIn(month: Day, date: number): Day | undefined {
  if (date === -1) return addDays(addMonths(month, 1), -1)
  return dayFrom(Number(month.slice(0, 4)), Number(month.slice(5, 7)), date)
}

function firstOfMonth(day: Day): Day {
  return addDays(day, 1 - Number(day.slice(8, 10)))
}

/** 0 for Monday to 6 for Sunday. */
function offsetOf(day: Day): number {
  return ((daysBetween(MONDAY, day) % 7) + 7) % 7
}

const MONDAY = existing(2024, 1, 1)

function existing(year: number, month: number, date: number): Day {
  const day = dayFrom(year, month, date)
  if (day === undefined) throw new RangeError('no such day')
  return day
}
