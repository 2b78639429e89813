import type { Day } from '../../kernel/day.ts'
import { addDays, addMonths, daysBetween, weekdayOf } from '../../kernel/day.ts'
import type { Chance } from './chance.ts'
import { at } from './chance.ts'

/** A row of days written once, so that a hundred thousand instants cost no calculation. Place 0 is the first day of the history. */
export type Calendar = {
  readonly days: readonly Day[]
  /** For each place: is city hall open? Saturdays, Sundays and the turn of the year are not. */
  readonly open: readonly boolean[]
  /** The place of the last day of the history. */
  readonly last: number
}

/** The point of the clock up to which a course has been told: a place in the calendar and minutes after midnight. */
export type Hand = { place: number; minute: number }

const DAYS_AFTER = 240

/** The calendar of a history that ends on `until` and began `months` before; it reaches beyond for dates that were promised. */
export function calendarOf(until: Day, months: number): Calendar {
  const first = addMonths(until, -months)
  const last = daysBetween(first, until)
  const days = Array.from({ length: last + DAYS_AFTER }, (_, place) => addDays(first, place))
  return { days, open: days.map(isOpen), last }
}

/** The day at a place; beyond the end of the calendar, its last day. */
export function dayAt(calendar: Calendar, place: number): Day {
  return at(calendar.days, Math.min(place, calendar.days.length - 1))
}

/** The instant a hand points to, RFC 3339 in Japanese time. */
export function instantOf(calendar: Calendar, hand: Hand): string {
  return `${dayAt(calendar, hand.place)}T${two(Math.floor(hand.minute / 60))}:${two(hand.minute % 60)}:00+09:00`
}

/** The first open place at or after this one. */
export function openFrom(calendar: Calendar, place: number): number {
  let found = Math.min(place, calendar.days.length - 1)
  while (found < calendar.days.length - 1 && calendar.open[found] !== true) found++
  return found
}

/** Move a hand on to office hours `days` open days later; 0 means later the same day, or the next open day when it is evening. */
export function moveOn(calendar: Calendar, chance: Chance, hand: Hand, days: number): void {
  const soon = hand.minute + chance.whole(8, 75)
  if (days === 0 && soon < 1035 && calendar.open[hand.place] === true) {
    hand.minute = Math.max(soon, 515)
    return
  }
  for (let passed = 0; passed < Math.max(days, 1); passed++) hand.place = openFrom(calendar, hand.place + 1)
  hand.minute = chance.whole(515, 1000)
}

/** Move a hand on to an open day at or after a place, if that lies ahead; otherwise only later the same day. */
export function moveTo(calendar: Calendar, chance: Chance, hand: Hand, place: number): void {
  if (place <= hand.place) {
    moveOn(calendar, chance, hand, 0)
    return
  }
  hand.place = openFrom(calendar, place)
  hand.minute = chance.whole(515, 1000)
}

function isOpen(day: Day): boolean {
  const weekday = weekdayOf(day)
  const turnOfYear = day.slice(5) >= '12-29' || day.slice(5) <= '01-03'
  return weekday !== '土' && weekday !== '日' && !turnOfYear
}

const two = (n: number): string => (n < 10 ? `0${n}` : String(n))
