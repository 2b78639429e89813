import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { ActivityId } from '../domain/activity.ts'
import type { CalendarDate, Occurrence, OccurrenceId } from '../domain/occurrence.ts'
import type { StandingDate } from '../domain/series-edit.ts'

const COLUMNS = sql`
  o.id, o.activity_id as "activityId", o.series_on as "seriesOn", o.starts_at as "startsAt", o.ends_at as "endsAt", o.state,
  case when i.inside then o.cancelled_why else '' end as "cancelledWhy", o.is_by_hand as "isByHand", o.changed_at as "changedAt", o.sequence, o.version,
  case when i.inside then a.name else coalesce(w.title, '') end as name, a.kind,
  case when i.inside or a.beside_at <= w.checked_at then a.place else '' end as place, a.council_no as "councilNo", c.name as "councilName",
  a.state as "activityState", i.inside as "isInside",
  exists (select from activities.role r where r.activity_id = a.id and r.is_wanted and r.ended_at is null) as "wantsHelp"`
const FROM = sql`
  from activities.occurrence o
  join activities.activity a on a.id = o.activity_id
  cross join lateral (select councils.may_read(a.audience, a.council_no) as inside) i
  left join directory.council c on c.no = a.council_no
  left join texts.wording w on w.kind = 'activity' and w.key = a.id::text and w.council_no is not distinct from a.council_no
                           and w.checked_at is not null and w.withdrawn_at is null`

/** What a calendar of dates is narrowed to; days in Japan, `before` not included. */
export type DateFilter = {
  readonly from?: Day | undefined
  readonly before?: Day | undefined
  readonly councilNo?: number | undefined
  readonly councils?: readonly number[] | undefined
  readonly activityId?: ActivityId | undefined
  /** Only those that wait for somebody to tell how they went. */
  readonly isUntold?: boolean | undefined
  readonly isBackwards?: boolean | undefined
}

/** One date, where the reader may know its activity; `lock` keeps it for the rest of the transaction. */
export function findDate(db: Db, activity: ActivityId, id: OccurrenceId, lock = false): Promise<CalendarDate | undefined> {
  return firstOf(
    db,
    sql<CalendarDate>`select ${COLUMNS} ${FROM} where o.id = ${id} and o.activity_id = ${activity} and o.state <> 'dropped' ${lock ? sql`for update of o` : sql``}`,
  )
}

/** Dates the reader may know, in their order; dropped ones are not there. */
export function listDates(db: Db, filter: DateFilter, limit: number): Promise<readonly CalendarDate[]> {
  const order = filter.isBackwards ? sql`desc` : sql`asc`
  const councils = filter.councils ? [...filter.councils] : null
  return rowsOf(
    db,
    sql<CalendarDate>`
      select ${COLUMNS} ${FROM}
       where o.state <> 'dropped'
         and (${filter.from ?? null}::date is null or o.starts_at >= (${filter.from ?? null}::date)::timestamp at time zone 'Asia/Tokyo')
         and (${filter.before ?? null}::date is null or o.starts_at < (${filter.before ?? null}::date)::timestamp at time zone 'Asia/Tokyo')
         and (${filter.councilNo ?? null}::smallint is null or a.council_no = ${filter.councilNo ?? null})
         and (${councils}::smallint[] is null or a.council_no = any (${councils}::smallint[]))
         and (${filter.activityId ?? null}::uuid is null or o.activity_id = ${filter.activityId ?? null})
         and (not ${filter.isUntold === true}::boolean or (o.state = 'planned' and i.inside))
       order by o.starts_at ${order}, o.id ${order}
       limit ${limit}`,
  )
}

/** The dates with these ids that the reader may know. */
export function datesWithIds(db: Db, ids: readonly string[]): Promise<readonly CalendarDate[]> {
  return rowsOf(db, sql<CalendarDate>`select ${COLUMNS} ${FROM} where o.id = any (${[...ids]}::uuid[]) and o.state <> 'dropped'`)
}

/** Dates of an activity after a moment that are planned or called off, with whether somebody comes; for its keepers. */
export function standingDates(db: Db, id: ActivityId, after: Date): Promise<readonly StandingDate[]> {
  return rowsOf(
    db,
    sql<StandingDate>`
      select o.id, o.series_on as "seriesOn", (o.starts_at at time zone 'Asia/Tokyo')::date as on,
             to_char(o.starts_at at time zone 'Asia/Tokyo', 'HH24:MI') as from, to_char(o.ends_at at time zone 'Asia/Tokyo', 'HH24:MI') as until,
             case o.state when 'cancelled' then 'cancelled' else 'planned' end as state, o.is_by_hand as "isByHand",
             exists (select from activities.joining j where j.occurrence_id = o.id and j.left_at is null) as "isJoined"
        from activities.occurrence o
       where o.activity_id = ${id} and o.starts_at > ${after} and o.state in ('planned', 'cancelled')
       order by o.starts_at, o.id`,
  )
}

/** A date as it is put in. */
export type NewDate = { readonly id: OccurrenceId; readonly seriesOn: Day | null; readonly startsAt: Date; readonly endsAt: Date }

/** Puts in dates; one of the series that had been dropped comes back under its old id. */
export async function insertDates(db: Db, activity: ActivityId, dates: readonly NewDate[], isByHand = false): Promise<void> {
  if (dates.length === 0) return
  await sql`
    insert into activities.occurrence (id, activity_id, series_on, starts_at, ends_at, is_by_hand)
    select d.id, ${activity}, d.series_on, d.starts_at, d.ends_at, ${isByHand}
      from unnest(${dates.map(({ id }) => id)}::uuid[], ${dates.map(({ seriesOn }) => seriesOn)}::date[],
                  ${dates.map(({ startsAt }) => startsAt.toISOString())}::timestamptz[],
                  ${dates.map(({ endsAt }) => endsAt.toISOString())}::timestamptz[]) as d (id, series_on, starts_at, ends_at)
        on conflict (activity_id, series_on) do update
       set state = 'planned', starts_at = excluded.starts_at, ends_at = excluded.ends_at, is_by_hand = false, cancelled_why = '', changed_at = now(),
           sequence = occurrence.sequence + 1, version = occurrence.version + 1
     where occurrence.state = 'dropped'`.execute(db)
}

/** Dates that nobody joined are shown no more. */
export async function dropDates(db: Db, ids: readonly string[]): Promise<void> {
  await sql`
    update activities.occurrence set state = 'dropped', changed_at = now(), sequence = sequence + 1, version = version + 1
     where id = any (${[...ids]}::uuid[]) and state = 'planned'`.execute(db)
}

/** Calls dates off, with the reason. */
export async function cancelDates(db: Db, ids: readonly string[], why: string): Promise<void> {
  await sql`
    update activities.occurrence set state = 'cancelled', cancelled_why = ${why}, changed_at = now(), sequence = sequence + 1, version = version + 1
     where id = any (${[...ids]}::uuid[]) and state = 'planned'`.execute(db)
}

/** Moves one date to another time. */
export async function moveDate(
  db: Db,
  id: Occurrence['id'],
  to: { readonly startsAt: Date; readonly endsAt: Date; readonly isByHand: boolean },
): Promise<void> {
  await sql`
    update activities.occurrence set starts_at = ${to.startsAt}, ends_at = ${to.endsAt}, is_by_hand = ${to.isByHand}, changed_at = now(),
           sequence = sequence + 1, version = version + 1
     where id = ${id}`.execute(db)
}
