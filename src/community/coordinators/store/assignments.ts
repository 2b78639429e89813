import { sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Assignment, AssignmentId, Handover } from '../domain/field-log.ts'

const ASSIGNMENT = sql`
  select a.id, a.council_no as "councilNo", c.name as "councilName", a.staff_id as "staffId", s.name as "staffName", a.from_on as "fromOn",
         a.to_on as "toOn", a.version
    from coordinators.assignment a
    join directory.council c on c.no = a.council_no
    join staff.staff s on s.id = a.staff_id`

/** Every assignment, by council and from the first day on. */
export function listAssignments(db: Db): Promise<readonly Assignment[]> {
  return rowsOf(db, sql<Assignment>`${ASSIGNMENT} order by a.council_no, a.from_on, a.id`)
}

/** Who goes to a council on a day. */
export function coordinatorsOf(db: Db, councilNo: number, on: Day): Promise<readonly Assignment[]> {
  return rowsOf(
    db,
    sql<Assignment>`
      ${ASSIGNMENT} where a.council_no = ${councilNo}::smallint and a.from_on <= ${on}::date and (a.to_on is null or a.to_on >= ${on}::date)
       order by a.from_on, a.id`,
  )
}

/** Numbers of the councils somebody goes to on a day. */
export async function ownCouncils(db: Db, on: Day): Promise<readonly number[]> {
  const rows = await rowsOf(
    db,
    sql<{ no: number }>`
      select distinct council_no as no from coordinators.assignment
       where staff_id = platform.reader_id() and from_on <= ${on}::date and (to_on is null or to_on >= ${on}::date) order by 1`,
  )
  return rows.map(({ no }) => no)
}

/** One assignment; `lock` keeps it for the rest of the transaction. */
export function findAssignment(db: Db, id: AssignmentId, lock = false): Promise<Assignment | undefined> {
  return firstOf(db, sql<Assignment>`${ASSIGNMENT} where a.id = ${id} ${lock ? sql`for update of a` : sql``}`)
}

/** Gives a council to a coordinator; false when they go there already. */
export async function insertAssignment(
  db: Db,
  given: { readonly id: AssignmentId; readonly councilNo: number; readonly staffId: string; readonly fromOn: Day },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into coordinators.assignment (id, council_no, staff_id, from_on)
    values (${given.id}, ${given.councilNo}, ${given.staffId}, ${given.fromOn}) on conflict do nothing`.execute(db)
  return numAffectedRows === 1n
}

/** Writes the last day of an assignment. */
export async function endAssignment(db: Db, id: AssignmentId, toOn: Day): Promise<void> {
  await sql`update coordinators.assignment set to_on = ${toOn}, version = version + 1 where id = ${id}`.execute(db)
}

/** Leaves words to whoever comes next. */
export async function insertHandover(db: Db, id: AssignmentId, words: string): Promise<void> {
  await sql`insert into coordinators.handover (id, assignment_id, words) values (${newId()}, ${id}, ${words})`.execute(db)
}

/** What was left about each council, oldest first. */
export function handovers(db: Db): Promise<readonly (Handover & { readonly councilNo: number })[]> {
  return rowsOf(
    db,
    sql<Handover & { councilNo: number }>`
      select h.id, h.assignment_id as "assignmentId", h.words, s.name as "byName", h.made_at as at, a.council_no as "councilNo"
        from coordinators.handover h
        join coordinators.assignment a on a.id = h.assignment_id
        join staff.staff s on s.id = h.made_by
       order by h.made_at, h.id`,
  )
}

/** Bodies that meet today in some councils, and those of no council, by council. */
export function bodiesNear(
  db: Db,
  councils: readonly number[],
): Promise<readonly { readonly id: string; readonly name: string; readonly councilNo: number | null }[]> {
  return rowsOf(
    db,
    sql<{ id: string; name: string; councilNo: number | null }>`
      select b.id, b.name, b.council_no::int as "councilNo" from councils.body b
       where b.status = 'active' and (b.council_no is null or b.council_no = any (${[...councils]}::smallint[]))
       order by b.council_no nulls last, b.started_on, b.id limit 60`,
  )
}
