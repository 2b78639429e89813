import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { CaseId } from '../../domain/case/case.ts'
import type { CompartmentId, CompartmentWish } from '../../domain/sealed/compartment.ts'
import { caseIdOf } from '../../store/sealed/compartments.ts'
import { insertCompartment } from '../../store/sealed/membership.ts'
import { appendSealedLog } from '../../store/sealed/sealed-entries.ts'

/**
 * Proposes a compartment. It takes two: the second person has to confirm it. In an emergency the opener writes at once, for a day.
 * @source privacy-rules section 4: purpose, second person within 24 hours
 */
export function openCompartment(act: Act, codes: Codes, wish: CompartmentWish, request: Once): Promise<Result<CompartmentId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const id = newId<'compartment'>(act.now.getTime())
      const caseId = wish.caseNo === null ? null : await caseIdOf(tx.db, wish.caseNo)
      const fields = complaintsOf(codes, wish, act, caseId)
      const answer = Object.keys(fields).length > 0 ? 'fields' : await insertCompartment(tx.db, id, wish, caseId ?? null)
      const result: Result<CompartmentId, Refusal> = answer === null ? { ok: true, value: id } : no(refused(answer, fields))
      if (result.ok) await appendSealedLog(act, tx.db, id, 'open', null)
      await tx.audit({ action: 'compartment.open', subjectType: 'compartment', subjectIds: result.ok ? [id] : [], ...outcomeOf(result) })
      return result
    }),
  )
}

function complaintsOf(codes: Codes, wish: CompartmentWish, act: Act, caseId: CaseId | null | undefined): Record<string, string> {
  const fields: Record<string, string> = {}
  if (caseId === undefined) fields['caseNo'] = 'その番号の事例は見つかりませんでした。番号をお確かめください。'
  if (wish.caseNo === null && wish.householdId === null && wish.personId === null) {
    fields['about'] = '何についての記録かを、事例・世帯・人のどれかひとつで選んでください。'
  }
  if (codes.basis(wish.basis, act.today) === undefined) fields['basis'] = '今日有効な根拠の中から選んでください。'
  return fields
}

function refused(answer: string, fields: Record<string, string>): Refusal {
  if (answer === 'fields') return refusal('fields', { fields })
  return refusal(answer === 'own-decision' ? 'own-decision' : 'absent')
}
