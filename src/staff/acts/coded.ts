import type { Result } from '../../kernel/result.ts'
import type { AccountRefusal } from '../domain/account-refusal.ts'

/** A refusal in the shape the audit reads. */
export function coded(result: Result<unknown, AccountRefusal>): { readonly ok: boolean; readonly refusal?: { readonly code: string } } {
  return result.ok ? { ok: true } : { ok: false, refusal: { code: result.refusal } }
}
