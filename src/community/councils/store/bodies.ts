import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Body, BodyId, Seat } from '../domain/body.ts'

const COLUMNS = sql`id, kind, council_no as "councilNo", parent_id as "parentId", name, quorum, proxies_count as "proxiesCount", status,
       started_on as "startedOn", ended_on as "endedOn", version`

/** One body; bodies are open to everyone. */
export function findBody(db: Db, id: BodyId): Promise<Body | undefined> {
  return firstOf(db, sql<Body>`select ${COLUMNS} from councils.body where id = ${id}`)
}

/** Bodies of a council, or those of no council, in the order in which they began. */
export function listBodies(db: Db, councilNo: number | null): Promise<readonly Body[]> {
  return rowsOf(
    db,
    sql<Body>`select ${COLUMNS} from councils.body where council_no is not distinct from ${councilNo}::smallint order by started_on, id`,
  )
}

/** Seats of a body that hold on a day, in their order; none where the reader may not know them. */
export function seatsOn(db: Db, bodyId: BodyId, day: Day): Promise<readonly Seat[]> {
  return rowsOf(
    db,
    sql<Seat>`
      select s.id, s.body_id as "bodyId", s.participant_id as "participantId", coalesce(p.name, s.organisation, '') as name,
             coalesce(p.kana, '') as kana, s.office, s.is_secretariat as "isSecretariat", s.sort_order as "order",
             s.from_on as "fromOn", s.to_on as "toOn"
        from councils.seat s
        left join councils.participant p on p.id = s.participant_id
       where s.body_id = ${bodyId} and ${day}::date between s.from_on and coalesce(s.to_on, 'infinity')
       order by s.sort_order, s.id`,
  )
}

/** The bodies with these ids. */
export function bodiesWithIds(db: Db, ids: readonly BodyId[]): Promise<readonly Body[]> {
  return rowsOf(db, sql<Body>`select ${COLUMNS} from councils.body where id = any (${[...ids]}::uuid[])`)
}
