import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import type { PersonId } from '../../../people/index.ts'
import type { CaseId } from '../case/case.ts'
import type { Moment } from './moment.ts'

export type IssueId = Id<'issue'>

export const ISSUE_STATES = ['open', 'eased', 'closed'] as const
export type IssueState = (typeof ISSUE_STATES)[number]

/** 1: it troubles; 2: daily life suffers; 3: life or home is at stake. */
export const SEVERITIES = [1, 2, 3] as const
export type Severity = (typeof SEVERITIES)[number]

/** The code of an issue that is nothing else than a gap between programmes (制度の狭間). */
export const GAP_NEED = 'gap_need'

/** What a worker writes of an issue. */
export type IssueFacts = {
  /** Of the code list `issue`. */
  readonly code: string
  readonly severity: Severity
  /** Since when; null: unknown. */
  readonly since: Moment | null
  /** Whose it is; null: the household's. */
  readonly personId: PersonId | null
  /** Which agency has taken it on; null: nobody yet, a gap between agencies. */
  readonly ownerAgency: AgencyId | null
  readonly note: string | null
  /** 制度の狭間: what no programme offers, in words; null where the programmes suffice. Always written for the code `gap_need`. */
  readonly missing: string | null
  readonly state: IssueState
  /** Why it was closed; null while it is not. */
  readonly endWords: string | null
}

/** One trouble of a household or of one person in it (支援課題), by the national list. @source forms-and-codes 5.4 */
export type Issue = IssueFacts & {
  readonly id: IssueId
  readonly caseId: CaseId
  readonly personName: string | null
  readonly ownerAgencyName: string | null
  /** RFC 3339 instant at which it was written down first. */
  readonly openedAt: string
  readonly openedBy: StaffId
  readonly openedAgency: AgencyId
  readonly version: number
}

/** An issue as it was until somebody changed it. */
export type PastIssue = { readonly version: number; readonly changedAt: Date; readonly changedByName: string; readonly was: IssueFacts }

/** Open issues that no agency has taken on. */
export function unowned(issues: readonly Issue[]): readonly Issue[] {
  return issues.filter(issue => issue.state !== 'closed' && issue.ownerAgency === null)
}

/** Whether an issue says that no programme fits, on its own or beside another trouble. */
export function isGapNeed(issue: Pick<IssueFacts, 'missing'>): boolean {
  return issue.missing !== null
}
