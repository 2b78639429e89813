import type { Refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import type { Screening } from '../domain/rules.ts'
import { mayScreen } from '../domain/rules.ts'
import { changeConsultation } from './change.ts'

/** Screens a consultation: what the desk will do with it. "No programme fits" may be said beside any result. @source F08, plan L91 */
export function screenConsultation(
  act: Act,
  id: ConsultationId,
  version: number | undefined,
  screening: Screening,
  request: Once,
): Promise<Result<ConsultationId, Refusal>> {
  return changeConsultation(
    act,
    {
      id,
      version,
      action: 'consultation.screen',
      detail: { disposition: screening.disposition },
      changesWords: true,
      decide: consultation => {
        const may = mayScreen(consultation, screening)
        return may.ok ? yes({ kind: 'screened', body: may.value }) : may
      },
    },
    request,
  )
}
