import type { Day } from '../../kernel/day.ts'
import { readDay } from '../../kernel/day.ts'

/** The day on which the pretend city was counted: ages and the freshness of its directory are told from here, never from a clock. */
export const COUNTED_ON: Day = countedOn('2026-04-01')

function countedOn(text: string): Day {
  const day = readDay(text)
  if (day === undefined) throw new RangeError(`no such day: ${text}`)
  return day
}
