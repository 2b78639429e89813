import { sql } from 'kysely'
import type { Db } from '../../../platform/database.ts'
import { firstOf } from '../../../platform/database.ts'
import type { ReferralId } from '../domain/referral.ts'

/** Number and names on a referral sheet. */
export type SheetNames = {
  readonly no: number
  readonly fromAgency: string
  readonly fromPhone: string | null
  readonly fromStaff: string
  readonly toAgency: string
  readonly toPhone: string | null
}

/** The names on a sheet the reader may see. */
export async function findSheetNames(db: Db, id: ReferralId): Promise<SheetNames> {
  const row = await firstOf(
    db,
    sql<SheetNames>`
      select r.no, f.name as "fromAgency", f.phone as "fromPhone", s.name as "fromStaff", t.name as "toAgency", t.phone as "toPhone"
        from referral.referral r
        join directory.agency f on f.id = r.from_agency
        join directory.agency t on t.id = r.to_agency
        join staff.staff s on s.id = r.from_staff
       where r.id = ${id}`,
  )
  return row ?? { no: 0, fromAgency: '', fromPhone: null, fromStaff: '', toAgency: '', toPhone: null }
}
