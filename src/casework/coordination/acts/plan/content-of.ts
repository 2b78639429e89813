import { newId } from '../../../../kernel/id.ts'
import type { FieldErrors } from '../../../../kernel/refusal.ts'
import type { Db } from '../../../../platform/database.ts'
import type { CaseHead } from '../../domain/case/case.ts'
import type { ActionId, Goal, GoalId, PlanContent, SupportAction } from '../../domain/plan/plan-content.ts'
import { ownersOutside } from '../../domain/plan/plan-rules.ts'
import { listIssues } from '../../store/assessment/issues.ts'

/** A goal as it was written; without an id it is a new one. */
export type WrittenGoal = Omit<Goal, 'id'> & { readonly id: GoalId | null }
/** An action as it was written. `goal` is the place of its goal in the list, from 0. */
export type WrittenAction = Omit<SupportAction, 'id' | 'goalId' | 'carries'> & {
  readonly id: ActionId | null
  readonly goal: number | null
}
/** The whole content as a form or the API sends it. */
export type WrittenContent = Omit<PlanContent, 'goals' | 'actions'> & {
  readonly goals: readonly WrittenGoal[]
  readonly actions: readonly WrittenAction[]
}

/** The content with an id for every line. An id counts only when the plan has that line already; any other makes a new line. */
export function contentOf(written: WrittenContent, before: PlanContent): PlanContent {
  const goalIds = new Set<string>(before.goals.map(goal => goal.id))
  const actions = new Map(before.actions.map(action => [action.id, action]))
  const goals = written.goals.map(goal => ({ ...goal, id: goal.id !== null && goalIds.has(goal.id) ? goal.id : newId<'goal'>() }))
  return {
    ...written,
    goals,
    actions: written.actions.map(({ goal, id, ...rest }) => {
      const known = id === null ? undefined : actions.get(id)
      return {
        ...rest,
        id: known?.id ?? newId<'support_action'>(),
        goalId: goal === null ? null : (goals[goal]?.id ?? null),
        carries: known?.carries ?? null,
      }
    }),
  }
}

/** What cannot stand in a plan of this case: owners outside the team, troubles that are not the household's. */
export async function complaintsOf(db: Db, head: CaseHead, content: PlanContent, before: PlanContent): Promise<FieldErrors> {
  const team = head.team.map(member => member.agencyId)
  const stood = new Set(issueIdsOf(before))
  const added = issueIdsOf(content).filter(id => !stood.has(id))
  const known = added.length === 0 ? [] : (await listIssues(db, head.supportCase.id)).map(issue => issue.id)
  const leadAfter = content.leadAfter !== null && content.leadAfter !== before.leadAfter && !team.includes(content.leadAfter)
  return {
    ...ownersOutside({ content }, team),
    ...(added.every(id => known.includes(id)) ? {} : { goals: '課題は、この事例の課題の一覧から選んでください。' }),
    ...(leadAfter ? { leadAfter: '主担当は、支援チームの中から選んでください。' } : {}),
  }
}

function issueIdsOf(content: PlanContent) {
  return [
    ...content.goals.flatMap(goal => goal.issueIds),
    ...content.actions.flatMap(action => (action.issueId === null ? [] : [action.issueId])),
  ]
}
