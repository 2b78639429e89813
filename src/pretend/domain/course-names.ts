import type { Calendar } from './calendar.ts'
import type { Chance, Weighted } from './chance.ts'
import { draw, weighted } from './chance.ts'
import type { CourseName } from './courses.ts'

/**
 * Draw how a consultation goes, given when it came: what is open is recent, what is old has an end.
 *
 * Over twelve months about 55 % end answered, 25 % are taken over by another agency, 4 % after having come back,
 * 8 % are still open, 3 % wait for an overdue reply, and the rest has an open outcome with a day.
 *
 * @param place the day of reception in the calendar
 * @param mayRefer false when nothing may be told to another agency
 */
export function courseNameOf(chance: Chance, calendar: Calendar, place: number, mayRefer: boolean): CourseName {
  const recent = Math.max(14, Math.min(60, Math.round(calendar.last / 6)))
  const age = calendar.last - place
  const drawn = draw(chance, age <= recent ? RECENT : age <= recent * 2 ? PASSING : SETTLED)
  // An overdue reply needs the days it is overdue by.
  if (drawn === 'unanswered' && age < 19) return 'untouched'
  return mayRefer || !REFERRING.has(drawn) ? drawn : age <= recent ? 'watched' : 'answered'
}

const REFERRING: ReadonlySet<CourseName> = new Set(['referred', 'sentTwice', 'unanswered', 'coordinated'])

const RECENT: Weighted<CourseName> = weighted<CourseName>([
  ['untouched', 39],
  ['unanswered', 24],
  ['answered', 16],
  ['referred', 9],
  ['sentTwice', 2],
  ['watched', 4],
  ['asking', 3],
  ['unreached', 2],
  ['coordinated', 1],
])

const PASSING: Weighted<CourseName> = weighted<CourseName>([
  ['answered', 46],
  ['referred', 26],
  ['sentTwice', 5],
  ['watched', 10],
  ['asking', 5],
  ['unreached', 5],
  ['coordinated', 3],
])

const SETTLED: Weighted<CourseName> = weighted<CourseName>([
  ['answered', 64],
  ['referred', 29],
  ['sentTwice', 5],
  ['watched', 1],
  ['coordinated', 1],
])
