import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { ActivityId, RoleId } from '../domain/activity.ts'
import type { Joining, OccurrenceId, Taken } from '../domain/occurrence.ts'

/** Somebody who is to come. */
export type NewJoining = {
  readonly id: Joining['id']
  readonly activityId: ActivityId
  readonly occurrenceId: OccurrenceId
  readonly roleId: RoleId
  readonly participantId: string | null
  readonly words: string
  readonly howMany: number
}

/** Writes that somebody comes; the database gives the place or puts them on the waiting list. */
export async function insertJoining(db: Db, joining: NewJoining): Promise<void> {
  await sql`
    insert into activities.joining (id, activity_id, occurrence_id, role_id, participant_id, words, how_many)
    values (${joining.id}, ${joining.activityId}, ${joining.occurrenceId}, ${joining.roleId}, ${joining.participantId}, ${joining.words},
            ${joining.howMany})`.execute(db)
}

/** Writes that somebody does not come after all; false when there is nothing the reader may end. Whoever waits first moves up. */
export async function endJoining(db: Db, occurrence: OccurrenceId, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update activities.joining set left_at = now(), left_by = platform.reader_id()
     where id = ${id} and occurrence_id = ${occurrence} and left_at is null`.execute(db)
  return numAffectedRows === 1n
}

/** Who comes, in the order of coming: everybody to keepers, oneself to all others. */
export function joiningsOf(db: Db, occurrence: OccurrenceId): Promise<readonly Joining[]> {
  return rowsOf(
    db,
    sql<Joining>`
      select j.id, j.role_id as "roleId", j.participant_id as "participantId", coalesce(p.name, j.words) as who, j.how_many as "howMany",
             j.waits, activities.ahead_of(j.id) as ahead, j.moved_up_at is not null as "hasMovedUp", activities.is_me(j.participant_id) as "isMine"
        from activities.joining j
        left join councils.participant p on p.id = j.participant_id
       where j.occurrence_id = ${occurrence} and j.left_at is null
       order by j.waits, j.seq, j.id`,
  )
}

/** How many come to some dates, by date. */
export async function placesTaken(db: Db, occurrences: readonly OccurrenceId[]): Promise<ReadonlyMap<string, readonly Taken[]>> {
  const rows = await rowsOf(
    db,
    sql<Taken & { id: string }>`
      select occurrence_id as id, role_id as "roleId", joined, waiting from activities.places_taken(${[...occurrences]}::uuid[])`,
  )
  const found = new Map<string, Taken[]>()
  for (const { id, ...taken } of rows) found.set(id, [...(found.get(id) ?? []), taken])
  return found
}

/** The reader as a participant, and whether somebody is on the roll of a council. */
export async function participantsAsked(
  db: Db,
  councilNo: number | null,
  participantId: string | null,
): Promise<{ readonly me: string | null; readonly isKnown: boolean }> {
  const row = await firstOf(
    db,
    sql<{ me: string | null; isKnown: boolean }>`
      select (select p.id from councils.participant p where p.account_id = platform.reader_id() and p.ended_on is null) as me,
             ${participantId}::uuid is null
               or exists (select from councils.participant p
                           where p.id = ${participantId} and p.council_no is not distinct from ${councilNo}::smallint and p.ended_on is null) as "isKnown"`,
  )
  return row ?? { me: null, isKnown: false }
}

/** Ids of the dates to which the reader comes, of some. */
export async function myDates(db: Db, occurrences: readonly OccurrenceId[]): Promise<ReadonlySet<string>> {
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`
      select j.occurrence_id as id from activities.joining j
       where j.occurrence_id = any (${[...occurrences]}::uuid[]) and j.left_at is null and activities.is_me(j.participant_id)`,
  )
  return new Set(rows.map(({ id }) => id))
}
