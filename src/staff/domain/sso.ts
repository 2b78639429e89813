import type { AgencyId, Id } from '../../kernel/id.ts'
import type { Duty } from '../../kernel/reader.ts'

/** Which group of the city's single sign-on gives which duty; with an agency, only to those who work there. */
export type SsoGroup = {
  readonly id: Id<'sso-group'>
  readonly groupName: string
  readonly duty: Duty
  readonly agencyName: string | null
}

export type NewSsoGroup = {
  readonly id: Id<'sso-group'>
  readonly groupName: string
  readonly duty: Duty
  readonly agencyId: AgencyId | null
}

/**
 * Why single sign-on did not let somebody in. `unproven` and `unreachable` come from the provider; `lost` means that this browser did not
 * begin, or took too long; the rest is about the account.
 */
export type SsoRefusal = 'unproven' | 'unreachable' | 'lost' | 'too-many' | 'unknown' | 'not-allowed' | 'ended' | 'linked-to-another'
