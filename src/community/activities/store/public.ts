import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { ActivityId, ActivityState, Kind } from '../domain/activity.ts'
import type { HolidayRule } from '../domain/recurrence.ts'
import { besideLines } from './beside.ts'

/** One date as everybody may know it; why it was called off is not said. */
export type PublicDate = {
  readonly id: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly isCancelled: boolean
  readonly sequence: number
  readonly changedAt: Date
}

/** An activity as everybody may know it: by its checked wording, with its dates from a day on; never who comes, nor how many. */
export type PublicActivity = {
  readonly id: ActivityId
  readonly councilNo: number | null
  readonly councilName: string | null
  readonly bodyName: string | null
  readonly title: string
  readonly words: string
  readonly textVersion: number
  readonly kind: Kind
  readonly themes: readonly string[]
  readonly place: string
  readonly openTo: string
  readonly fee: string
  readonly bring: string
  readonly accessNotes: string
  readonly transport: string
  readonly state: ActivityState
  readonly startsOn: Day
  readonly fromTime: string
  readonly untilTime: string
  readonly rule: string
  readonly untilOn: Day | null
  readonly onHoliday: HolidayRule
  readonly skipsNewYear: boolean
  readonly changedAt: Date
  readonly dates: readonly PublicDate[]
}

/**
 * Activities with a checked wording for everybody, the one whose next date comes first first; runs under the login of the open side too.
 * At most `datesEach` dates (12) of each, from a day on, those that were called off among them, marked.
 */
export async function publicActivities(
  db: Db,
  asked: {
    readonly councilNo?: number | undefined
    readonly id?: string | undefined
    readonly from: Day
    readonly limit: number
    readonly datesEach?: number
  },
): Promise<readonly PublicActivity[]> {
  const rows = await rowsOf(
    db,
    sql<Omit<PublicActivity, 'dates'>>`
      select a.id, a.council_no as "councilNo", c.name as "councilName", b.name as "bodyName", w.title, w.words, w.text_version as "textVersion",
             a.kind, a.themes, ${besideLines()}, a.state,
             a.starts_on as "startsOn", to_char(a.from_time, 'HH24:MI') as "fromTime", to_char(a.until_time, 'HH24:MI') as "untilTime", a.rule,
             a.until_on as "untilOn", a.on_holiday as "onHoliday", a.skips_new_year as "skipsNewYear", a.changed_at as "changedAt"
        from activities.activity a
        join texts.wording w on w.kind = 'activity' and w.key = a.id::text and w.council_no is not distinct from a.council_no
                            and w.wanted = 'public' and w.checked_at is not null and w.withdrawn_at is null
        left join directory.council c on c.no = a.council_no
        left join councils.body b on b.id = a.body_id
        left join lateral (select min(o.starts_at) as at from activities.occurrence o
                            where o.activity_id = a.id and o.state = 'planned'
                              and o.starts_at >= (${asked.from}::date)::timestamp at time zone 'Asia/Tokyo') n on true
       where (${asked.councilNo ?? null}::smallint is null or a.council_no = ${asked.councilNo ?? null})
         and (${asked.id ?? null}::uuid is null or a.id = ${asked.id ?? null})
         and (a.state <> 'ended' or ${asked.id ?? null}::uuid is not null)
       order by n.at nulls last, a.id
       limit ${asked.limit}`,
  )
  const dates = await publicDates(
    db,
    rows.map(({ id }) => id),
    asked.from,
    asked.datesEach ?? 12,
  )
  return rows.map(row => ({ ...row, dates: dates.get(row.id) ?? [] }))
}

async function publicDates(db: Db, ids: readonly string[], from: Day, each: number): Promise<ReadonlyMap<string, readonly PublicDate[]>> {
  const rows = await rowsOf(
    db,
    sql<PublicDate & { activityId: string }>`
      select d.* from unnest(${[...ids]}::uuid[]) a (id)
        cross join lateral (
          select o.activity_id as "activityId", o.id, o.starts_at as "startsAt", o.ends_at as "endsAt", o.state = 'cancelled' as "isCancelled", o.sequence,
                 o.changed_at as "changedAt"
            from activities.occurrence o
           where o.activity_id = a.id and o.state in ('planned', 'cancelled', 'held')
             and o.starts_at >= (${from}::date)::timestamp at time zone 'Asia/Tokyo'
           order by o.starts_at, o.id limit ${each}) d`,
  )
  const found = new Map<string, PublicDate[]>()
  for (const { activityId, ...date } of rows) found.set(activityId, [...(found.get(activityId) ?? []), date])
  return found
}
