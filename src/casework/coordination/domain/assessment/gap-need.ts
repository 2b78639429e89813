import type { Day } from '../../../../kernel/day.ts'
import type { CaseId } from '../case/case.ts'
import type { IssueId } from './issue.ts'

/** A gap between programmes that stands open in a case. `code` is null where the kind of trouble is sensitive. */
export type CaseGap = {
  readonly issueId: IssueId
  readonly caseId: CaseId
  readonly no: number
  readonly label: string
  readonly code: string | null
  readonly missing: string
  readonly agencyName: string
  readonly since: Day
}
