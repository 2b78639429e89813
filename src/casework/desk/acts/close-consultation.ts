import type { Refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import type { ClosingWish } from '../domain/rules.ts'
import { mayClose } from '../domain/rules.ts'
import { countOpenOffers } from '../store/offers.ts'
import { changeConsultation } from './change.ts'

/** Ends a consultation by one of the outcomes of the law's flow. "Not ours" is not among them. */
export function closeConsultation(
  act: Act,
  id: ConsultationId,
  version: number | undefined,
  wish: ClosingWish,
  request: Once,
): Promise<Result<ConsultationId, Refusal>> {
  return changeConsultation(
    act,
    {
      id,
      version,
      action: 'consultation.close',
      detail: { outcome: wish.outcome },
      changesWords: true,
      decide: async (consultation, tx) => {
        const { all } = await countOpenOffers(tx.db, id)
        const may = mayClose(consultation, wish, all, act.today)
        return may.ok ? yes({ kind: 'closed', body: may.value }) : may
      },
    },
    request,
  )
}
