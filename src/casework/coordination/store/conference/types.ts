import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { Db } from '../../../../platform/database.ts'
import { rowsOf } from '../../../../platform/database.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import type { TypeChange } from '../../domain/conference/type-wish.ts'

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

/** Writes a change of the kinds: what goes, what ends, what begins; a new kind stands last. */
export async function writeTypes(db: Db, change: TypeChange): Promise<void> {
  for (const row of change.dropped)
    await sql`delete from coordination.conference_type where code = ${row.code} and valid_from = ${row.validFrom}`.execute(db)
  for (const { row, validTo } of change.ended)
    await sql`update coordination.conference_type set valid_to = ${validTo} where code = ${row.code} and valid_from = ${row.validFrom}`.execute(
      db,
    )
  for (const row of change.added)
    await sql`
      insert into coordination.conference_type
             (code, display_name, also_called, legal_basis_code, consent_rule, convenor_rule, member_rule, secrecy_rule, minutes_rule,
              may_review_plan, is_sealed, tone, sort_order, valid_from, valid_to)
      select ${row.code}, ${row.displayName}, ${[...row.alsoCalled]}::text[], ${row.legalBasis}, ${row.consentRule}, ${row.convenorRule},
             ${row.memberRule}, ${row.secrecyRule}, ${row.minutesRule}, ${row.mayReviewPlan}, ${row.isSealed}, ${row.tone},
             coalesce(max(t.sort_order) filter (where t.code = ${row.code}), max(t.sort_order) + 1, 1), ${row.validFrom}, ${row.validTo}
        from coordination.conference_type t`.execute(db)
}

/** Lets one change of the kinds after the other: whoever comes second sees what the first one wrote. */
export async function holdTypes(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('coordination.conference_type'))`.execute(db)
}
