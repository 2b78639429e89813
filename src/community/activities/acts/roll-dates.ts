import { addDays, dayOfInstant } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Database } from '../../../platform/database.ts'
import { instantAt } from '../../meetings/index.ts'
import type { SeriesToExtend } from '../store/rolling.ts'
import { extendSeries, seriesToExtend } from '../store/rolling.ts'
import { datesToCome, windowEnd } from './make-dates.ts'

const DAILY = 86_400_000
/** A series is extended a month at a time, so that a day's work is small. */
const SLACK_DAYS = 30

/** Moves the window of dates on: at the start, and every day. What people see never waits for it, because the window is a year wide. */
export function startRolling(database: Database, clock: () => Date, onError: (error: unknown) => void): { stop(): void } {
  const roll = () => void rollDates(database, clock()).catch(onError)
  roll()
  const timer = setInterval(roll, DAILY)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** Puts in the dates of every series that the window has reached by a moment. */
export async function rollDates(database: Database, now: Date): Promise<number> {
  const today = dayOfInstant(now)
  return database.transaction(null, async db => {
    const series = await seriesToExtend(db, addDays(windowEnd({ today }, { startsOn: today }), -SLACK_DAYS))
    for (const one of series) await extendSeries(db, one.id, windowEnd({ today }, one), datesBehind(one, now))
    return series.length
  })
}

function datesBehind(series: SeriesToExtend, now: Date) {
  const until = windowEnd({ today: dayOfInstant(now) }, series)
  return datesToCome(series, now, until)
    .filter(({ ruleOn }) => ruleOn > series.datesUntil)
    .map(({ ruleOn, on }) => ({
      id: newId<'occurrence'>(),
      seriesOn: ruleOn,
      startsAt: instantAt(on, series.fromTime),
      endsAt: instantAt(on, series.untilTime),
    }))
}
