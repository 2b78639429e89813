import type { Act } from '../../../platform/act.ts'
import type { PersonId } from '../../people/index.ts'
import type { QueueRow } from '../domain/queue.ts'
import { listConsultationsOf } from '../store/linked-people.ts'
import { listByIds } from '../store/lists.ts'

/** The newest consultations of a person, as far as the reader may see them; the first page only, never a whole life. */
export function readConsultationsOf(act: Act, id: PersonId, limit = 50): Promise<readonly QueueRow[]> {
  return act.transaction(async tx => {
    const rows = await listByIds(tx.db, await listConsultationsOf(tx.db, id, limit))
    await tx.audit({
      action: 'consultation.list',
      subjectType: 'consultation',
      subjectIds: rows.map(row => row.id),
      detail: { person: id },
    })
    return rows
  })
}
