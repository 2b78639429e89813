import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, Id } from '../../../../kernel/id.ts'
import type { IssueId } from '../assessment/issue.ts'

export type GoalId = Id<'goal'>
export type ActionId = Id<'support_action'>

/** What kind of help an action is: a service of the law, something of the place, a neighbour's part, or newly made for this household. @source F24 */
export const ACTION_KINDS = ['statutory_service', 'local_resource', 'neighbour', 'new_invention'] as const
export type ActionKind = (typeof ACTION_KINDS)[number]

/** How far the application for a programme has come. @source F28 「すでにある制度やサービスにきちんとつながる支援」 plan L374 */
export const APPLICATION_STATES = ['asked', 'applied', 'decided', 'refused'] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

/** 目標: what the person wants to be like, and by when. */
export type Goal = {
  readonly id: GoalId
  readonly words: string
  readonly reachBy: Day | null
  readonly issueIds: readonly IssueId[]
}

/** 行動表の一行: what, what the person does, what the helpers do, who answers for it and by when. */
export type SupportAction = {
  readonly id: ActionId
  readonly goalId: GoalId | null
  readonly words: string
  readonly byPerson: string | null
  readonly byAgency: string | null
  readonly ownerAgency: AgencyId | null
  readonly kind: ActionKind
  /** 期間・頻度. */
  readonly often: string | null
  readonly dueOn: Day | null
  readonly issueId: IssueId | null
  /** The action of the round before that it goes on with; what serves that one serves this one too. */
  readonly carries: ActionId | null
}

/** 利用する事業 with its application. */
export type ProgrammeUse = { readonly programme: string; readonly state: ApplicationState; readonly note: string | null }

/** What a plan says. The hoped-for life stands in the person's own words. @source forms-and-codes 7.1 */
export type PlanContent = {
  readonly wish: string | null
  /** 支援の方向性: one sentence that all agencies share. */
  readonly direction: string | null
  readonly goals: readonly Goal[]
  readonly actions: readonly SupportAction[]
  readonly programmes: readonly ProgrammeUse[]
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  /** Month of the next monitoring, as its first day. */
  readonly nextMonitoring: Day | null
  /** Who stays responsible when coordination is over (多機関協働が終わった後の主担当). */
  readonly leadAfter: AgencyId | null
}

/** A plan on which nothing is written yet. */
export const EMPTY_CONTENT: PlanContent = {
  wish: null,
  direction: null,
  goals: [],
  actions: [],
  programmes: [],
  periodFrom: null,
  periodTo: null,
  nextMonitoring: null,
  leadAfter: null,
}
