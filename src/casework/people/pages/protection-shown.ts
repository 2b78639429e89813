import type { Agency } from '../../../directory/index.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form-state.ts'
import type { ProtectionView } from '../acts/read-protection.ts'

/** What may be done about a protection, by the last part of its address. */
export type ProtectionVerb = 'set' | 'open' | 'know' | 'end' | 'answer'

/** A form of the page about a protection that was refused. */
export type RefusedForm = { readonly verb: ProtectionVerb; readonly refused: Refusal } | undefined

/** What every part of the page about a protection is drawn from; `verb` and `form` are of the form that was refused. */
export type ProtectionShown = {
  readonly visit: SignedVisit
  readonly view: ProtectionView
  readonly agencies: readonly Agency[]
  readonly verb: ProtectionVerb | undefined
  readonly form: FormState | undefined
}
