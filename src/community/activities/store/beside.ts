import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'

/** The lines of an activity that everybody reads beside its checked words, as they are named in the database and here. */
const LINES = [
  ['place', 'place'],
  ['open_to', 'openTo'],
  ['fee', 'fee'],
  ['bring', 'bring'],
  ['access_notes', 'accessNotes'],
  ['transport', 'transport'],
] as const

/**
 * Those lines of an activity `a` with its checked wording `w`: what changed after the check stays untold until the words were checked again,
 * except to those inside (`inside`: a condition, or nobody).
 */
export function besideLines(inside: RawBuilder<unknown> = sql`false`): RawBuilder<unknown> {
  const isTold = sql`(${inside} or a.beside_at <= w.checked_at)`
  return sql.join(
    LINES.map(([column, name]) => sql`case when ${isTold} then ${sql.ref(`a.${column}`)} else '' end as ${sql.ref(name)}`),
    sql`, `,
  )
}
