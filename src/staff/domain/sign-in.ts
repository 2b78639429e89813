import type { StaffId } from '../../kernel/id.ts'

/** What sign-in compares with. `lockedFor` is in seconds, by database time. */
export type Credentials = {
  readonly staffId: StaffId
  readonly passwordHash: string | null
  readonly isDemo: boolean
  readonly lockedFor: number
}

/**
 * Why somebody did not get in. `wrong` covers the unknown login and the wrong password alike.
 * A second factor and single sign-on take their place between `wrong` and the session.
 */
export type SignInRefusal =
  | { readonly code: 'wrong' }
  | { readonly code: 'locked'; readonly seconds: number }
  | { readonly code: 'too-many' }

/** Idle end of a session, as the database reads it. @source security.md section 6, ASVS V7.3.1 */
export const IDLE_END = '30 minutes'

/** Absolute end of a session: one working day. @source security.md section 6, ASVS V7.3.2 */
export const ABSOLUTE_END = '9 hours'
