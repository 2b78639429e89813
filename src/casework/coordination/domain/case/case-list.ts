import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId } from '../../../../kernel/id.ts'
import type { CaseId, TrackState } from './case.ts'

/** Where a worker looks for cases: those one's agency leads, all in whose team it stands, those it coordinates, those due, those that ended. */
export const CASE_VIEWS = ['lead', 'team', 'coordinated', 'due', 'ended'] as const
export type CaseView = (typeof CASE_VIEWS)[number]

/** How a list of cases is narrowed. */
export type CaseFilter = {
  readonly solving?: TrackState | undefined
  readonly accompanying?: TrackState | undefined
  readonly leadAgency?: AgencyId | undefined
  /** Code of an issue that is not closed. */
  readonly issue?: string | undefined
  /** Only those where the reader is named as the one in charge. */
  readonly isMine?: boolean | undefined
}

/** One line of a list: enough to choose, not the record. */
export type CaseRow = {
  readonly id: CaseId
  readonly no: number
  readonly label: string
  readonly openedAt: Date
  readonly leadName: string
  readonly leadStaffName: string | null
  readonly coordinatorName: string | null
  readonly direction: string | null
  readonly solving: TrackState
  readonly accompanying: TrackState
  readonly nextContactOn: Day | null
  readonly endedAt: Date | null
}

/** Counting stops here: 「100件以上」. */
export const CASE_COUNT_BOUND = 100
