import type { Day } from '../../kernel/day.ts'
import type { Id, StaffId } from '../../kernel/id.ts'
import type { Duty } from '../../kernel/reader.ts'

/** The longest delegation, in days. @source security.md section 9 rule 8: it ends by date */
export const LONGEST_DELEGATION = 92

/** Own duties to be lent to a colleague; both days are included. */
export type NewDelegation = {
  readonly id: Id<'delegation'>
  readonly to: StaffId
  readonly duties: readonly Duty[]
  readonly from: Day
  readonly until: Day
  readonly reason: string
}

/** A delegation as its lender, its receiver and their head see it. */
export type Delegation = {
  readonly id: Id<'delegation'>
  readonly fromStaff: StaffId
  readonly fromName: string
  readonly toStaff: StaffId
  readonly toName: string
  readonly duties: readonly Duty[]
  readonly reason: string
  readonly from: Day
  readonly until: Day
  readonly state: 'now' | 'later' | 'over' | 'withdrawn'
}

/** A duty held in somebody's place; `until` is the last day. */
export type LentDuty = { readonly duty: Duty; readonly lenderName: string; readonly until: Day }
