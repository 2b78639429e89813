import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Activity, ActivityId, ActivityState, ActivityStep, ActivityWords, Kind, Schedule } from '../domain/activity.ts'
import { besideLines } from './beside.ts'

const COLUMNS = sql`
  a.id, a.council_no as "councilNo", c.name as "councilName", a.body_id as "bodyId", b.name as "bodyName", i.inside as "isInside",
  case when i.inside then a.name else coalesce(w.title, '') end as name, case when i.inside then a.words else coalesce(w.words, '') end as words,
  case when i.inside then a.host_name else '' end as "hostName", case when i.inside then a.state_words else '' end as "stateWords",
  a.kind, a.themes, ${besideLines(sql`i.inside`)}, a.beside_at as "besideAt",
  a.starts_on as "startsOn", to_char(a.from_time, 'HH24:MI') as "fromTime", to_char(a.until_time, 'HH24:MI') as "untilTime", a.rule,
  a.until_on as "untilOn", a.how_often as "howOften", a.on_holiday as "onHoliday", a.skips_new_year as "skipsNewYear",
  a.dates_until as "datesUntil", a.state, a.audience, a.changed_at as "changedAt", a.version`
const FROM = sql`
  from activities.activity a
  cross join lateral (select councils.may_read(a.audience, a.council_no) as inside) i
  left join directory.council c on c.no = a.council_no
  left join councils.body b on b.id = a.body_id
  left join texts.wording w on w.kind = 'activity' and w.key = a.id::text and w.council_no is not distinct from a.council_no
                           and w.checked_at is not null and w.withdrawn_at is null`

/** What a list of activities is narrowed to. */
export type ActivityFilter = {
  readonly councilNo?: number | undefined
  readonly kind?: Kind | undefined
  readonly theme?: string | undefined
  readonly states?: readonly ActivityState[] | undefined
  /** Only those where helpers are wanted. */
  readonly wantsHelp?: boolean | undefined
}

/** An activity in a list, with its next date that takes place. */
export type ListedActivity = Activity & { readonly nextAt: Date | null; readonly wantsHelp: boolean }

/** One activity, where the reader may know it; `lock` keeps it for the rest of the transaction. */
export function findActivity(db: Db, id: ActivityId, lock = false): Promise<Activity | undefined> {
  return firstOf(db, sql<Activity>`select ${COLUMNS} ${FROM} where a.id = ${id} ${lock ? sql`for update of a` : sql``}`)
}

/** Activities the reader may know, the newest first; one more than asked when there is a next page. */
export function listActivities(
  db: Db,
  filter: ActivityFilter,
  place: { readonly limit: number; readonly now: Date; readonly after?: ActivityId | undefined },
): Promise<readonly ListedActivity[]> {
  const states = filter.states ? [...filter.states] : null
  return rowsOf(
    db,
    sql<ListedActivity>`
      select ${COLUMNS}, n.at as "nextAt",
             exists (select from activities.role r where r.activity_id = a.id and r.is_wanted and r.ended_at is null) as "wantsHelp"
             ${FROM}
        left join lateral (select min(o.starts_at) as at from activities.occurrence o
                            where o.activity_id = a.id and o.state = 'planned' and o.ends_at > ${place.now}) n on true
       where (${filter.councilNo ?? null}::smallint is null or a.council_no = ${filter.councilNo ?? null})
         and (${filter.kind ?? null}::text is null or a.kind = ${filter.kind ?? null})
         and (${filter.theme ?? null}::text is null or ${filter.theme ?? null} = any (a.themes))
         and (${states}::text[] is null or a.state = any (${states}::text[]))
         and (not ${filter.wantsHelp === true}::boolean
              or exists (select from activities.role r where r.activity_id = a.id and r.is_wanted and r.ended_at is null))
         and (${place.after ?? null}::uuid is null or a.id < ${place.after ?? null}::uuid)
       order by a.id desc
       limit ${place.limit + 1}`,
  )
}

/** The activities with these ids that the reader may know. */
export function activitiesWithIds(db: Db, ids: readonly string[]): Promise<readonly Activity[]> {
  return rowsOf(db, sql<Activity>`select ${COLUMNS} ${FROM} where a.id = any (${[...ids]}::uuid[])`)
}

/** What an activity begins with. */
export type ActivityStart = ActivityWords & Schedule & { readonly councilNo: number | null; readonly datesUntil: string }

