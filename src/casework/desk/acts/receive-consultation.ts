import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import type { ConsultationId, Heard } from '../domain/consultation.ts'
import { foldConsultation } from '../domain/fold.ts'
import type { Reach } from '../domain/request.ts'
import { actOf, appendAct } from '../store/acts.ts'
import { insertConsultation, writeSearch } from '../store/consultations.ts'

/**
 * Receives a consultation from anyone about anything. From this moment it has an owner: the agency that heard it.
 * @source plan L52 「分野を問わない相談を受け付ける福祉総合相談窓口」, L71 断らない相談
 */
export function receiveConsultation(act: Act, heard: Heard, request: Once): Promise<Result<ConsultationId, Refusal>> {
  return act.transaction(tx => once(act, tx, request, () => receiveIn(act, tx, heard)))
}

/** The same within an act that is under way. `reach`: given for what came through the public door. */
export async function receiveIn(act: Act, tx: Tx, heard: Heard, reach?: Reach): Promise<Result<ConsultationId, Refusal>> {
  const id = newId<'consultation'>(act.now.getTime())
  const first = actOf(act, 1, { kind: 'received', body: reach === undefined ? heard : { ...heard, reach } })
  const consultation = foldConsultation(id, [first])
  if (consultation === undefined) return no(refusal('wrong-state'))
  await insertConsultation(tx.db, consultation)
  await appendAct(tx.db, id, first)
  await writeSearch(tx.db, consultation)
  await tx.audit({ action: 'consultation.receive', subjectType: 'consultation', subjectIds: [id] })
  return yes(id)
}
