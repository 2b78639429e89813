/** Complaints about single fields, each a full polite sentence saying what to do; keyed by the field's name. */
export type FieldErrors = Readonly<Record<string, string>>

/**
 * Why something was not done, by the codes promised to outsiders.
 * `absent` also means "you may not see it": the two must never be told apart.
 * @source law-and-flow section 7; RFC 9457 `code`
 */
export type RefusalCode =
  | 'absent'
  | 'fields'
  | 'stale-version'
  | 'wrong-state'
  | 'not-owner'
  | 'not-keeper'
  | 'not-attended'
  | 'already-told'
  | 'not-ours'
  | 'owner-missing'
  | 'referral-unanswered'
  | 'already-handing-over'
  | 'reason-missing'
  | 'no-basis'
  | 'out-of-consent'
  | 'address-protected'
  | 'next-date-missing'
  | 'tried-missing'
  | 'duty-missing'
  | 'plan-needs-consent'
  | 'lead-missing'
  | 'basis-needs-consent'
  | 'not-invited'
  | 'secrecy-not-acknowledged'
  | 'sealed'
  | 'silent-close'
  | 'consent-withdrawn'
  | 'own-decision'
  | 'fresh-proof-missing'
  | 'key-reused'
  | 'too-many'

export type Refusal = {
  readonly code: RefusalCode
  readonly fields?: FieldErrors
  /** The version that stands now, where `stale-version` is the reason. */
  readonly currentVersion?: number
}

/** A refusal by its code. */
export function refusal(code: RefusalCode, more: Omit<Refusal, 'code'> = {}): Refusal {
  return { code, ...more }
}
