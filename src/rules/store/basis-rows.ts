import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import { rowsOf } from '../../platform/database.ts'
import type { BasisRow } from '../domain/basis-row.ts'
import type { Difference } from '../domain/difference.ts'

/** Every row of every legal basis. */
export function listBasisRows(db: Db): Promise<readonly BasisRow[]> {
  return rowsOf(
    db,
    sql<BasisRow>`
      select code, law, article, title, summary, valid_from as "validFrom", valid_to as "validTo", replaced_by as "replacedBy",
             source_note as "sourceNote", verified, needs_review as "needsReview"
        from platform.legal_basis
       order by code, valid_from`,
  )
}

/** Writes a difference: first what goes, then what ends, then what begins, so that no basis ever stands twice on a day. */
export async function writeBasisRows(db: Db, difference: Difference<BasisRow>): Promise<void> {
  for (const row of difference.dropped)
    await sql`delete from platform.legal_basis where code = ${row.code} and valid_from = ${row.validFrom}`.execute(db)
  for (const row of difference.changed)
    await sql`
      update platform.legal_basis
         set law = ${row.law}, article = ${row.article}, title = ${row.title}, summary = ${row.summary}, valid_to = ${row.validTo},
             replaced_by = ${row.replacedBy}, source_note = ${row.sourceNote}, verified = ${row.verified}, needs_review = ${row.needsReview}
       where code = ${row.code} and valid_from = ${row.validFrom}`.execute(db)
  for (const row of difference.added)
    await sql`
      insert into platform.legal_basis
             (code, law, article, title, summary, valid_from, valid_to, replaced_by, source_note, verified, needs_review)
      values (${row.code}, ${row.law}, ${row.article}, ${row.title}, ${row.summary}, ${row.validFrom}, ${row.validTo}, ${row.replacedBy},
              ${row.sourceNote}, ${row.verified}, ${row.needsReview})`.execute(db)
}
