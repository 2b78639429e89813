import type { Day } from '../../../kernel/day.ts'
import { addDays } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { isHoliday } from '../../../platform/holidays.ts'
import { instantAt } from '../../meetings/index.ts'
import type { ActivityId, Schedule } from '../domain/activity.ts'
import type { Recurrence, RuleDate } from '../domain/recurrence.ts'
import { datesOf } from '../domain/recurrence.ts'
import { readRule } from '../domain/rrule.ts'
import { insertDates } from '../store/dates.ts'

/** So many days ahead the dates of a series stand as rows: a year and a month. */
const WINDOW_DAYS = 400

/** The recurrence of a schedule; a rule that is none of ours takes place once. */
export function recurrenceOf(schedule: Schedule): Recurrence {
  const { startsOn, untilOn, howOften, onHoliday, skipsNewYear } = schedule
  return { startsOn, untilOn, howOften, onHoliday, skipsNewYear, rule: readRule(schedule.rule) ?? { kind: 'once' } }
}

/** The dates of a schedule that begin after a moment, as far as the window reaches. */
export function datesToCome(schedule: Schedule, now: Date, until: Day): readonly RuleDate[] {
  return datesOf(recurrenceOf(schedule), until, day => isHoliday(day) === true).filter(({ on }) => instantAt(on, schedule.fromTime) > now)
}

/** The last day of the window that is open today; of what begins later, the window opens there. */
export function windowEnd(act: Pick<Act, 'today'>, { startsOn }: Pick<Schedule, 'startsOn'>): Day {
  return addDays(startsOn > act.today ? startsOn : act.today, WINDOW_DAYS)
}

/** Puts in dates of the series. */
export function putInDates(tx: Tx, id: ActivityId, schedule: Schedule, dates: readonly RuleDate[]): Promise<void> {
  return insertDates(
    tx.db,
    id,
    dates.map(({ ruleOn, on }) => ({
      id: newId<'occurrence'>(),
      seriesOn: ruleOn,
      startsAt: instantAt(on, schedule.fromTime),
      endsAt: instantAt(on, schedule.untilTime),
    })),
  )
}
