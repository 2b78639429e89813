import { newId } from '../../../kernel/id.ts'
import type { FormState, Initial } from '../../../ui/form-state.ts'

/** A small form among others on one page, showing what stands; it begins from no draft. */
export function standingForm(initial: Initial): FormState {
  const listed = (name: string) => {
    const value = initial[name] ?? []
    return typeof value === 'string' ? [value] : value
  }
  return {
    value: name => listed(name)[0] ?? '',
    values: listed,
    error: () => undefined,
    errors: [],
    hasErrors: false,
    notice: undefined,
    draftSavedAt: undefined,
    idempotencyKey: newId(),
    status: 200,
  }
}
