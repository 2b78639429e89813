import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { firstOf } from '../../../platform/database.ts'
import type { PersonId } from '../domain/person.ts'

/**
 * Whether a text tells a protected address, telephone or mail of the persons or of those they live with. Asks only about protected
 * persons whom the reader sees, so that the answer tells nobody that somebody is protected. The writer is warned, and must confirm.
 *
 * @source privacy-rules 5 「Free text is the weak point」
 */
export async function tellsProtectedPlace(db: Db, personIds: readonly PersonId[], text: string): Promise<boolean> {
  if (personIds.length === 0 || text.trim() === '') return false
  const row = await firstOf(db, sql<{ tells: boolean }>`select people.tells_place(${[...personIds]}::uuid[], ${text}) as tells`)
  return row?.tells === true
}
