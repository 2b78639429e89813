import { sql } from 'kysely'
import type { Db } from '../../../../platform/database.ts'
import { firstOf } from '../../../../platform/database.ts'

/** Where a council can be called; empty where it said nothing. */
export type CouncilPhone = { readonly phone: string; readonly officeHours: string }

/** The telephone of a council. */
export async function phoneOf(db: Db, councilNo: number | null): Promise<CouncilPhone> {
  const found =
    councilNo === null
      ? undefined
      : await firstOf(
          db,
          sql<CouncilPhone>`select phone, office_hours as "officeHours" from councils.profile where council_no = ${councilNo}::smallint`,
        )
  return found ?? { phone: '', officeHours: '' }
}
