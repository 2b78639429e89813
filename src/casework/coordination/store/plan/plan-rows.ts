import { sql } from 'kysely'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import type { IssueId } from '../../domain/assessment/issue.ts'
import type { CaseId, PlanId } from '../../domain/case/case.ts'
import type { SupportEvaluation } from '../../domain/plan/evaluation.ts'
import type { Monitoring, MonitoringId } from '../../domain/plan/monitoring.ts'
import type { ActionId, ActionKind, Goal, GoalId, ProgrammeUse, SupportAction } from '../../domain/plan/plan-content.ts'
import type { ActionMark, Agreement, Amendment, SupportPlan } from '../../domain/plan/support-plan.ts'

/** A row of the folded state as the database gives it. */
export type PlanRow = {
  readonly id: string
  readonly no: number
  readonly case_id: string
  readonly kind: string
  readonly round: number
  readonly previous_id: string | null
  readonly state: string
  readonly wish: string | null
  readonly direction: string | null
  readonly programmes: ProgrammeUse[]
  readonly period_from: string | null
  readonly period_to: string | null
  readonly next_monitoring: string | null
  readonly lead_after: string | null
  readonly drafted_on: string
  readonly drafted_by: string
  readonly drafted_agency: string
  readonly agreements: Agreement[]
  readonly person_agreed: SupportPlan['personAgreed']
  readonly discussion: SupportPlan['discussion']
  readonly decided_on: string | null
  readonly decision_no: string | null
  readonly decided_by: string | null
  readonly decided_agency: string | null
  readonly decision_words: string | null
  readonly started_on: string | null
  readonly versions: number
  readonly amendments: Amendment[]
  readonly evaluation: SupportEvaluation | null
  readonly suspension: SupportPlan['suspension']
  readonly ending: SupportPlan['ending']
  readonly next_id: string | null
  readonly version: number
}
export type GoalRow = {
  readonly id: string
  readonly plan_id: string
  readonly words: string
  readonly reach_by: string | null
  readonly issue_ids: string[]
}
export type ActionRow = {
  readonly id: string
  readonly plan_id: string
  readonly goal_id: string | null
  readonly words: string
  readonly by_person: string | null
  readonly by_agency: string | null
  readonly owner_agency: string | null
  readonly kind: string
  readonly often: string | null
  readonly due_on: string | null
  readonly issue_id: string | null
  readonly carries: string | null
  readonly mark: string | null
  readonly marked_on: string | null
  readonly mark_words: string | null
  readonly is_dropped: boolean
}
export type MonitoringRow = {
  readonly id: string
  readonly plan_id: string
  readonly action_id: string
  readonly owner_agency: string
  readonly due_on: string
  readonly state: string
  readonly done_on: string | null
  readonly words: string | null
  readonly reason: string | null
}

export const PLAN_COLUMNS = sql`p.id, p.no, p.case_id, p.kind, p.round, p.previous_id, p.state, p.wish, p.direction, p.programmes, p.period_from, p.period_to,
       p.next_monitoring, p.lead_after, p.drafted_on, p.drafted_by, p.drafted_agency, p.agreements, p.person_agreed, p.discussion, p.decided_on, p.decision_no,
       p.decided_by, p.decided_agency, p.decision_words, p.started_on, p.versions, p.amendments, p.evaluation, p.suspension, p.ending, p.next_id, p.version`
export const GOAL_COLUMNS = sql`g.id, g.plan_id, g.words, g.reach_by, g.issue_ids`
export const ACTION_COLUMNS = sql`a.id, a.plan_id, a.goal_id, a.words, a.by_person, a.by_agency, a.owner_agency, a.kind, a.often, a.due_on, a.issue_id, a.carries,
       a.mark, a.marked_on, a.mark_words, a.is_dropped`
export const MONITORING_COLUMNS = sql`m.id, m.plan_id, m.action_id, m.owner_agency, m.due_on, m.state, m.done_on, m.words, m.reason`

/** The rows that make one plan. */
export type PlanRows = {
  readonly goals: readonly GoalRow[]
  readonly actions: readonly ActionRow[]
  readonly monitorings: readonly MonitoringRow[]
}

/** A plan as the domain knows it, from its row and the rows around it. */
export function planFrom(row: PlanRow, rows: PlanRows): SupportPlan {
  const actions = rows.actions.filter(action => action.plan_id === row.id)
  return {
    id: row.id as PlanId,
    caseId: row.case_id as CaseId,
    kind: row.kind as SupportPlan['kind'],
    round: row.round,
    previousId: row.previous_id as PlanId | null,
    state: row.state as SupportPlan['state'],
    content: {
      wish: row.wish,
      direction: row.direction,
      goals: rows.goals.filter(goal => goal.plan_id === row.id).map(goalFrom),
      actions: actions.filter(action => !action.is_dropped).map(actionFrom),
      programmes: row.programmes,
      periodFrom: row.period_from as Day | null,
      periodTo: row.period_to as Day | null,
      nextMonitoring: row.next_monitoring as Day | null,
      leadAfter: row.lead_after as AgencyId | null,
    },
    marks: Object.fromEntries(actions.flatMap(markFrom)),
    draftedOn: row.drafted_on as Day,
    draftedBy: row.drafted_by as StaffId,
    draftedAgency: row.drafted_agency as AgencyId,
    agreements: row.agreements,
    personAgreed: row.person_agreed,
    discussion: row.discussion,
    decision: decisionFrom(row),
    startedOn: row.started_on as Day | null,
    versions: row.versions,
    amendments: row.amendments,
    monitorings: rows.monitorings.filter(one => one.plan_id === row.id).map(monitoringFrom),
    evaluation: row.evaluation,
    suspension: row.suspension,
    ending: row.ending,
    nextId: row.next_id as PlanId | null,
    version: row.version,
  }
}

function decisionFrom(row: PlanRow): SupportPlan['decision'] {
  const { decided_on: on, decision_no: no, decided_by: by, decided_agency: agency, decision_words: words } = row
  return on === null || no === null ? null : { on: on as Day, no, by: by as StaffId, agency: agency as AgencyId, words }
}

function goalFrom(row: GoalRow): Goal {
  return { id: row.id as GoalId, words: row.words, reachBy: row.reach_by as Day | null, issueIds: row.issue_ids as IssueId[] }
}

function actionFrom(row: ActionRow): SupportAction {
  return {
    id: row.id as ActionId,
    goalId: row.goal_id as GoalId | null,
    words: row.words,
    byPerson: row.by_person,
    byAgency: row.by_agency,
    ownerAgency: row.owner_agency as AgencyId | null,
    kind: row.kind as ActionKind,
    often: row.often,
    dueOn: row.due_on as Day | null,
    issueId: row.issue_id as IssueId | null,
    carries: row.carries as ActionId | null,
  }
}

function markFrom(row: ActionRow): readonly (readonly [string, ActionMark])[] {
  if (row.mark === null || row.marked_on === null) return []
  return [[row.id, { mark: row.mark as ActionMark['mark'], on: row.marked_on as Day, words: row.mark_words }]]
}

function monitoringFrom(row: MonitoringRow): Monitoring {
  return {
    id: row.id as MonitoringId,
    actionId: row.action_id as ActionId,
    ownerAgency: row.owner_agency as AgencyId,
    dueOn: row.due_on as Day,
    state: row.state as Monitoring['state'],
    on: row.done_on as Day | null,
    words: row.words,
    reason: row.reason,
  }
}
