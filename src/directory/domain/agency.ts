import type { Day } from '../../kernel/day.ts'
import type { AgencyId } from '../../kernel/id.ts'
import type { Hours } from './place.ts'

/** Which secrecy law binds the people of an agency. @source 社会福祉法106条の4・106条の6, 児童福祉法25条の5 */
export type SecrecyClass = 'public_officer' | 'entrusted' | 'corporation' | 'individual' | 'none'

/** One named offer of an agency, with the topics of the intake checklist it answers. */
export type AgencyOffer = { readonly name: string; readonly topics: readonly string[]; readonly description: string }

/**
 * One 支援関係機関: who does what, where, in which languages, and since which day that is assured.
 * @source 社会福祉法 4条3項; plan L286 「多くの支援関係機関がそれぞれの役割を明確に」
 */
export type Agency = {
  readonly id: AgencyId
  readonly name: string
  readonly kana: string
  readonly kind: string
  readonly does: string
  /** What it does not do, and who takes that over: never a closed door. */
  readonly doesNot: string
  /** `city`, a care district (`north`, `centre`, `south`) or the number of one council. */
  readonly area: string
  readonly languages: readonly string[]
  readonly secrecyClass: SecrecyClass
  readonly phone: string | null
  /** Day on which somebody last confirmed the entry. */
  readonly assuredOn: Day
  readonly offers: readonly AgencyOffer[]
  readonly hours: Hours
  readonly url: string | null
  /** What it does in やさしい日本語, written by people; null until somebody wrote it. */
  readonly doesEasy: string | null
  /** Serves staff, not residents; the public side does not show it. */
  readonly isInner: boolean
  readonly version: number
}

/** The part of an entry that its keepers may change. Kind and secrecy class decide who sees what, so they are not among it. */
export type AgencyFacts = Pick<
  Agency,
  'name' | 'kana' | 'does' | 'doesNot' | 'doesEasy' | 'area' | 'languages' | 'phone' | 'url' | 'hours' | 'offers'
>

/** What a search in the directory may ask for; everything may be left out. */
export type AgencyQuery = {
  readonly words?: string | undefined
  readonly topic?: string | undefined
  readonly area?: string | undefined
  readonly language?: string | undefined
  readonly limit: number
  readonly after?: AgencyId | undefined
}

/** Whether an entry is older than half a year and should be asked about again. */
export function isStale(agency: Agency, today: Day, daysBetween: (from: Day, to: Day) => number): boolean {
  return daysBetween(agency.assuredOn, today) > 183
}
