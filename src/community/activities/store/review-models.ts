import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { LogicModel, ModelPart, Subject } from '../domain/review.ts'

/** Every edition of the model of one subject, the latest first. */
export function modelsOf(db: Db, subject: Subject): Promise<readonly LogicModel[]> {
  return rowsOf(
    db,
    sql<LogicModel>`
      select m.id, m.edition, m.inputs, m.acts, m.outputs, m.outcomes, m.longer, m.why, m.made_at as "madeAt", coalesce(s.name, '') as "byName"
        from activities.logic_model m left join staff.staff s on s.id = m.made_by
       where m.subject_kind = ${subject.kind} and m.subject_id = ${subject.id} order by m.edition desc`,
  )
}

/** Keeps another edition; false when somebody else kept one since `seen` was read. Earlier editions stay as they are. */
export async function insertModel(
  db: Db,
  subject: Subject & { readonly councilNo: number | null },
  model: Readonly<Record<ModelPart, readonly string[]>> & { readonly why: string },
  seen: number,
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`model ${subject.kind} ${subject.id}`}, 0))`.execute(db)
  const row = await firstOf(
    db,
    sql<{ edition: number }>`
      insert into activities.logic_model (id, subject_kind, subject_id, council_no, edition, inputs, acts, outputs, outcomes, longer, why)
      select ${newId()}, ${subject.kind}, ${subject.id}, ${subject.councilNo}, 1 + l.last, ${[...model.inputs]}::text[], ${[...model.acts]}::text[],
             ${[...model.outputs]}::text[], ${[...model.outcomes]}::text[], ${[...model.longer]}::text[], ${model.why}
        from (select coalesce(max(m.edition), 0) as last from activities.logic_model m
               where m.subject_kind = ${subject.kind} and m.subject_id = ${subject.id}) l
       where l.last = ${seen}
   returning edition`,
  )
  return row !== undefined
}
