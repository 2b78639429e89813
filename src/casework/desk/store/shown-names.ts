import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { firstOf } from '../../../platform/database.ts'
import type { ConsultationId } from '../domain/consultation.ts'

/** Number and names that stand beside the ids of a consultation on its page. */
export type ShownNames = {
  readonly no: number
  readonly ownerAgency: string
  readonly ownerStaff: string | null
  readonly receivedAgency: string
  readonly receivedBy: string
}

const UNNAMED: ShownNames = { no: 0, ownerAgency: '', ownerStaff: null, receivedAgency: '', receivedBy: '' }

/** The names of a consultation the reader may see. */
export async function findShownNames(db: Db, id: ConsultationId): Promise<ShownNames> {
  const row = await firstOf(
    db,
    sql<ShownNames>`
      select c.no, oa.name as "ownerAgency", os.name as "ownerStaff", ra.name as "receivedAgency", rs.name as "receivedBy"
        from desk.consultation c
        join directory.agency oa on oa.id = c.owner_agency
        join directory.agency ra on ra.id = c.received_agency
        join staff.staff rs on rs.id = c.received_by
        left join staff.staff os on os.id = c.owner_staff
       where c.id = ${id}`,
  )
  return row ?? UNNAMED
}
