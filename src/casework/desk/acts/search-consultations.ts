import type { Act } from '../../../platform/act.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import type { QueueRow } from '../domain/queue.ts'
import { sqlQueryOf } from '../domain/text-query.ts'
import { findMatching } from '../store/text-search.ts'

export type Found = { readonly rows: readonly QueueRow[]; readonly next: ConsultationId | undefined }

/** Consultations of the reader's sight that contain all the words, newest first. Words and shown ids are written down; words are erasable. */
export function searchConsultations(act: Act, words: string, after: ConsultationId | undefined, limit = 20): Promise<Found> {
  return act.transaction(async tx => {
    const query = sqlQueryOf(words)
    const found = query === '' ? { rows: [], next: undefined } : await findMatching(tx.db, words, query, after, limit)
    await tx.audit({
      action: 'consultation.search',
      subjectType: 'consultation',
      subjectIds: found.rows.map(row => row.id),
      detail: { terms: words },
    })
    return found
  })
}
