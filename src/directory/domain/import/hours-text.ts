import type { Closure, Hours, Opening } from '../place.ts'
import { NO_HOURS, WEEK_DAYS } from '../place.ts'

/** The days, opening and closing of hours so simple that the three standard columns can say them; else three empty cells. */
export function simpleHours(hours: Hours): readonly [string, string, string] {
  const [only, ...more] = hours.openings
  if (only === undefined || more.length > 0 || only.nth !== null) return ['', '', '']
  return [WEEK_DAYS.flatMap((day, at) => (only.days.includes(day) ? ['月火水木金土日'.charAt(at)] : [])).join(''), only.opens, only.closes]
}

/** Everything about hours but the note, as one line that `readHoursText` gives back exactly; empty when nothing is known. */
export function hoursText({ openings, onHolidays, closures }: Hours): string {
  if (openings.length === 0 && closures.length === 0 && onHolidays === 'unknown') return ''
  const whole = { openings: openings.map(plainOpening), onHolidays, closures: closures.map(({ from, to, words }) => ({ from, to, words })) }
  return JSON.stringify(whole)
}

/** Hours from that line; undefined when somebody changed it into something else. */
export function readHoursText(line: string, note: string | null): Hours | undefined {
  if (line === '') return { ...NO_HOURS, note }
  try {
    const { openings, onHolidays, closures } = JSON.parse(line) as Partial<Hours>
    if (!Array.isArray(openings) || !openings.every(isOpening) || !Array.isArray(closures) || !closures.every(isClosure)) return undefined
    if (onHolidays !== 'closed' && onHolidays !== 'open' && onHolidays !== 'unknown') return undefined
    return { openings, onHolidays, closures, note }
  } catch {
    return undefined
  }
}

function plainOpening({ days, nth, opens, closes }: Opening): Opening {
  return { days: WEEK_DAYS.filter(day => days.includes(day)), nth, opens, closes }
}

function isOpening({ days, nth, opens, closes }: Partial<Opening>): boolean {
  const isDays = Array.isArray(days) && days.every(day => WEEK_DAYS.some(known => known === day))
  const isNth = nth === null || (Array.isArray(nth) && nth.every(which => Number.isInteger(which) && which >= 1 && which <= 5))
  return isDays && isNth && [opens, closes].every(time => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time ?? ''))
}

function isClosure({ from, to, words }: Partial<Closure>): boolean {
  return [from, to].every(day => /^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/.test(day ?? '')) && typeof words === 'string'
}
