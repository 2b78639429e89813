import type { Day } from '../../../../kernel/day.ts'

export const CONSENT_RULES = ['needs_consent', 'no_consent', 'case_by_case'] as const
export const SECRECY_CLASSES = ['public_body', 'corporation', 'individual'] as const
/** Which secrecy duty binds somebody who sits there. @source 児童福祉法25条の5; 社会福祉法106条の6 5項 */
export type SecrecyClass = (typeof SECRECY_CLASSES)[number]

/** How a kind of conference looks wherever it is named; a shape and words go with every tone. */
export type ConferenceTone = 'statutory' | 'consented' | 'neighbour' | 'sealed'

/**
 * A kind of conference as the city holds it. The name is not the kind: cities rename and merge, so rules ask the fields, never the name.
 * @source law-and-flow sections 3, 3.2 and 4; plan L93 「既存の会議体を活用しながら」
 */
export type ConferenceType = {
  readonly code: string
  readonly displayName: string
  /** Other names under which this city holds the same kind. */
  readonly alsoCalled: readonly string[]
  readonly legalBasis: string
  readonly consentRule: (typeof CONSENT_RULES)[number]
  readonly convenorRule: 'city' | 'coordinator' | 'member'
  readonly memberRule: 'chosen_by_chair' | 'team_and_guests'
  readonly secrecyRule: 'statutory' | 'pledge'
  /** Who besides the convenor may read fixed minutes. */
  readonly minutesRule: 'present' | 'present_and_team'
  readonly mayReviewPlan: boolean
  readonly isSealed: boolean
  readonly tone: ConferenceTone
  readonly validFrom: Day
  /** First day on which it no longer holds. */
  readonly validTo: Day | null
}

/** The kinds that may stand on an agenda on a day. Sealed kinds are held inside their compartment and never appear here. */
export function selectableTypes(types: readonly ConferenceType[], on: Day): readonly ConferenceType[] {
  return types.filter(type => !type.isSealed && type.validFrom <= on && (type.validTo === null || on < type.validTo))
}

/** One kind by its code as it held on a day; nothing for sealed and unknown ones. */
export function typeOn(types: readonly ConferenceType[], code: string, on: Day): ConferenceType | undefined {
  return selectableTypes(types, on).find(type => type.code === code)
}

/** The names by which this city may call a kind. */
export function namesOf(type: ConferenceType): readonly string[] {
  return [type.displayName, ...type.alsoCalled]
}

/** Whether what is told there may only be looked at: no file, no paper for those who do not convene, closed when the minutes are fixed. */
export function isViewOnly(type: Pick<ConferenceType, 'secrecyRule'>): boolean {
  return type.secrecyRule === 'statutory'
}
