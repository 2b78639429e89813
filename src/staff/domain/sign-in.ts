import type { StaffId } from '../../kernel/id.ts'
import type { Duty } from '../../kernel/reader.ts'

/** What sign-in compares with. `lockedFor` is in seconds, by database time. */
export type Credentials = {
  readonly staffId: StaffId
  readonly passwordHash: string | null
  readonly isDemo: boolean
  readonly lockedFor: number
}

/** What an account can prove itself with besides its password. */
export type Factors = { readonly totp: boolean; readonly passkeys: number; readonly codes: number }

/** By what somebody got in; kept with the session and in the audit. */
export type SignInMethod = 'demo' | 'password' | 'totp' | 'recovery-code' | 'passkey' | 'sso' | 'invitation'

/** What a half session waits for: the second factor, or that one is enrolled. */
export type HalfStage = 'second' | 'enrol'

/**
 * Why somebody did not get in. `wrong` covers the unknown login and the wrong password alike; a wrong code and a passkey that does
 * not fit are `wrong` too. `ended`: the time between password and second factor ran out.
 */
export type SignInRefusal =
  | { readonly code: 'wrong' }
  | { readonly code: 'locked'; readonly seconds: number }
  | { readonly code: 'too-many' }
  | { readonly code: 'ended' }

/** Idle end of a session, as the database reads it. @source security.md section 6, ASVS V7.3.1 */
export const IDLE_END = '30 minutes'

/** Absolute end of a session: one working day. @source security.md section 6, ASVS V7.3.2 */
export const ABSOLUTE_END = '9 hours'

/** How long having proved who one is counts for what asks for it anew. @source security.md section 6 */
export const FRESH = '5 minutes'

/** How long somebody may take between password and second factor. Enrolling one takes longer: an app has to be found. */
export const HALF_END: Readonly<Record<HalfStage, string>> = { second: '10 minutes', enrol: '30 minutes' }

/** Wrong codes after which the password is asked for again. */
export const HALF_TRIES = 5

const WITHOUT_SIGHT: ReadonlySet<Duty> = new Set(['resident', 'partner', 'chair'])

/**
 * Whether an account may not work without a second factor: everybody who might see a record or change who does.
 * @source security.md section 5: MFA for everyone in a sensitive role
 */
export function needsSecondFactor(duties: Iterable<Duty>): boolean {
  return [...duties].some(duty => !WITHOUT_SIGHT.has(duty))
}

/** What comes after the right password. */
export function afterPassword(factors: Factors, isDemo: boolean, duties: Iterable<Duty>): HalfStage | 'session' {
  if (hasSecondFactor(factors)) return 'second'
  return !isDemo && needsSecondFactor(duties) ? 'enrol' : 'session'
}

/** Whether there is anything besides the password. Paper codes alone are no factor: they stand in for one that was lost. */
export function hasSecondFactor(factors: Factors): boolean {
  return factors.totp || factors.passkeys > 0
}
