import type { Day } from '../../../kernel/day.ts'

/** Kinds of members of a platform: bodies of residents, groups, organisations of the register, businesses, schools, people of the council. */
export const PARTNER_KINDS = ['body', 'group', 'organisation', 'business', 'school', 'person', 'other'] as const
export type PartnerKind = (typeof PARTNER_KINDS)[number]

/** Who takes part, what they bring and what they hope for. A person whose roll the reader may not read has no name here. */
export type Partner = {
  readonly id: string
  readonly kind: PartnerKind
  readonly name: string
  readonly href: string | null
  readonly brings: string
  readonly hopes: string
  readonly since: Day
  readonly endedOn: Day | null
  readonly endWords: string
}

/** A member as they are taken in: a name, or one of what is kept elsewhere (`refId`). */
export type PartnerStart = {
  readonly kind: PartnerKind
  readonly name: string
  readonly refId: string | null
  readonly brings: string
  readonly hopes: string
  readonly since: Day
}

/** Kinds whose members are chosen from what is kept here; the others are named in words. */
export const CHOSEN_KINDS: readonly PartnerKind[] = ['body', 'group', 'organisation', 'person']

/** Platforms by council and fiscal year of beginning, an indicator of the plan. `councilNo` null: of several councils. */
export type PlatformCount = { readonly councilNo: number | null; readonly fiscalYear: number; readonly platforms: number }