/** Writes an activity and the first step of its course. */
export async function insertActivity(db: Db, id: ActivityId, start: ActivityStart): Promise<void> {
  await sql`
    insert into activities.activity (id, council_no, body_id, host_name, name, kind, words, themes, place, open_to, fee, bring, access_notes, transport,
                                     starts_on, from_time, until_time, rule, until_on, how_often, on_holiday, skips_new_year, dates_until, audience)
    values (${id}, ${start.councilNo}, ${start.bodyId}, ${start.hostName}, ${start.name}, ${start.kind}, ${start.words}, ${[...start.themes]}::text[],
            ${start.place}, ${start.openTo}, ${start.fee}, ${start.bring}, ${start.accessNotes}, ${start.transport}, ${start.startsOn},
            ${start.fromTime}, ${start.untilTime}, ${start.rule}, ${start.untilOn}, ${start.howOften}, ${start.onHoliday}, ${start.skipsNewYear},
            ${start.datesUntil}, ${start.audience})`.execute(db)
  await appendStep(db, id, 'started', '', {})
}

/** What a keeper changes about an activity; every change is one version. */
export type ActivityChange = Partial<ActivityWords & Schedule & Pick<Activity, 'state' | 'stateWords' | 'datesUntil'>>

/** Changes an activity. */
export async function changeActivity(db: Db, before: Activity, change: ActivityChange): Promise<void> {
  const now = { ...before, ...change }
  await sql`
    update activities.activity
       set body_id = ${now.bodyId}, host_name = ${now.hostName}, name = ${now.name}, kind = ${now.kind}, words = ${now.words},
           themes = ${[...now.themes]}::text[], place = ${now.place}, open_to = ${now.openTo}, fee = ${now.fee}, bring = ${now.bring},
           access_notes = ${now.accessNotes}, transport = ${now.transport}, starts_on = ${now.startsOn}, from_time = ${now.fromTime},
           until_time = ${now.untilTime}, rule = ${now.rule}, until_on = ${now.untilOn}, how_often = ${now.howOften},
           on_holiday = ${now.onHoliday}, skips_new_year = ${now.skipsNewYear}, dates_until = ${now.datesUntil}, state = ${now.state},
           state_words = ${now.stateWords}, audience = ${now.audience}, changed_at = now(), version = version + 1
     where id = ${before.id}`.execute(db)
}

/** Writes one step of an activity's course. */
export async function appendStep(
  db: Db,
  id: ActivityId,
  kind: ActivityStep['kind'],
  words: string,
  body: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`
    insert into activities.activity_act (id, activity_id, kind, words, body)
    values (${newId()}, ${id}, ${kind}, ${words}, ${JSON.stringify(body)}::jsonb)`.execute(db)
}

/** The course of an activity, the last step first. */
export function courseOf(db: Db, id: ActivityId): Promise<readonly ActivityStep[]> {
  return rowsOf(
    db,
    sql<ActivityStep>`
      select a.id, a.kind, a.words, a.body, a.at, coalesce(s.name, '') as "byName"
        from activities.activity_act a left join staff.staff s on s.id = a.by_staff
       where a.activity_id = ${id} order by a.at desc, a.id desc limit 200`,
  )
}

/** What a told activity names that is not there: the fields of the form, none when all is well. */
export async function unknownIn(
  db: Db,
  told: { readonly councilNo: number | null; readonly bodyId: string | null; readonly themes: readonly string[] },
): Promise<readonly ('councilNo' | 'bodyId' | 'themes')[]> {
  const row = await firstOf(
    db,
    sql<{ councilNo: boolean; bodyId: boolean; themes: boolean }>`
      select ${told.councilNo}::smallint is not null and not exists (select from directory.council c where c.no = ${told.councilNo}) as "councilNo",
             ${told.bodyId}::uuid is not null
               and not exists (select from councils.body b where b.id = ${told.bodyId} and b.council_no is not distinct from ${told.councilNo}::smallint) as "bodyId",
             exists (select from unnest(${[...told.themes]}::text[]) t
                      where not exists (select from platform.code c where c.list = 'community_theme' and c.code = t)) as themes`,
  )
  return (['councilNo', 'bodyId', 'themes'] as const).filter(name => row?.[name] === true)
}
