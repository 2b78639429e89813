import type { Day } from '../../../kernel/day.ts'
import type { AgencyId } from '../../../kernel/id.ts'
import type { Consent, ConsentStage } from './consent.ts'
import type { PersonId } from './person.ts'

/** A stage as it is on a day: what was given may not have begun, or may have run out. */
export type ConsentState = ConsentStage | 'not_yet' | 'expired'

/** What must be covered. */
export type Wanted = {
  readonly personId: PersonId
  readonly agencyId: AgencyId
  readonly categories: readonly string[]
  readonly on: Day
}

/** Where a consent stands on a day. `until` is its last day. */
export function consentStateOn(consent: Consent, on: Day): ConsentState {
  if (consent.stage !== 'given') return consent.stage
  if (consent.until !== null && consent.until < on) return 'expired'
  return consent.from !== null && consent.from > on ? 'not_yet' : 'given'
}

/** Whether a consent holds on a day. One that was withdrawn holds on no day any longer: withdrawal takes effect at once. */
export function isConsentValid(consent: Consent, on: Day): boolean {
  return consentStateOn(consent, on) === 'given'
}

/**
 * The consent on which an agency may be told, or nothing: of that person and of nobody else in the household, covering every category,
 * and naming that agency; the agency that asked is a party to what it asked for. @source privacy-rules 2.1
 */
export function coveringConsent(consents: readonly Consent[], wanted: Wanted): Consent | undefined {
  return consents.find(
    consent =>
      consent.personId === wanted.personId &&
      isConsentValid(consent, wanted.on) &&
      isPartyTo(consent, wanted.agencyId) &&
      wanted.categories.every(category => consent.categories.includes(category)),
  )
}

/** Why nothing covers it: the person took the consent back, or never gave one that goes so far. */
export function whyUncovered(consents: readonly Consent[], wanted: Wanted): 'consent-withdrawn' | 'out-of-consent' {
  const own = consents.filter(({ personId }) => personId === wanted.personId)
  const named = own.filter(consent => isPartyTo(consent, wanted.agencyId))
  const isTakenBack = named.some(({ stage }) => stage === 'withdrawn') && !named.some(consent => isConsentValid(consent, wanted.on))
  return isTakenBack ? 'consent-withdrawn' : 'out-of-consent'
}

/**
 * Where a sheet that says "the person agreed" stands beside what is on record: covered; free to be recorded from the sheet, because
 * nothing on record speaks of it; or refused, because the person took it back or agreed to less.
 */
export function sheetStanding(consents: readonly Consent[], wanted: Wanted): 'covered' | 'new' | 'consent-withdrawn' | 'out-of-consent' {
  if (coveringConsent(consents, wanted) !== undefined) return 'covered'
  if (whyUncovered(consents, wanted) === 'consent-withdrawn') return 'consent-withdrawn'
  const standing = consents.filter(({ personId, fromSheet }) => personId === wanted.personId && !fromSheet)
  return standing.some(consent => isConsentValid(consent, wanted.on)) ? 'out-of-consent' : 'new'
}

/**
 * Which categories of consent a list of told fields needs. Name, language and topics go with any consent; a field nobody sorted
 * counts as history, so that what is new is closed until somebody opens it.
 */
export function categoriesOf(fields: readonly string[]): readonly string[] {
  return [...new Set(fields.map(field => CATEGORY_OF[field] ?? field).map(known))].filter(category => category !== 'none')
}

function isPartyTo({ agencies, byAgency }: Consent, agencyId: AgencyId): boolean {
  return agencies.includes(agencyId) || byAgency === agencyId
}

const CATEGORY_OF: Readonly<Record<string, string>> = {
  personName: 'none',
  personBirth: 'none',
  language: 'none',
  accessNeeds: 'none',
  topics: 'none',
  gapNeed: 'none',
  asked: 'none',
  personPhone: 'contact',
  personAddress: 'contact',
  contactNote: 'contact',
  familyStatement: 'household',
  statement: 'history',
  workerView: 'history',
  urgentAction: 'history',
}

const SORTED = new Set(['none', 'contact', 'household', 'health', 'income', 'housing', 'child', 'history'])

function known(category: string): string {
  return SORTED.has(category) ? category : 'history'
}
