import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { ActivityId } from '../domain/activity.ts'
import type { Feedback, Told } from '../domain/feedback.ts'
import type { OccurrenceId } from '../domain/occurrence.ts'

/** Writes how a date went; the second of two who write at once is turned away by the database. */
export async function insertFeedback(
  db: Db,
  id: Feedback['id'],
  of: { readonly activityId: ActivityId; readonly occurrenceId: OccurrenceId; readonly corrects: string | null },
  told: Told,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into activities.feedback (id, activity_id, occurrence_id, corrects, attendance, newcomers, helpers, words, incidents)
    values (${id}, ${of.activityId}, ${of.occurrenceId}, ${of.corrects}, ${told.attendance}, ${told.newcomers}, ${told.helpers}, ${told.words},
            ${told.incidents})
        on conflict do nothing`.execute(db)
  return numAffectedRows === 1n
}

/** What was told of a date, the first first. */
export function feedbackOf(db: Db, occurrence: OccurrenceId): Promise<readonly Feedback[]> {
  return rowsOf(
    db,
    sql<Feedback>`
      select f.id, f.corrects, f.attendance, f.newcomers, f.helpers, f.words, f.incidents, coalesce(s.name, '') as "byName", f.made_at as "madeAt"
        from activities.feedback f left join staff.staff s on s.id = f.made_by
       where f.occurrence_id = ${occurrence} order by f.made_at, f.id`,
  )
}
