import type { Day } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'

export type DestructionId = Id<'destruction'>
export type HoldId = Id<'legal_hold'>

/** Kinds of records with a time of keeping. Only cases are destroyed by a list here. */
export const RECORD_TYPES = ['case', 'consultation', 'compartment', 'conference', 'audit_detail'] as const
export const RULE_STARTS = ['end_of_support', 'end_of_fiscal_year', 'event'] as const
export const RULE_ENDS = ['destroy', 'review', 'keep_permanently'] as const

/** How long one kind of record is kept. @source privacy-rules section 8 */
export type RetentionWish = {
  readonly recordType: (typeof RECORD_TYPES)[number]
  readonly startsAt: (typeof RULE_STARTS)[number]
  /** Null only where it is kept for good. */
  readonly years: number | null
  readonly basis: string
  readonly thenDo: (typeof RULE_ENDS)[number]
  readonly note: string | null
  readonly validFrom: Day
}

export type RetentionRule = RetentionWish & {
  readonly id: string
  readonly validTo: Day | null
  /** Not confirmed by the city: shown, never applied. */
  readonly isExample: boolean
}

/** An ended case whose time is over, by number. */
export type DueCase = {
  readonly caseNo: number
  readonly endedOn: Day
  readonly dueOn: Day
  readonly isHeld: boolean
  readonly thenDo: 'destroy' | 'review'
  readonly isExample: boolean
}

export type LegalHold = {
  readonly id: HoldId
  readonly caseNo: number
  readonly reason: string
  readonly placedAt: string
  readonly placedByName: string
  readonly liftedAt: string | null
  readonly liftWords: string | null
}

/** A dated list of what is to be destroyed, and its certificate afterwards. No name of anybody. */
export type Destruction = {
  readonly id: DestructionId
  readonly no: number
  readonly asOf: Day
  readonly state: 'proposed' | 'done' | 'refused'
  readonly proposedAt: string
  readonly proposedBy: string
  readonly proposedByName: string
  readonly decidedAt: string | null
  readonly decidedByName: string | null
  readonly decidedWords: string | null
  /** How many were on the list, and how many were destroyed. */
  readonly records: number
  readonly destroyed: number | null
  /** Rows by kind. */
  readonly certificate: Readonly<Record<string, number>> | null
}

export type DestructionLine = { readonly caseNo: number; readonly endedOn: Day; readonly dueOn: Day; readonly isDestroyed: boolean }
