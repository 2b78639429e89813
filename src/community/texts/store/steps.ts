import { sql } from 'kysely'
import { newId } from '../../../kernel/id.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { Step, StepKind } from '../domain/step.ts'
import type { SubjectKind } from '../domain/wording.ts'

/** The course of a wording for its keepers, the last step first; nothing for anybody else. */
export function stepsOf(db: Db, kind: SubjectKind, key: string): Promise<readonly Step[]> {
  return rowsOf(
    db,
    sql<Step>`
      select t.id, t.language, t.did, t.title, t.words, t.at, coalesce(s.name, '') as "byName"
        from texts.step t left join staff.staff s on s.id = t.by_staff
       where t.kind = ${kind} and t.key = ${key} order by t.at desc, t.id desc limit 100`,
  )
}

/** Writes down one step. */
export async function appendStep(
  db: Db,
  of: { readonly kind: SubjectKind; readonly key: string },
  did: StepKind,
  said: { readonly title?: string; readonly words?: string; readonly language?: Language },
): Promise<void> {
  await sql`
    insert into texts.step (id, kind, key, language, did, title, words)
    values (${newId()}, ${of.kind}, ${of.key}, ${said.language ?? 'ja'}, ${did}, ${said.title ?? ''}, ${said.words ?? ''})`.execute(db)
}
