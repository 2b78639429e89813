import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { TreasureType } from './treasure.ts'

/** Who can be known by a treasure: the person whose gift it is, who told of it, who looks after it. */
export const PARTIES = ['gift', 'teller', 'steward'] as const
export type Party = (typeof PARTIES)[number]

/** How far a yes reaches; each holds those before it. */
export const REACHES = ['council', 'liaison', 'public'] as const
export type Reach = (typeof REACHES)[number]

export const CONSENT_HOWS = ['written', 'oral', 'proxy'] as const
export type ConsentHow = (typeof CONSENT_HOWS)[number]

/** The yes of a person to be named with a treasure. */
export type Consent = {
  readonly id: Id<'treasure_consent'>
  readonly whose: Party
  readonly personName: string
  readonly how: ConsentHow
  readonly proxyName: string
  readonly scope: Reach
  readonly givenOn: Day
  /** Last day; null until it is taken back. */
  readonly validUntil: Day | null
  readonly withdrawnOn: Day | null
}

/** A yes with who wrote it down and who wrote down that it was taken back. */
export type KeptConsent = Consent & {
  readonly madeByName: string
  readonly withdrawnByName: string
  readonly withdrawnWords: string
  readonly isMine: boolean
}

/** What of a treasure says who is known by it. */
export type Concerned = { readonly type: TreasureType; readonly tellerName: string | null; readonly stewardName: string | null }

/** Whether a yes holds on a day. */
export function isValid(consent: Pick<Consent, 'givenOn' | 'validUntil' | 'withdrawnOn'>, on: Day): boolean {
  return consent.withdrawnOn === null && consent.givenOn <= on && (consent.validUntil === null || on <= consent.validUntil)
}

/**
 * Whether somebody said yes to be known as far as `reach`. The yes of a teller or a steward holds for the name it was given with:
 * another name needs a yes of its own.
 */
export function hasConsented(about: Concerned, consents: readonly Consent[], party: Party, reach: Reach, on: Day): boolean {
  const name = nameOf(about, party)
  return consents.some(
    one =>
      one.whose === party &&
      isValid(one, on) &&
      REACHES.indexOf(one.scope) >= REACHES.indexOf(reach) &&
      (party === 'gift' || one.personName === name),
  )
}

/**
 * Whether a treasure is shown to others than its keepers. A person's gift needs their yes; whatever somebody took their yes back from
 * is hidden at once and everywhere, until they say yes again or nobody is named any more.
 */
export function mayShow(about: Concerned, consents: readonly Consent[], reach: Reach, on: Day): boolean {
  if (about.type === 'person_gift' && !hasConsented(about, consents, 'gift', reach, on)) return false
  return !consents.some(
    one =>
      one.withdrawnOn !== null &&
      !hasConsented(about, consents, one.whose, 'council', on) &&
      (one.whose === 'gift' || nameOf(about, one.whose) !== ''),
  )
}

/** Who is known by a treasure and has not said yes today, not even for the council. */
export function missingConsents(about: Concerned, consents: readonly Consent[], on: Day): readonly Party[] {
  return partiesOf(about).filter(party => !hasConsented(about, consents, party, 'council', on))
}

/** Who is known by a treasure. */
export function partiesOf(about: Concerned): readonly Party[] {
  return PARTIES.filter(party => (party === 'gift' ? about.type === 'person_gift' : nameOf(about, party) !== ''))
}

function nameOf(about: Concerned, party: Party): string {
  if (party === 'teller') return about.tellerName ?? ''
  return party === 'steward' ? (about.stewardName ?? '') : ''
}
