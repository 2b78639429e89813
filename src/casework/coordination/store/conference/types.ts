import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'

type Row = Omit<ConferenceType, 'validFrom' | 'validTo'> & { readonly validFrom: string; readonly validTo: string | null }

/** All kinds of conferences, past and present, in the city's order. */
export async function listTypes(db: Db): Promise<readonly ConferenceType[]> {
  const rows = await rowsOf(
    db,
    sql<Row>`
      select code, display_name as "displayName", also_called as "alsoCalled", legal_basis_code as "legalBasis", consent_rule as "consentRule",
             convenor_rule as "convenorRule", member_rule as "memberRule", secrecy_rule as "secrecyRule", minutes_rule as "minutesRule",
             may_review_plan as "mayReviewPlan", is_sealed as "isSealed", tone, valid_from as "validFrom", valid_to as "validTo"
        from coordination.conference_type
       order by sort_order, valid_from`,
  )
  return rows.map(row => ({ ...row, validFrom: row.validFrom as Day, validTo: row.validTo as Day | null }))
}
