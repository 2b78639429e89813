import type { Refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import { mayReply } from '../domain/rules.ts'
import { changeConsultation } from './change.ts'

/** Writes a reply for whoever holds the receipt number. These words, and only these, leave the house. */
export function replyToPerson(
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
      action: 'consultation.reply',
      decide: consultation => {
        const may = mayReply(consultation)
        return may.ok ? yes({ kind: 'replied', body: { words } }) : may
      },
    },
    request,
  )
}
