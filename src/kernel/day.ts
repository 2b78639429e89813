declare const brand: unique symbol

/**
 * One calendar day in Japan, written 'YYYY-MM-DD', from 1873-01-01 (Japan's first day of the solar calendar) to 2199-12-31.
 *
 * A day is not an instant: it has no hour and no zone. Days compare correctly as plain strings (`<`, `>`, `===`).
 * Only the functions of this file make one, so whoever holds a `Day` holds a day that exists.
 */
export type Day = string & { readonly [brand]: 'Day' }

/** The day written as ISO 'YYYY-MM-DD', or undefined when it is written otherwise, does not exist or is out of range. */
export function readDay(text: string): Day | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  return parts ? dayFrom(Number(parts[1]), Number(parts[2]), Number(parts[3])) : undefined
}

/** The day of a year, month (1-12) and day of month, or undefined when there is no such day or it is out of range. */
export function dayFrom(year: number, month: number, dayOfMonth: number): Day | undefined {
  if (![year, month, dayOfMonth].every(Number.isInteger)) return undefined
  if (year < 1873 || year > 2199 || month < 1 || month > 12) return undefined
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined
  return written(year, month, dayOfMonth)
}

/** The day it was in Japan at this instant (Date or epoch milliseconds). @throws RangeError outside the range of `Day` */
export function dayOfInstant(instant: Date | number): Day {
  return dayOfSerial(Math.floor((Number(instant) + JST) / DAY_MS))
}

/** The day `n` days later (earlier if negative). @throws RangeError outside the range of `Day` */
export function addDays(day: Day, n: number): Day {
  return dayOfSerial(serialOf(day) + n)
}

/**
 * The same day of the month `n` months later (earlier if negative), or that month's last day when it is shorter:
 * one month after 31 January is 28 or 29 February. @throws RangeError outside the range of `Day`
 */
export function addMonths(day: Day, n: number): Day {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + n
  const year = Math.floor(months / 12)
  const month = (months % 12) + 1
  return existing(dayFrom(year, month, Math.min(dayOfMonthOf(day), daysInMonth(year, month))))
}

/** How many days lie from one day to another: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return serialOf(to) - serialOf(from)
}

/**
 * Full years of age on a day, as shown to people: one year older from the birthday on; born on 29 February, from 1 March in a common year.
 *
 * The law counts the age as reached when the day before ends (a school year or a pension may turn on that): ask for the next day then.
 * Negative when `on` is before `birth`.
 * @source 年齢計算ニ関する法律, 民法143条
 */
export function ageOn(birth: Day, on: Day): number {
  return yearOf(on) - yearOf(birth) - (on.slice(5) < birth.slice(5) ? 1 : 0)
}

/** The fiscal year (年度) a day belongs to: from 1 April, named by the year it begins in. @source 地方自治法208条 */
export function fiscalYearOf(day: Day): number {
  return monthOf(day) >= 4 ? yearOf(day) : yearOf(day) - 1
}

/** A day as read in a sentence: 2026年4月1日. */
export function formatDay(day: Day): string {
  return `${yearOf(day)}年${monthOf(day)}月${dayOfMonthOf(day)}日`
}

/** A day as read in a table: 2026/04/01. */
export function formatDayShort(day: Day): string {
  return day.replaceAll('-', '/')
}

/** An instant as the clock on the wall in Japan showed it: 2026/04/01 13:05. @throws RangeError outside the range of `Day` */
export function formatInstant(instant: Date): string {
  const onTheWall = new Date(instant.getTime() + JST).toISOString().slice(11, 16)
  return `${formatDayShort(dayOfInstant(instant))} ${onTheWall}`
}

/** The day of the week in one character: 日 月 火 水 木 金 土. */
export function weekdayOf(day: Day): string {
  return '日月火水木金土'.charAt((((serialOf(day) + 4) % 7) + 7) % 7)
}

const DAY_MS = 86_400_000

// A fixed nine hours: the summer time of 1948-1951 and the local time before 1888 never meet a record written by this program,
// and a fixed number gives every machine the same day whatever zone tables it carries.
const JST = 9 * 3_600_000

const yearOf = (day: Day) => Number(day.slice(0, 4))
const monthOf = (day: Day) => Number(day.slice(5, 7))
const dayOfMonthOf = (day: Day) => Number(day.slice(8, 10))

const serialOf = (day: Day) => Date.UTC(yearOf(day), monthOf(day) - 1, dayOfMonthOf(day)) / DAY_MS

function dayOfSerial(serial: number): Day {
  const date = new Date(serial * DAY_MS)
  return existing(dayFrom(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()))
}

function existing(day: Day | undefined): Day {
  if (day === undefined) throw new RangeError('a day must lie between 1873-01-01 and 2199-12-31')
  return day
}

const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()

const pad = (n: number) => String(n).padStart(2, '0')

function written(year: number, month: number, dayOfMonth: number): Day {
  return `${year}-${pad(month)}-${pad(dayOfMonth)}` as Day
}
