import type { Day } from '../../kernel/day.ts'
import { addDays } from '../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../kernel/id.ts'
import type { Duty } from '../../kernel/reader.ts'

/** Whether an account works: today, for less than 30 more days, no longer, or stopped by an administrator. */
export type AccountState = 'working' | 'ending' | 'ended' | 'disabled'

/** What a list shows of an account. `duties` are the own ones of today; the last day is included. */
export type AccountLine = {
  readonly id: StaffId
  readonly login: string
  readonly name: string
  readonly kana: string
  readonly agencyName: string
  readonly duties: readonly Duty[]
  readonly endsOn: Day | null
  readonly state: AccountState
}

/** One dated row of a duty. `to` is the first day it no longer holds. */
export type DutyRow = { readonly duty: Duty; readonly from: Day; readonly to: Day | null; readonly source: 'hand' | 'sso' }

/** One dated row of a place of work. */
export type AssignmentRow = { readonly agencyName: string; readonly from: Day; readonly to: Day | null }

/** Everything an administrator keeps of one account: nothing of any person's record. */
export type Account = AccountLine & {
  readonly agencyId: AgencyId
  readonly madeAt: Date
  readonly isDoor: boolean
  readonly ssoAllowed: boolean
  readonly ssoLinked: boolean
  readonly sessions: number
  /** Nobody has set it up yet, so that a first link may be given. */
  readonly isUntouched: boolean
  readonly dutyRows: readonly DutyRow[]
  readonly assignments: readonly AssignmentRow[]
}

/** Which accounts a list asks for. */
export type AccountQuery = {
  readonly words: string
  readonly agencyId: AgencyId | undefined
  readonly state: AccountState | undefined
  readonly after: StaffId | undefined
  readonly limit: number
}

/** A duty to be given. `until` is the last day it holds; null is open-ended. */
export type GivenDuty = { readonly duty: Duty; readonly from: Day; readonly until: Day | null }

/** The last day a row holds, for people; null when open-ended. */
export function lastDayOf(row: { readonly to: Day | null }): Day | null {
  return row.to === null ? null : addDays(row.to, -1)
}

/** Where a dated row stands on a day. A row whose end is its beginning never held. */
export function standingOn(row: { readonly from: Day; readonly to: Day | null }, today: Day): 'now' | 'later' | 'past' | 'never' {
  if (row.to !== null && row.to <= row.from) return 'never'
  if (row.to !== null && row.to <= today) return 'past'
  return row.from > today ? 'later' : 'now'
}
