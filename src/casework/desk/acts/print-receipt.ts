import type { Agency } from '../../../directory/index.ts'
import { findAgency } from '../../../directory/index.ts'
import type { Act } from '../../../platform/act.ts'
import type { Consultation, ConsultationId } from '../domain/consultation.ts'
import { findConsultation } from '../store/consultations.ts'
import { findShownNames } from '../store/shown-names.ts'

/** What a person takes home: which consultation it was, and who to ring. Nothing of what was said. */
export type Receipt = { readonly no: number; readonly consultation: Consultation; readonly owner: Agency | undefined }

/** The receipt of a consultation, if the reader's agency stands beside it. Handing it over is written down as a print of its own. */
export function printReceipt(act: Act, id: ConsultationId): Promise<Receipt | undefined> {
  return act.transaction(async tx => {
    const consultation = await findConsultation(tx.db, id)
    if (consultation === undefined) {
      await tx.audit({ action: 'consultation.print', subjectType: 'consultation', subjectIds: [id], outcome: 'absent' })
      return undefined
    }
    const { no } = await findShownNames(tx.db, id)
    const owner = await findAgency(tx.db, consultation.ownerAgency)
    await tx.audit({ action: 'consultation.print', subjectType: 'consultation', subjectIds: [id], detail: { form: 'receipt' } })
    return { no, consultation, owner }
  })
}
