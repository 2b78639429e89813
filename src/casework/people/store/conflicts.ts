import { sql } from 'kysely'
import type { StaffId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { Conflict, ConflictId } from '../domain/conflict.ts'
import type { PersonId } from '../domain/person.ts'

/** Closes a person to a member of staff. @returns null when it was done, otherwise why not */
export async function insertConflict(
  db: Db,
  id: ConflictId,
  staffId: StaffId,
  personId: PersonId,
  reason: string,
  words: string | null,
): Promise<string | null> {
  const row = await firstOf(
    db,
    sql<{ answer: string | null }>`select people.register_conflict(${id}, ${staffId}, ${personId}, ${reason}, ${words}) as answer`,
  )
  return row?.answer ?? null
}

/** Opens the person to them again. @returns null when it was done, otherwise why not */
export async function endConflictIn(db: Db, id: ConflictId, words: string): Promise<string | null> {
  const row = await firstOf(db, sql<{ answer: string | null }>`select people.end_conflict(${id}, ${words}) as answer`)
  return row?.answer ?? null
}

/** For the head of an agency: who must not meet whom, those that stand first. One's own are not among them. */
export function listConflicts(db: Db): Promise<readonly Conflict[]> {
  return rowsOf(
    db,
    sql<Conflict>`
      select c.id, c.staff_id as "staffId", s.name as "staffName", c.person_id as "personId",
             coalesce(nullif(concat_ws('　', p.family, p.given), ''), p.common_name, p.latin, p.called) as "personName",
             c.reason, c.words, c.set_at as "setAt", b.name as "setByName", c.ended_at as "endedAt", c.end_words as "endWords"
        from people.conflicts_of_agency() c
        join staff.staff s on s.id = c.staff_id
        join staff.staff b on b.id = c.set_by
        left join people.person p on p.id = c.person_id
       order by c.ended_at is not null, c.set_at desc, c.id desc limit 300`,
  )
}
