import type { Refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { ConsultationId, Heard } from '../domain/consultation.ts'
import { mayAmend } from '../domain/rules.ts'
import { changeConsultation } from './change.ts'

/** Completes or corrects what was heard. What stood before stays in the acts. */
export function amendConsultation(
  act: Act,
  id: ConsultationId,
  version: number | undefined,
  changes: Partial<Heard>,
  request: Once,
): Promise<Result<ConsultationId, Refusal>> {
  return changeConsultation(
    act,
    {
      id,
      version,
      action: 'consultation.amend',
      detail: { fields: Object.keys(changes) },
      changesWords: true,
      decide: consultation => {
        const may = mayAmend(consultation)
        return may.ok ? yes({ kind: 'amended', body: changes }) : may
      },
    },
    request,
  )
}
