import type { Db } from '../../../platform/database.ts'
import type { WholeActivity, WholeReview, WholeUndertaking } from '../store/whole-council.ts'
import { activitiesIn, reviewsIn, undertakingsIn } from '../store/whole-council.ts'

export type { WholeActivity, WholeReview, WholeUndertaking }

/** What a council does, who carries it and what came of it, as far as the reader may read it; for the export, which audits. */
export async function wholeActivities(
  db: Db,
  councilNo: number,
): Promise<{
  readonly activities: readonly WholeActivity[]
  readonly undertakings: readonly WholeUndertaking[]
  readonly reviews: readonly WholeReview[]
}> {
  return {
    activities: await activitiesIn(db, councilNo),
    undertakings: await undertakingsIn(db, councilNo),
    reviews: await reviewsIn(db, councilNo),
  }
}
