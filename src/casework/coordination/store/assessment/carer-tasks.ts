import { sql } from 'kysely'
import type { AgencyId } from '../../../../kernel/id.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { HouseholdId } from '../../../people/index.ts'

/** Words of the tasks that carer flags of a household have left for an agency, and whether they are still open. */
export function listCarerTasks(
  db: Db,
  agencyId: AgencyId,
  householdId: HouseholdId,
): Promise<readonly { readonly words: string; readonly isOpen: boolean }[]> {
  return rowsOf(
    db,
    sql<{ words: string; isOpen: boolean }>`
      select t.words, t.is_open as "isOpen" from platform.task t
       where t.subject_id = ${householdId} and t.kind = 'carer_flag' and t.agency_id = ${agencyId} order by t.id`,
  )
}
