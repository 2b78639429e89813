import type { SignedVisit } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form-state.ts'
import type { MeetingWhole } from '../acts/read-meetings.ts'

/** What every part of the closing screen is drawn from. */
export type ClosingProps = {
  readonly visit: SignedVisit
  readonly form: FormState
  readonly whole: MeetingWhole
  readonly treasureTypes: readonly { readonly value: string; readonly label: string }[]
}
