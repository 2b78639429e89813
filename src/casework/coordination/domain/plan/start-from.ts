import type { Day } from '../../../../kernel/day.ts'
import { addMonths } from '../../../../kernel/day.ts'
import type { Id } from '../../../../kernel/id.ts'
import type { ActionState } from './action-state.ts'
import { isActionOver } from './action-state.ts'
import type { ActionKind, Goal, PlanContent, SupportAction } from './plan-content.ts'
import { EMPTY_CONTENT } from './plan-content.ts'
import type { SupportPlan } from './support-plan.ts'

/** What a template says: words, months from today, and which goal an action belongs to by its place. */
export type TemplateContent = {
  readonly direction: string
  readonly goals: readonly { readonly words: string; readonly months: number }[]
  readonly actions: readonly {
    readonly goal: number
    readonly words: string
    readonly byPerson: string | null
    readonly byAgency: string | null
    readonly kind: ActionKind
    readonly often: string
    readonly months: number
  }[]
  readonly programmes: readonly string[]
}

/** Makes ids; handed in, so that the rules stay free of chance. */
export type IdMaker = <Kind extends string>() => Id<Kind>

/** A plan begun from a template: its words and dates. Owners, and the words of the person, are still to come. */
export function templateContent(template: TemplateContent, today: Day, idOf: IdMaker): PlanContent {
  const goals = template.goals.map(
    (goal): Goal => ({ id: idOf(), words: goal.words, reachBy: addMonths(today, goal.months), issueIds: [] }),
  )
  return {
    ...EMPTY_CONTENT,
    direction: template.direction,
    goals,
    actions: template.actions.map(
      ({ goal, words, byPerson, byAgency, kind, often, months }): SupportAction => ({
        id: idOf(),
        goalId: goals[goal]?.id ?? null,
        words,
        byPerson,
        byAgency,
        ownerAgency: null,
        kind,
        often,
        dueOn: addMonths(today, months),
        issueId: null,
        carries: null,
      }),
    ),
    programmes: template.programmes.map(programme => ({ programme, state: 'asked' as const, note: null })),
  }
}

/** A plan begun from an earlier one of the same household: all its words with lines of their own, without its dates. */
export function lentContent(earlier: PlanContent, idOf: IdMaker): PlanContent {
  const renewed = renew(earlier, idOf, () => null)
  const actions = renewed.actions.map(action => ({ ...action, dueOn: null }))
  const goals = renewed.goals.map(goal => ({ ...goal, reachBy: null }))
  return { ...renewed, goals, actions, periodFrom: null, periodTo: null, nextMonitoring: null }
}

/**
 * What the next round goes on with: goals that were not reached, actions that are not over. Each action remembers the one it carries
 * on, so that a referral under way serves it as well.
 */
export function carriedContent(
  plan: Pick<SupportPlan, 'content' | 'evaluation'>,
  stateOf: (action: SupportAction) => ActionState,
  idOf: IdMaker,
): PlanContent {
  const over = new Set(plan.evaluation?.goals.filter(one => one.result === 'reached' || one.result === 'given_up').map(one => one.goalId))
  const goals = plan.content.goals.filter(goal => !over.has(goal.id))
  const actions = plan.content.actions.filter(action => !isActionOver(stateOf(action)))
  const rest = { ...plan.content, goals, actions, periodFrom: null, periodTo: null, nextMonitoring: null }
  return renew(rest, idOf, action => action.carries ?? action.id)
}

function renew(content: PlanContent, idOf: IdMaker, carried: (action: SupportAction) => SupportAction['carries']): PlanContent {
  const goals = new Map(content.goals.map((goal): [string, Goal] => [goal.id, { ...goal, id: idOf() }]))
  return {
    ...content,
    goals: [...goals.values()],
    actions: content.actions.map(action => ({
      ...action,
      id: idOf(),
      goalId: action.goalId === null ? null : (goals.get(action.goalId)?.id ?? null),
      carries: carried(action),
    })),
  }
}
