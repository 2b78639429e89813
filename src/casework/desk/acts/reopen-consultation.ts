import type { Refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import { mayReopen } from '../domain/rules.ts'
import { changeConsultation } from './change.ts'

/** Opens an answered consultation again; what went before stays. @source law-and-flow section 5 step 17 再相談 */
export function reopenConsultation(
  act: Act,
  id: ConsultationId,
  version: number | undefined,
  words: string,
  request: Once,
): Promise<Result<ConsultationId, Refusal>> {
  return changeConsultation(
    act,
    {
      id,
      version,
      action: 'consultation.reopen',
      decide: consultation => {
        const may = mayReopen(consultation)
        return may.ok ? yes({ kind: 'reopened', body: { words } }) : may
      },
    },
    request,
  )
}
