import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Body, BodyId, BodyStatus } from '../domain/body.ts'
import type { BodyRelation, BodyWords, RelationKind } from '../domain/council-page.ts'

/** Every body with the one it reports to: what a ring is looked for in. Locks one of them for the rest of the transaction. */
export function allBodies(db: Db, lock: BodyId | null = null): Promise<readonly Pick<Body, 'id' | 'parentId'>[]> {
  const all = sql<Pick<Body, 'id' | 'parentId'>>`select id, parent_id as "parentId" from councils.body`
  return lock === null
    ? rowsOf(db, all)
    : sql`select from councils.body where id = ${lock} for update`.execute(db).then(() => rowsOf(db, all))
}

/** Writes a new body. */
export async function insertBody(db: Db, id: BodyId, councilNo: number | null, words: BodyWords): Promise<void> {
  await sql`
    insert into councils.body (id, kind, council_no, parent_id, name, quorum, proxies_count, started_on)
    values (${id}, ${words.kind}, ${councilNo}, ${words.parentId}, ${words.name}, ${words.quorum}, ${words.proxiesCount}, ${words.startedOn})`.execute(
    db,
  )
}

/** Changes what is written of a body; its kind stays. */
export async function changeBody(db: Db, id: BodyId, words: Omit<BodyWords, 'kind'>): Promise<void> {
  await sql`
    update councils.body set name = ${words.name}, parent_id = ${words.parentId}, quorum = ${words.quorum}, proxies_count = ${words.proxiesCount},
           started_on = ${words.startedOn}, version = version + 1
     where id = ${id}`.execute(db)
}

/** Lets a body rest, meet again, or end; its children stay where they are. */
export async function setBodyStatus(db: Db, id: BodyId, status: BodyStatus, endedOn: Day | null): Promise<void> {
  await sql`update councils.body set status = ${status}, ended_on = ${endedOn}, version = version + 1 where id = ${id}`.execute(db)
}

/** How bodies stand to others today, seen from each of them. */
export function relationsOf(db: Db, ids: readonly BodyId[], day: Day): Promise<readonly BodyRelation[]> {
  return rowsOf(
    db,
    sql<BodyRelation>`
      select r.id, e.own as "bodyId", o.id as "otherId", o.name as "otherName", c.name as "otherCouncil", r.kind, r.note, r.since, e.out as "isOutgoing"
        from councils.body_relation r
       cross join lateral (values (r.from_id, r.to_id, true), (r.to_id, r.from_id, false)) e (own, other, out)
        join councils.body o on o.id = e.other
        left join directory.council c on c.no = o.council_no
       where e.own = any (${[...ids]}::uuid[]) and (r.until is null or r.until >= ${day}::date)
       order by r.since, r.id`,
  )
}

/** Writes how one body stands to another. */
export async function insertRelation(
  db: Db,
  relation: { readonly from: BodyId; readonly to: BodyId; readonly kind: RelationKind; readonly note: string; readonly since: Day },
): Promise<void> {
  await sql`
    insert into councils.body_relation (id, from_id, to_id, kind, note, since)
    values (${newId()}, ${relation.from}, ${relation.to}, ${relation.kind}, ${relation.note}, ${relation.since})`.execute(db)
}

/** Ends a relation of a body; false when there is none that still holds. */
export async function endRelation(db: Db, from: BodyId, id: string, lastDay: Day): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update councils.body_relation set until = greatest(${lastDay}::date, since) where id = ${id} and from_id = ${from} and until is null`.execute(
    db,
  )
  return numAffectedRows === 1n
}

/** Bodies of every council and of none, for choosing one that another stands to. */
export function nameableBodies(
  db: Db,
): Promise<readonly { readonly id: BodyId; readonly name: string; readonly council: string | null }[]> {
  return rowsOf(
    db,
    sql<{ id: BodyId; name: string; council: string | null }>`
      select b.id, b.name, c.name as council from councils.body b left join directory.council c on c.no = b.council_no
       where b.status <> 'ended' order by b.council_no nulls first, b.started_on, b.id limit 500`,
  )
}
