import type { StaffId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { readColleagues } from '../../../staff/index.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import { changeConsultation } from './change.ts'

/** Gives a consultation to a colleague of the owning agency, or back to the agency as a whole (null). The agency stays owner either way. */
export async function assignConsultation(
  act: Act,
  id: ConsultationId,
  version: number | undefined,
  staffId: StaffId | null,
  request: Once,
): Promise<Result<ConsultationId, Refusal>> {
  const colleagues = staffId === null ? [] : await readColleagues(act, act.reader.agencyId)
  return changeConsultation(
    act,
    {
      id,
      version,
      action: 'consultation.assign',
      decide: () => {
        if (staffId !== null && !colleagues.some(colleague => colleague.id === staffId)) {
          return no(refusal('fields', { fields: { staffId: '同じ機関で相談を受けている方から選んでください。' } }))
        }
        return yes({ kind: 'assigned', body: { staffId } })
      },
    },
    request,
  )
}
