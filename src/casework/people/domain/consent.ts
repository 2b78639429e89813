import type { Day } from '../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../kernel/id.ts'
import type { PersonId } from './person.ts'

export type ConsentId = Id<'consent'>

/** How a person agreed, by the code list `consent_type`. */
export const CONSENT_TYPES = ['written', 'oral', 'proxy'] as const
export type ConsentType = (typeof CONSENT_TYPES)[number]

/** What a consent may cover, by the code list `consent_category`. @source privacy-rules 2.1 */
export const CONSENT_CATEGORIES = ['contact', 'household', 'health', 'income', 'housing', 'child', 'history'] as const

/**
 * Where the asking stands: asked and waiting for an answer, not obtained (a normal working state), given, or withdrawn.
 * That a consent has run out is not a stage: it is computed from the day.
 */
export type ConsentStage = 'asked' | 'not_obtained' | 'given' | 'withdrawn'

/** What the person agreed to: to whom, what, from and until. */
export type ConsentScope = {
  readonly type: ConsentType
  /** Who spoke for the person, where somebody did. */
  readonly proxyRelation: string | null
  /** Agencies that may be told; at least one. */
  readonly agencies: readonly AgencyId[]
  readonly categories: readonly string[]
  readonly from: Day
  /** Last day on which it holds; null: until withdrawn. */
  readonly until: Day | null
}

/** How the asking went, whatever the answer was. */
export type Asking = {
  readonly askedOn: Day
  readonly purpose: string
  /** What the worker noted beside it; owed for an oral consent. */
  readonly workerNote: string | null
  readonly personWords: string | null
  readonly formVersion: string | null
  readonly languageUsed: string
  readonly interpreter: boolean
}

/** One consent of one person, as its acts leave it. It never speaks for another member of the household. */
export type Consent = Asking & {
  readonly id: ConsentId
  readonly personId: PersonId
  readonly stage: ConsentStage
  readonly askedBy: StaffId
  readonly byAgency: AgencyId
  /** 'not_obtained' until somebody agreed. */
  readonly type: ConsentType | 'not_obtained'
  readonly proxyRelation: string | null
  readonly agencies: readonly AgencyId[]
  readonly categories: readonly string[]
  readonly from: Day | null
  readonly until: Day | null
  readonly askAgainOn: Day | null
  readonly reconfirmedOn: Day | null
  readonly withdrawnOn: Day | null
  readonly howWithdrawn: string | null
  /** Whether it came with a referral sheet, which speaks of its one receiver only. */
  readonly fromSheet: boolean
  /** Number of acts so far. */
  readonly version: number
}

export type ConsentDeed =
  | { readonly kind: 'asked' | 'not_obtained'; readonly body: Asking & { readonly askAgainOn: Day } }
  | { readonly kind: 'given'; readonly body: Asking & ConsentScope & { readonly fromSheet: boolean } }
  | {
      readonly kind: 'narrowed'
      readonly body: {
        readonly on: Day
        readonly agencies: readonly AgencyId[]
        readonly categories: readonly string[]
        readonly until: Day | null
        readonly words: string
      }
    }
  | { readonly kind: 'reconfirmed'; readonly body: { readonly on: Day; readonly until: Day | null; readonly words: string | null } }
  | { readonly kind: 'withdrawn'; readonly body: { readonly on: Day; readonly how: string } }

export type ConsentDeedKind = ConsentDeed['kind']

/** Somebody asked, agreed, narrowed or took back. Rows of this kind are only ever appended. */
export type ConsentAct = {
  readonly id: Id<'consent_act'>
  readonly seq: number
  /** RFC 3339 instant. */
  readonly at: string
  readonly byStaff: StaffId
  readonly byAgency: AgencyId
} & ConsentDeed
