/**
 * Why something about an account was not done.
 * `self`: nobody keeps their own account; `self-approval`: the second person must be another than the first.
 */
export const ACCOUNT_REFUSALS = [
  'absent',
  'self',
  'door',
  'login-taken',
  'agency-unknown',
  'wrong-day',
  'duty-held',
  'ended',
  'already-asked',
  'already-there',
  'self-approval',
  'over',
  'not-a-colleague',
  'not-delegable',
  'not-own',
  'too-long',
  'has-entered',
] as const

export type AccountRefusal = (typeof ACCOUNT_REFUSALS)[number]
