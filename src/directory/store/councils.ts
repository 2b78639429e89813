import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'

/** The residents' councils by number, for choosing an area. */
export function listCouncils(db: Db): Promise<readonly { readonly no: number; readonly name: string }[]> {
  return rowsOf(db, sql<{ no: number; name: string }>`select c.no, c.name from directory.council c order by c.no`)
}
