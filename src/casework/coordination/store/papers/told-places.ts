import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { PersonId } from '../../../people/index.ts'

/**
 * Those of some texts that tell a protected place of the persons or of those they live with: one statement, however many texts there are.
 * @source privacy-rules 5 「Free text is the weak point」
 */
export async function textsTellingPlaces(db: Db, people: readonly PersonId[], texts: readonly string[]): Promise<readonly string[]> {
  if (people.length === 0 || texts.length === 0) return []
  const rows = await rowsOf(
    db,
    sql<{ words: string }>`
      select t.words from unnest(${[...texts]}::text[]) t (words)
       where people.tells_place(${[...people]}::uuid[], ${texts.join('\n')}) and people.tells_place(${[...people]}::uuid[], t.words)`,
  )
  return rows.map(row => row.words)
}
