import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Meeting, MeetingId, MeetingPlan } from '../domain/meeting.ts'

const COLUMNS = sql`
  m.id, m.body_id as "bodyId", b.name as "bodyName", m.council_no as "councilNo", c.name as "councilName", m.title,
  m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, m.mode, m.hosts, m.audience, m.state, m.chair_seat as "chairSeat",
  m.chair_name as "chairName", m.scribe_name as "scribeName", m.cancelled_why as "cancelledWhy", m.sequence, m.changed_at as "changedAt",
  m.closed_at as "closedAt", m.approved_at as "approvedAt", m.version`
const FROM = sql`
  from meetings.meeting m
  join councils.body b on b.id = m.body_id
  left join directory.council c on c.no = m.council_no`

/** What a calendar is narrowed to; days in Japan, `before` not included. */
export type CalendarFilter = {
  readonly from?: Day | undefined
  readonly before?: Day | undefined
  readonly councilNo?: number | undefined
  readonly bodyIds?: readonly string[] | undefined
  /** The last first. */
  readonly isBackwards?: boolean
}

/** One meeting, where the reader may read it; `lock` keeps it for the rest of the transaction. */
export function findMeeting(db: Db, id: MeetingId, lock = false): Promise<Meeting | undefined> {
  return firstOf(db, sql<Meeting>`select ${COLUMNS} ${FROM} where m.id = ${id} ${lock ? sql`for update of m` : sql``}`)
}

/** Meetings of all bodies the reader may read, in the order of their days; one more than asked when there are more. */
export function listMeetings(
  db: Db,
  filter: CalendarFilter,
  place: { readonly limit: number; readonly after?: MeetingId | undefined },
): Promise<readonly Meeting[]> {
  const order = filter.isBackwards ? sql`desc` : sql`asc`
  const than = filter.isBackwards ? sql`<` : sql`>`
  return rowsOf(
    db,
    sql<Meeting>`
      select ${COLUMNS} ${FROM}
       where (${filter.from ?? null}::date is null or m.starts_at >= (${filter.from ?? null}::date)::timestamp at time zone 'Asia/Tokyo')
         and (${filter.before ?? null}::date is null or m.starts_at < (${filter.before ?? null}::date)::timestamp at time zone 'Asia/Tokyo')
         and (${filter.councilNo ?? null}::smallint is null or m.council_no = ${filter.councilNo ?? null})
         and (${filter.bodyIds ? [...filter.bodyIds] : null}::uuid[] is null
              or m.body_id = any (${filter.bodyIds ? [...filter.bodyIds] : null}::uuid[]))
         and (${place.after ?? null}::uuid is null
              or (m.starts_at, m.id) ${than} (select a.starts_at, a.id from meetings.meeting a where a.id = ${place.after ?? null}))
       order by m.starts_at ${order}, m.id ${order}
       limit ${place.limit + 1}`,
  )
}

/** The meetings with these ids that the reader may read. */
export function meetingsWithIds(db: Db, ids: readonly string[]): Promise<readonly Meeting[]> {
  return rowsOf(db, sql<Meeting>`select ${COLUMNS} ${FROM} where m.id = any (${[...ids]}::uuid[])`)
}

/** Writes a meeting; `plannedIn` is the meeting at whose closing it was planned. */
export async function insertMeeting(
  db: Db,
  id: MeetingId,
  plan: MeetingPlan & { readonly councilNo: number | null; readonly plannedIn: MeetingId | null },
): Promise<void> {
  await sql`
    insert into meetings.meeting (id, body_id, council_no, title, starts_at, ends_at, place, mode, hosts, audience, planned_in)
    values (${id}, ${plan.bodyId}, ${plan.councilNo}, ${plan.title}, ${plan.startsAt}, ${plan.endsAt}, ${plan.place}, ${plan.mode},
            ${JSON.stringify(plan.hosts)}::jsonb, ${plan.audience}, ${plan.plannedIn})`.execute(db)
}

/** What a keeper changes about a meeting; every change is one version. */
export type MeetingChange = Partial<
  Pick<
    Meeting,
    | 'title'
    | 'startsAt'
    | 'endsAt'
    | 'place'
    | 'mode'
    | 'hosts'
    | 'audience'
    | 'state'
    | 'chairSeat'
    | 'chairName'
    | 'scribeName'
    | 'cancelledWhy'
    | 'closedAt'
    | 'approvedAt'
  >
>

/** Changes a meeting. What a calendar shows counts up its sequence. */
export async function changeMeeting(db: Db, before: Meeting, change: MeetingChange): Promise<void> {
  const now = { ...before, ...change }
  const isSeen =
    now.startsAt !== before.startsAt || now.endsAt !== before.endsAt || now.place !== before.place || now.title !== before.title
  const counts = isSeen || now.state === 'cancelled'
  await sql`
    update meetings.meeting
       set title = ${now.title}, starts_at = ${now.startsAt}, ends_at = ${now.endsAt}, place = ${now.place}, mode = ${now.mode},
           hosts = ${JSON.stringify(now.hosts)}::jsonb, audience = ${now.audience}, state = ${now.state}, chair_seat = ${now.chairSeat},
           chair_name = ${now.chairName}, scribe_name = ${now.scribeName}, cancelled_why = ${now.cancelledWhy},
           closed_at = ${now.closedAt}, approved_at = ${now.approvedAt},
           approved_by = case when ${now.approvedAt}::timestamptz is null then null else platform.reader_id() end,
           sequence = sequence + case when ${counts} then 1 else 0 end, changed_at = now(), version = version + 1
     where id = ${before.id}`.execute(db)
}
