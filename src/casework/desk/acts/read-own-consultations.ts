import type { Act } from '../../../platform/act.ts'
import type { PersonId } from '../../people/index.ts'
import type { OwnCopy } from '../domain/own-copy.ts'
import { ownCopyOf } from '../domain/own-copy.ts'
import { listOwnConsultations } from '../store/linked-people.ts'

/** At most so many consultations go into one copy; more are told as left out. */
export const OWN_COPY_BOUND = 200

/** What a person's own file holds of their consultations, as far as the reader may see them; written down as a print, for it leaves the house. */
export function readOwnConsultations(act: Act, id: PersonId): Promise<readonly OwnCopy[]> {
  return act.transaction(async tx => {
    const rows = await listOwnConsultations(tx.db, id, OWN_COPY_BOUND)
    await tx.audit({
      action: 'consultation.print',
      subjectType: 'consultation',
      subjectIds: rows.map(({ consultation }) => consultation.id),
      detail: { person: id, ownFile: true },
    })
    return rows.map(ownCopyOf)
  })
}
