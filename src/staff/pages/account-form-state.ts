import type { FieldErrors } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import type { FormState } from '../../ui/form-state.ts'
import { refusedForm } from '../../ui/form-state.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'
import { ACCOUNT_SENTENCES } from './account-refusals.ts'

/** The form again with everything that was typed, and the sentence at its field, or above the form when it belongs to none. */
export function refusedAccountForm(visit: SignedVisit, why: AccountRefusal | FieldErrors): FormState {
  if (typeof why !== 'string') return refusedForm(visit, refusal('fields', { fields: why }))
  const { status, field, sentence } = ACCOUNT_SENTENCES[why]
  if (field !== undefined) return refusedForm(visit, refusal('fields', { fields: { [field]: sentence } }))
  return { ...refusedForm(visit, refusal('wrong-state')), status, notice: sentence, hasErrors: true }
}
