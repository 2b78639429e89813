import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import { newId } from '../../../../kernel/id.ts'
import type { Act } from '../../../../platform/act.ts'
import type { Db } from '../../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../../platform/database.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { Finding, GlassId, GlassReview, GlassWish } from '../../domain/sealed/glass.ts'

/** Opens a case by its number under the clock of the database. `absent` says nothing about why. */
export async function breakGlassIn(
  act: Act,
  db: Db,
  wish: GlassWish,
  reviewBy: Day,
): Promise<{ readonly outcome: 'opened' | 'open' | 'own' | 'absent'; readonly caseId: CaseId | null }> {
  const row = await firstOf(
    db,
    sql<{ outcome: 'opened' | 'open' | 'own' | 'absent'; caseId: CaseId | null }>`
      select outcome, case_id as "caseId"
        from coordination.break_glass(${newId(act.now.getTime())}, ${wish.no}, ${wish.reasonCode}, ${wish.words}, ${reviewBy})`,
  )
  return row ?? { outcome: 'absent', caseId: null }
}

/** Puts the reader's own glass back. @returns false when none is broken for this case */
export async function endGlassIn(db: Db, caseId: CaseId): Promise<boolean> {
  const rows = await rowsOf(
    db,
    sql<{ id: string }>`
      update coordination.glass set ended_at = now()
       where case_id = ${caseId} and staff_id = platform.reader_id() and ended_at is null and reviewed_at is null returning id`,
  )
  return rows.length > 0
}

/** What the reader has open now. */
export type OpenGlass = { readonly caseId: CaseId; readonly caseNo: number; readonly label: string; readonly endsAt: Date }

export function listOpenGlass(db: Db): Promise<readonly OpenGlass[]> {
  return rowsOf(
    db,
    sql<OpenGlass>`
      select g.case_id as "caseId", c.no as "caseNo", c.label, g.ends_at as "endsAt"
        from coordination.glass g join coordination.support_case c on c.id = g.case_id
       where g.staff_id = platform.reader_id() and g.ended_at is null and g.ends_at > now() order by g.ends_at`,
  )
}

type ReviewRow = Omit<GlassReview, 'openedAt' | 'overAt' | 'reviewedAt'> & {
  readonly openedAt: Date
  readonly overAt: Date
  readonly reviewedAt: Date | null
}

/** Openings for the privacy officer, those that wait first. */
export async function listReviews(db: Db, limit: number): Promise<readonly GlassReview[]> {
  const rows = await rowsOf(
    db,
    sql<ReviewRow>`
      select id, no, staff_id as "staffId", staff_name as "staffName", agency_name as "agencyName", case_id as "caseId", case_no as "caseNo",
             reason_code as "reasonCode", words, opened_at as "openedAt", over_at as "overAt", review_by as "reviewBy", looks,
             reviewed_at as "reviewedAt", reviewer_name as "reviewerName", finding, finding_words as "findingWords"
        from coordination.glass_reviews(${limit})`,
  )
  return rows.map(row => ({
    ...row,
    openedAt: row.openedAt.toISOString(),
    overAt: row.overAt.toISOString(),
    reviewedAt: row.reviewedAt?.toISOString() ?? null,
  }))
}

/** Who opened, and whether it was reviewed; for whoever may review. */
export function findGlass(
  db: Db,
  id: GlassId,
): Promise<{ readonly staffId: string; readonly reviewedAt: string | null; readonly caseId: CaseId } | undefined> {
  return firstOf(
    db,
    sql<{ staffId: string; reviewedAt: string | null; caseId: CaseId }>`
      select g.staff_id as "staffId", g.reviewed_at::text as "reviewedAt", g.case_id as "caseId" from coordination.glass g where g.id = ${id}`,
  )
}

/** Writes the finding and ends the reminders. */
export async function reviewGlassIn(act: Act, db: Db, id: GlassId, finding: Finding, words: string): Promise<void> {
  await sql`
    update coordination.glass
       set reviewed_at = now(), reviewed_by = ${act.reader.staffId}, finding = ${finding}, finding_words = ${words},
           ended_at = coalesce(ended_at, least(now(), ends_at))
     where id = ${id}`.execute(db)
  await sql`select coordination.settle_glass(${id})`.execute(db)
}
