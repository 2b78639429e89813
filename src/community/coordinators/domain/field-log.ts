import type { Day } from '../../../kernel/day.ts'
import type { Id, StaffId } from '../../../kernel/id.ts'

export type FieldLogId = Id<'field_log'>
export type AssignmentId = Id<'assignment'>

/** The six functions of a coordinator. @source the plan, 戦略①: 人づくり、拠点づくり、活動支援、財源確保、ネットワークの構築、情報支援 */
export const FUNCTIONS = ['people', 'base', 'activity', 'funding', 'network', 'info'] as const
export type CoordinatorFunction = (typeof FUNCTIONS)[number]

/** Whom an act was for, by the worker's own judgement. One act is often both, so both is where the form begins. */
export const LEANS = ['both', 'community', 'individual'] as const
export type Lean = (typeof LEANS)[number]

/** 活動日誌: one line of a coordinator's diary. No case and nobody who is supported stands in it. */
export type FieldLog = {
  readonly id: FieldLogId
  readonly staffId: StaffId
  readonly staffName: string
  readonly on: Day
  readonly minutes: number
  readonly place: string
  /** With whom, in words. */
  readonly met: string
  /** Numbers of the councils; none for work of the whole city. */
  readonly councils: readonly number[]
  readonly functions: readonly CoordinatorFunction[]
  readonly lean: Lean
  readonly did: string
  readonly noticed: string
  readonly nextStep: string
  readonly nextOn: Day | null
  readonly corrects: FieldLogId | null
  /** The line that stands now, where this one was corrected. */
  readonly correctedBy: FieldLogId | null
  readonly nextDoneOn: Day | null
  readonly nextDoneWords: string
  readonly madeAt: Date
}

/** What is written into the diary. `bodies` and `participants` are ids. */
export type FieldLogWords = Pick<
  FieldLog,
  'on' | 'minutes' | 'place' | 'met' | 'councils' | 'functions' | 'lean' | 'did' | 'noticed' | 'nextStep' | 'nextOn'
> & { readonly bodies: readonly string[]; readonly participants: readonly string[] }

/** A coordinator who goes to a council; `toOn` is the last day. */
export type Assignment = {
  readonly id: AssignmentId
  readonly councilNo: number
  readonly councilName: string
  readonly staffId: StaffId
  readonly staffName: string
  readonly fromOn: Day
  readonly toOn: Day | null
  readonly version: number
}

/** What one coordinator leaves to the next. */
export type Handover = {
  readonly id: Id<'handover'>
  readonly assignmentId: AssignmentId
  readonly words: string
  readonly byName: string
  readonly at: Date
}
