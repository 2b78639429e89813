import type { Day } from '../../kernel/day.ts'
import { addDays, dayOfInstant, weekdayOf } from '../../kernel/day.ts'
import type { Hours, Opening, WeekDay } from './place.ts'

/** Whether a day is 国民の祝日; undefined when the calendar does not reach that far. */
export type HolidayCalendar = (day: Day) => boolean | undefined

/** One opening of one day, in minutes since that day's midnight. `closes` beyond 1,440 lies on the following day. */
export type Span = { readonly opens: number; readonly closes: number }

/** What is certain about one day. `unknown` is not `closed`: somebody should ask by telephone. */
export type DayHours =
  | { readonly kind: 'open'; readonly spans: readonly Span[] }
  | { readonly kind: 'closed'; readonly reason: 'weekday' | 'holiday' }
  | { readonly kind: 'closed'; readonly reason: 'closure'; readonly words: string }
  | { readonly kind: 'unknown' }

/** A minute of a day in Japan, e.g. 2026-11-24 at '09:00'. */
export type Moment = { readonly day: Day; readonly time: string }

/** Parts of a sentence, not a sentence: every language says them in its own way. `until` null: no end within a week. `next` null: not certain. */
export type OpenState =
  | { readonly kind: 'open'; readonly until: Moment | null }
  | { readonly kind: 'closed'; readonly next: Moment | null }
  | { readonly kind: 'unknown' }

/** What is certain about the openings that begin on a day, in order and without overlaps. */
export function openOn(hours: Hours, day: Day, isHoliday: boolean | undefined): DayHours {
  const closure = hours.closures.find(one => isWithin(day.slice(5), one.from, one.to))
  if (closure) return { kind: 'closed', reason: 'closure', words: closure.words }
  if (hours.openings.length === 0) return { kind: 'unknown' }
  const spans = joined(hours.openings.filter(opening => fallsOn(opening, day)).map(spanOf))
  if (spans.length === 0) return { kind: 'closed', reason: 'weekday' }
  if (isHoliday === false || hours.onHolidays === 'open') return { kind: 'open', spans }
  if (isHoliday && hours.onHolidays === 'closed') return { kind: 'closed', reason: 'holiday' }
  return { kind: 'unknown' }
}

/** Whether it is open at an instant, until when, or when it opens next; as certain as the hours are and no more. */
export function stateAt(hours: Hours, instant: Date, isHoliday: HolidayCalendar): OpenState {
  const today = dayOfInstant(instant)
  const now = minuteOf(instant)
  const days = [-1, 0].map(offset => ({ offset, found: openOn(hours, addDays(today, offset), isHoliday(addDays(today, offset))) }))
  const spans = joined(days.flatMap(({ offset, found }) => shifted(found, offset)))
  const running = spans.find(span => span.opens <= now && now < span.closes)
  if (running) return { kind: 'open', until: endOf(hours, today, running.closes, isHoliday) }
  if (days.at(-1)?.found.kind === 'unknown') return { kind: 'unknown' }
  const later = spans.find(span => span.opens > now)
  return { kind: 'closed', next: later ? momentOf(today, later.opens) : nextOpening(hours, today, isHoliday) }
}

/** Minutes since midnight as 'HH:MM'; a moment of the following day wraps around, and midnight at the end of a day is '24:00'. */
export function timeOf(minutes: number): string {
  const within = minutes > DAY_MINUTES ? minutes - DAY_MINUTES : minutes
  return `${two(Math.floor(within / 60))}:${two(within % 60)}`
}

/** The day of the week by its code. */
export function weekDayOf(day: Day): WeekDay {
  return BY_SIGN[weekdayOf(day)] ?? 'mon'
}

const DAY_MINUTES = 1440
const SEARCHED_DAYS = 100
const UNBROKEN_DAYS = 8
const BY_SIGN: Readonly<Record<string, WeekDay>> = { 月: 'mon', 火: 'tue', 水: 'wed', 木: 'thu', 金: 'fri', 土: 'sat', 日: 'sun' }
const two = (n: number) => String(n).padStart(2, '0')

/** A range that ends before it begins runs across the turn of the year, as 12-29 to 01-03 does. */
function isWithin(monthDay: string, from: string, to: string): boolean {
  return from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to
}

function fallsOn(opening: Opening, day: Day): boolean {
  const nth = Math.ceil(Number(day.slice(8)) / 7)
  return opening.days.includes(weekDayOf(day)) && (opening.nth === null || opening.nth.includes(nth))
}

function spanOf(opening: Opening): Span {
  const opens = minutesOf(opening.opens)
  const closes = minutesOf(opening.closes)
  return { opens, closes: closes > opens ? closes : closes + DAY_MINUTES }
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function minuteOf(instant: Date): number {
  const inJapan = new Date(instant.getTime() + 9 * 3_600_000)
  return inJapan.getUTCHours() * 60 + inJapan.getUTCMinutes()
}

function joined(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = []
  for (const span of [...spans].sort((a, b) => a.opens - b.opens)) {
    const last = apart.at(-1)
    if (last && span.opens <= last.closes) apart[apart.length - 1] = { opens: last.opens, closes: Math.max(last.closes, span.closes) }
    else apart.push(span)
  }
  return apart
}

function shifted(found: DayHours, days: number): readonly Span[] {
  if (found.kind !== 'open') return []
  return found.spans.map(span => ({ opens: span.opens + days * DAY_MINUTES, closes: span.closes + days * DAY_MINUTES }))
}

/** Follows an opening over midnight as long as the next one takes it up; minutes count from today's midnight. */
function endOf(hours: Hours, today: Day, closes: number, isHoliday: HolidayCalendar): Moment | null {
  let end = closes
  for (let offset = 1; offset <= UNBROKEN_DAYS; offset++) {
    const day = addDays(today, offset)
    const next = shifted(openOn(hours, day, isHoliday(day)), offset).find(span => span.opens <= end && end < span.closes)
    if (next === undefined) return momentOf(today, end)
    end = next.closes
  }
  return null
}

/** The next opening of the coming days; nothing when a day in between is uncertain, because "next" would then be a guess. */
function nextOpening(hours: Hours, today: Day, isHoliday: HolidayCalendar): Moment | null {
  for (let offset = 1; offset <= SEARCHED_DAYS; offset++) {
    const day = addDays(today, offset)
    const found = openOn(hours, day, isHoliday(day))
    if (found.kind === 'unknown') return null
    if (found.kind === 'open' && found.spans[0]) return momentOf(day, found.spans[0].opens)
  }
  return null
}

function momentOf(today: Day, minutes: number): Moment {
  const days = Math.max(0, Math.ceil(minutes / DAY_MINUTES) - 1)
  return { day: addDays(today, days), time: timeOf(minutes - days * DAY_MINUTES) }
}
