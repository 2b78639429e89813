import { sql } from 'kysely'
import { textMatches } from '../../../kernel/tokens.ts'
import type { Db } from '../../../platform/database.ts'
import { rowsOf } from '../../../platform/database.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import type { QueueRow } from '../domain/queue.ts'
import { searchedText } from '../domain/searched-text.ts'
import type { ConsultationRow } from './consultations.ts'
import { CONSULTATION_COLUMNS, consultationFrom } from './consultations.ts'
import { listByIds } from './lists.ts'

/**
 * One page of matching consultations. The definer function finds ids under sight; the join back stands under the row policy;
 * the page is rechecked against the text itself, because bigrams side by side may hit by accident.
 */
export async function findMatching(
  db: Db,
  words: string,
  query: string,
  after: ConsultationId | undefined,
  limit: number,
): Promise<{ readonly rows: readonly QueueRow[]; readonly next: ConsultationId | undefined }> {
  const hits = await rowsOf(
    db,
    sql<{ consultation_id: ConsultationId }>`
      select f.consultation_id
        from desk.find_text(${query}::tsquery, (select b.received_at from desk.consultation b where b.id = ${after ?? null}::uuid), ${after ?? null}::uuid, ${limit + 1}) f`,
  )
  const ids = hits.slice(0, limit).map(hit => hit.consultation_id)
  if (ids.length === 0) return { rows: [], next: undefined }
  const texts = await rowsOf(
    db,
    sql<ConsultationRow>`select ${CONSULTATION_COLUMNS} from desk.consultation c where c.id = any(${ids}::uuid[])`,
  )
  const right = texts
    .map(consultationFrom)
    .filter(one => textMatches(searchedText(one), words))
    .map(one => one.id)
  return { rows: await listByIds(db, right), next: hits.length > limit ? ids.at(-1) : undefined }
}
