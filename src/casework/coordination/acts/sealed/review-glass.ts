import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Finding, GlassId, GlassReview } from '../../domain/sealed/glass.ts'
import { mayReview } from '../../domain/sealed/glass.ts'
import { findGlass, listReviews, reviewGlassIn } from '../../store/sealed/glass.ts'

const REVIEWS = 100

/** Emergency openings for the privacy officer, those that wait first. */
export function readReviews(act: Act): Promise<readonly GlassReview[]> {
  return act.transaction(async tx => {
    const rows = await listReviews(tx.db, REVIEWS)
    await tx.audit({ action: 'glass.list', subjectType: 'glass', subjectIds: rows.map(row => row.id) })
    return rows
  })
}

/** The privacy officer says what an opening was, with words; never the one who opened. The reminders end with it. */
export function reviewGlass(act: Act, id: GlassId, finding: Finding, words: string): Promise<Result<GlassId, Refusal>> {
  return act.transaction(async tx => {
    const held = await findGlass(tx.db, id)
    const may = held === undefined ? no(refusal('absent')) : mayReview(held, act.reader.staffId)
    if (may.ok) await reviewGlassIn(act, tx.db, id, finding, words)
    const result: Result<GlassId, Refusal> = may.ok ? yes(id) : may
    await tx.audit({ action: 'glass.review', subjectType: 'glass', subjectIds: [id], detail: { finding, words }, ...outcomeOf(result) })
    return result
  })
}
