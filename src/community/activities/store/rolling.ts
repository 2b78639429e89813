import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { ActivityId, Schedule } from '../domain/activity.ts'
import type { NewDate } from './dates.ts'

/** A series whose dates end before a day; asked for by nobody in particular. */
export type SeriesToExtend = Schedule & { readonly id: ActivityId; readonly datesUntil: Day }

/** Series whose dates stand until before a day. The database tells it only to the program's own work. */
export function seriesToExtend(db: Db, before: Day): Promise<readonly SeriesToExtend[]> {
  return rowsOf(
    db,
    sql<SeriesToExtend>`
      select id, starts_on as "startsOn", from_time as "fromTime", until_time as "untilTime", rule, until_on as "untilOn", how_often as "howOften",
             on_holiday as "onHoliday", skips_new_year as "skipsNewYear", dates_until as "datesUntil"
        from activities.series_to_extend(${before})`,
  )
}

/** Puts in the further dates of a series. */
export async function extendSeries(db: Db, id: ActivityId, until: Day, dates: readonly NewDate[]): Promise<void> {
  await sql`
    select activities.extend_series(${id}, ${until}, ${dates.map(date => date.id)}::uuid[], ${dates.map(date => date.seriesOn)}::date[],
                                    ${dates.map(date => date.startsAt.toISOString())}::timestamptz[],
                                    ${dates.map(date => date.endsAt.toISOString())}::timestamptz[])`.execute(db)
}
