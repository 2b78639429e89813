import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, Id, StaffId } from '../../../../kernel/id.ts'
import type { CaseId, ConsentId, PlanId } from '../case/case.ts'
import type { ContentChange } from './content-changes.ts'
import type { SupportEvaluation } from './evaluation.ts'
import type { Monitoring, MonitoringId, NewMonitoring } from './monitoring.ts'
import type { ActionId, ApplicationState, PlanContent } from './plan-content.ts'

/** 重層的支援体制整備事業 and 生活困窮者自立支援: one record, two forms. @source F23, F28 */
export const PLAN_KINDS = ['multilayered', 'self_reliance'] as const
export type PlanKind = (typeof PLAN_KINDS)[number]

/** @source law-and-flow section 6 */
export const PLAN_STATES = ['draft', 'discussed', 'decided', 'running', 'reviewed', 'closed', 'replanned', 'suspended'] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** What the conference found (適切性の協議). */
export const ADEQUACIES = ['adequate', 'amend', 'returned'] as const
export type Adequacy = (typeof ADEQUACIES)[number]

export const AGREEMENTS = ['agrees', 'agrees_with_remarks', 'disagrees'] as const

/** What an agency says to the plan. Disagreement is written down like agreement. */
export type Agreement = {
  readonly agencyId: AgencyId
  readonly answer: (typeof AGREEMENTS)[number]
  readonly words: string | null
  readonly on: Day
  /** Given to words that were changed afterwards. */
  readonly isStale: boolean
}

/** 本人同意: signed on paper, or said and written down. */
export type PersonAgreement = { readonly on: Day; readonly how: 'signature' | 'words'; readonly words: string | null }

export type Discussion = {
  readonly on: Day
  readonly conferenceId: Id<'conference'> | null
  readonly adequacy: Adequacy
  readonly words: string | null
  /** 会議参加者 as written, where no conference of the record stands behind it. */
  readonly members: string | null
}

/** 支援決定: the city's number and day. */
export type PlanDecision = {
  readonly on: Day
  readonly no: string
  readonly by: StaffId
  readonly agency: AgencyId
  readonly words: string | null
}

/** What the owners of an action say about it themselves. */
export const MARKS = ['begun', 'done', 'given_up', 'reopened'] as const
export type ActionMark = { readonly mark: (typeof MARKS)[number]; readonly on: Day; readonly words: string | null }

/** Something of a decided plan became otherwise: old, new and why. The decided version itself is never changed. */
export type Amendment = ContentChange & { readonly reason: string; readonly at: string; readonly by: StaffId; readonly agency: AgencyId }

export type PlanEnding = { readonly on: Day; readonly reason: string | null; readonly words: string; readonly staysInTouch: string | null }

/** One plan of a case as its acts leave it. */
export type SupportPlan = {
  readonly id: PlanId
  readonly caseId: CaseId
  readonly kind: PlanKind
  /** 1: the first plan; n: the (n-1)th re-plan. */
  readonly round: number
  readonly previousId: PlanId | null
  readonly state: PlanState
  readonly content: PlanContent
  readonly marks: Readonly<Record<string, ActionMark>>
  readonly draftedOn: Day
  readonly draftedBy: StaffId
  readonly draftedAgency: AgencyId
  readonly agreements: readonly Agreement[]
  readonly personAgreed: PersonAgreement | null
  readonly discussion: Discussion | null
  readonly decision: PlanDecision | null
  readonly startedOn: Day | null
  /** Frozen versions so far; 0 before the decision. */
  readonly versions: number
  readonly amendments: readonly Amendment[]
  readonly monitorings: readonly Monitoring[]
  readonly evaluation: SupportEvaluation | null
  readonly suspension: { readonly on: Day; readonly words: string } | null
  readonly ending: PlanEnding | null
  readonly nextId: PlanId | null
  /** Number of acts so far. */
  readonly version: number
}

/** Who did something with a plan, when, and as which of its acts. */
export type PlanMark = {
  readonly id: Id<'plan_act'>
  readonly seq: number
  readonly at: string
  readonly byStaff: StaffId
  readonly byAgency: AgencyId
}

/** Somebody did something with a plan. Rows of this kind are only ever appended. */
export type PlanAct = PlanMark & PlanDeed

export type PlanDeed =
  | { readonly kind: 'drafted'; readonly body: PlanOpening }
  | { readonly kind: 'revised'; readonly body: { readonly content: PlanContent } }
  | { readonly kind: 'agreed'; readonly body: Omit<Agreement, 'isStale'> }
  | { readonly kind: 'person_agreed'; readonly body: PersonAgreement }
  | { readonly kind: 'discussed'; readonly body: Discussion }
  | { readonly kind: 'decided'; readonly body: DecisionFacts }
  | { readonly kind: 'started'; readonly body: { readonly on: Day } }
  | { readonly kind: 'action_marked'; readonly body: ActionMark & { readonly actionId: ActionId } }
  | {
      readonly kind: 'programme_moved'
      readonly body: { readonly programme: string; readonly state: ApplicationState; readonly note: string | null }
    }
  | { readonly kind: 'monitored'; readonly body: MonitoringFacts }
  | {
      readonly kind: 'amended'
      readonly body: {
        readonly content: PlanContent
        readonly reason: string
        readonly changes: readonly ContentChange[]
        readonly monitorings: readonly NewMonitoring[]
      }
    }
  | { readonly kind: 'evaluated'; readonly body: SupportEvaluation }
  | { readonly kind: 'suspended'; readonly body: { readonly on: Day; readonly words: string } }
  | { readonly kind: 'resumed'; readonly body: { readonly words: string | null } }
  | { readonly kind: 'closed'; readonly body: PlanEnding }
  | { readonly kind: 'dropped'; readonly body: { readonly on: Day; readonly words: string } }
  | { readonly kind: 'replanned'; readonly body: { readonly nextId: PlanId; readonly on: Day; readonly words: string | null } }

/** What a plan begins with. `startedFrom` names the template or the earlier plan that lent its words. */
export type PlanOpening = {
  readonly caseId: CaseId
  readonly planKind: PlanKind
  readonly round: number
  readonly previousId: PlanId | null
  readonly content: PlanContent
  readonly startedFrom: string | null
  readonly on: Day
}

export type DecisionFacts = {
  readonly on: Day
  readonly no: string
  readonly words: string | null
  /** The consents that held on that day. */
  readonly consentIds: readonly ConsentId[]
  readonly monitorings: readonly NewMonitoring[]
}

/** One look at an action. `next` is the look after it, if there is to be one. */
export type MonitoringFacts = {
  readonly monitoringId: MonitoringId
  readonly actionId: ActionId
  readonly ownerAgency: AgencyId
  readonly dueOn: Day
  readonly result: 'done' | 'missed'
  readonly on: Day
  readonly words: string | null
  readonly reason: string | null
  readonly next: NewMonitoring | null
}
