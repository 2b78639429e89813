import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { CouncilVisit, VisitId } from '../domain/meeting.ts'

const VISIT = sql`
  select v.id, v.guest_no::int as "guestNo", g.name as "guestName", v.host_no::int as "hostNo", h.name as "hostName", v.about,
         v.guest_entry as "guestEntry", v.host_entry as "hostEntry", v.state, v.on_day as on, v.place, v.seen, v.taken_home as "takenHome",
         v.called_off as "calledOff", v.moved_at as "movedAt", v.version
    from liaison.visit v
    join directory.council g on g.no = v.guest_no
    join directory.council h on h.no = v.host_no`

/** Visits, what moved last first. */
export function listVisits(db: Db, limit: number): Promise<readonly CouncilVisit[]> {
  return rowsOf(db, sql<CouncilVisit>`${VISIT} order by v.moved_at desc, v.id desc limit ${limit}`)
}

/** One visit; `lock` keeps it for the rest of the transaction. */
export function findVisit(db: Db, id: string, lock = false): Promise<CouncilVisit | undefined> {
  return firstOf(db, sql<CouncilVisit>`${VISIT} where v.id = ${id} ${lock ? sql`for update of v` : sql``}`)
}

/** Visits by id, for titles. */
export function visitsWithIds(db: Db, ids: readonly string[]): Promise<readonly CouncilVisit[]> {
  return rowsOf(db, sql<CouncilVisit>`${VISIT} where v.id = any (${[...ids]}::uuid[])`)
}

/** A wish to go and see. */
export type VisitWish = {
  readonly guestNo: number
  readonly hostNo: number
  readonly about: string
  readonly guestEntry: string | null
  readonly hostEntry: string | null
}

/** Writes a wish to go and see. */
export async function insertVisit(db: Db, id: VisitId, wish: VisitWish): Promise<void> {
  await sql`
    insert into liaison.visit (id, guest_no, host_no, about, guest_entry, host_entry)
    values (${id}, ${wish.guestNo}, ${wish.hostNo}, ${wish.about}, ${wish.guestEntry}, ${wish.hostEntry})`.execute(db)
}

/** What of a visit changes. */
export type VisitChange = Partial<Pick<CouncilVisit, 'state' | 'place' | 'seen' | 'takenHome' | 'calledOff'>> & { readonly on?: Day | null }

/** Changes a visit. */
export async function changeVisit(db: Db, before: CouncilVisit, change: VisitChange): Promise<void> {
  const now = { ...before, ...change }
  await sql`
    update liaison.visit
       set state = ${now.state}, on_day = ${now.on}, place = ${now.place}, seen = ${now.seen}, taken_home = ${now.takenHome},
           called_off = ${now.calledOff}, moved_at = now(), version = version + 1
     where id = ${before.id}`.execute(db)
}

/** Meetings of the liaison that are still to come: an agenda can carry a pair or a question. */
export function comingMeetings(db: Db): Promise<readonly { readonly id: string; readonly title: string; readonly on: Day }[]> {
  return rowsOf(
    db,
    sql<{ id: string; title: string; on: Day }>`
      select m.id, m.title, (m.starts_at at time zone 'Asia/Tokyo')::date as on
        from meetings.meeting m join councils.body b on b.id = m.body_id
       where b.kind = 'liaison' and m.state in ('planned', 'called') and m.starts_at > now() order by m.starts_at limit 20`,
  )
}
