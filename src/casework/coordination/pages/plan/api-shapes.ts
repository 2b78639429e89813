import { z } from 'zod'
import type { Reader } from '../../../../kernel/reader.ts'
import { endFactsOf } from '../../acts/plan/end-facts.ts'
import { servingAction } from '../../acts/plan/look-at-plan.ts'
import type { NamedPlan, PlanGround } from '../../acts/plan/read-plans.ts'
import { ACTION_STATES } from '../../domain/plan/action-state.ts'
import { TOPICS } from '../../domain/plan/content-changes.ts'
import { END_STATES, endStateOf } from '../../domain/plan/end-state.ts'
import { GOAL_RESULTS, NOTICED_BY, PLAN_RESULTS } from '../../domain/plan/evaluation.ts'
import { gapsOf, overlapsOf } from '../../domain/plan/gaps.ts'
import { MONITORING_STATES } from '../../domain/plan/monitoring.ts'
import { ACTION_KINDS, APPLICATION_STATES } from '../../domain/plan/plan-content.ts'
import { planVerbsFor } from '../../domain/plan/plan-transitions.ts'
import { ADEQUACIES, AGREEMENTS, MARKS, PLAN_KINDS, PLAN_STATES } from '../../domain/plan/support-plan.ts'
import { stateOfAction } from './actions-table.tsx'

const id = z.uuid()
const day = z.iso.date()
const maybeText = z.string().nullable()

const GOAL = z.object({ id, words: z.string(), reachBy: day.nullable(), issueIds: z.array(id) })

/** One action. `goal` is the place of its goal from 0; `state` follows from the marks and from the referrals that serve it. */
const ACTION = z.object({
  id,
  goal: z.int().nullable(),
  words: z.string(),
  byPerson: maybeText,
  byAgency: maybeText,
  ownerAgency: id.nullable(),
  kind: z.enum(ACTION_KINDS),
  often: maybeText,
  dueOn: day.nullable(),
  issueId: id.nullable(),
  state: z.enum(ACTION_STATES),
  mark: z.object({ mark: z.enum(MARKS), on: day, words: maybeText }).nullable(),
  servedBy: z.array(z.object({ referralId: id, state: z.string(), toAgency: id })),
})

const MONITORING = z.object({
  id,
  actionId: id,
  ownerAgency: id,
  dueOn: day,
  state: z.enum(MONITORING_STATES),
  on: day.nullable(),
  words: maybeText,
  reason: maybeText,
})

const EVALUATION = z.object({
  on: day,
  goals: z.array(z.object({ goalId: id, result: z.enum(GOAL_RESULTS), words: maybeText })),
  changes: z.array(z.object({ code: z.string(), by: z.enum(NOTICED_BY) })),
  planResult: z.enum(PLAN_RESULTS).nullable(),
  closureReason: maybeText,
  personWords: maybeText,
  words: maybeText,
})

/** One plan. `endState` follows from the facts; `gaps` and `overlaps` are what it leaves open; `mayNow` is what its state allows. */
export const PLAN = z.object({
  id,
  no: z.int(),
  caseId: id,
  kind: z.enum(PLAN_KINDS),
  round: z.int(),
  previousId: id.nullable(),
  nextId: id.nullable(),
  state: z.enum(PLAN_STATES),
  endState: z.enum(END_STATES),
  wish: maybeText,
  direction: maybeText,
  goals: z.array(GOAL),
  actions: z.array(ACTION),
  programmes: z.array(z.object({ programme: z.string(), state: z.enum(APPLICATION_STATES), note: maybeText })),
  periodFrom: day.nullable(),
  periodTo: day.nullable(),
  nextMonitoring: z.string().nullable(),
  leadAfter: id.nullable(),
  draftedOn: day,
  draftedBy: id,
  draftedAgency: id,
  agreements: z.array(z.object({ agencyId: id, answer: z.enum(AGREEMENTS), words: maybeText, on: day, isStale: z.boolean() })),
  personAgreed: z.object({ on: day, how: z.enum(['signature', 'words']), words: maybeText }).nullable(),
  discussion: z
    .object({ on: day, conferenceId: id.nullable(), adequacy: z.enum(ADEQUACIES), words: maybeText, members: maybeText })
    .nullable(),
  decision: z.object({ on: day, no: z.string(), by: id, agency: id, words: maybeText }).nullable(),
  startedOn: day.nullable(),
  versions: z.int(),
  amendments: z.array(
    z.object({
      topic: z.enum(TOPICS),
      of: maybeText,
      field: maybeText,
      old: maybeText,
      now: maybeText,
      reason: z.string(),
      at: z.iso.datetime(),
      by: id,
      agency: id,
    }),
  ),
  monitorings: z.array(MONITORING),
  evaluation: EVALUATION.nullable(),
  suspension: z.object({ on: day, words: z.string() }).nullable(),
  ending: z.object({ on: day, reason: maybeText, words: z.string(), staysInTouch: maybeText }).nullable(),
  gaps: z.array(z.object({ kind: z.string(), of: id })),
  overlaps: z.array(z.object({ actionIds: z.array(id), because: z.string() })),
  mayNow: z.array(z.string()),
  version: z.int(),
})

/** A frozen version, word for word. */
export const VERSION = z.object({
  n: z.int(),
  content: z.record(z.string(), z.unknown()),
  frozenAt: z.iso.datetime(),
  frozenBy: z.string(),
  reason: maybeText,
})

/** A look that is owed. */
export const DUE_LOOK = z.object({
  id,
  planId: id,
  caseId: id,
  actionId: id,
  dueOn: day,
  words: z.string(),
  caseNo: z.int(),
  caseLabel: z.string(),
  planNo: z.int(),
})

/** A plan as the API gives it to this reader. */
export function planResource({ plan, no }: NamedPlan, ground: PlanGround, reader: Reader): z.infer<typeof PLAN> {
  const { content, marks: _, ...rest } = plan
  const { goals, actions, ...single } = content
  const gaps = gapsOf(content, ground.issues).map(gap => ({
    kind: gap.kind,
    of: 'issueId' in gap ? gap.issueId : 'goalId' in gap ? gap.goalId : gap.actionId,
  }))
  return {
    ...rest,
    ...single,
    no,
    endState: endStateOf(endFactsOf(plan, ground.serving)),
    goals: goals.map(goal => ({ ...goal, issueIds: [...goal.issueIds] })),
    actions: actions.map(({ goalId, carries, ...action }) => {
      const place = goals.findIndex(goal => goal.id === goalId)
      const serving = servingAction(ground.serving, { id: action.id, carries })
      return {
        ...action,
        goal: place < 0 ? null : place,
        state: stateOfAction(ground, plan, { ...action, goalId, carries }),
        mark: plan.marks[action.id] ?? null,
        servedBy: serving.map(one => ({ referralId: one.id, state: one.state, toAgency: one.toAgency })),
      }
    }),
    programmes: [...single.programmes],
    nextMonitoring: single.nextMonitoring?.slice(0, 7) ?? null,
    agreements: [...plan.agreements],
    amendments: [...plan.amendments],
    monitorings: [...plan.monitorings],
    evaluation: plan.evaluation && { ...plan.evaluation, goals: [...plan.evaluation.goals], changes: [...plan.evaluation.changes] },
    gaps,
    overlaps: overlapsOf(content).map(one => ({ actionIds: [...one.actionIds], because: one.because })),
    mayNow: ground.head.glassUntil === null ? planVerbsFor(plan).filter(verb => verb !== 'decide' || reader.duties.has('head')) : [],
  }
}
