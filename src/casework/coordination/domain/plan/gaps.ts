import type { AgencyId } from '../../../../kernel/id.ts'
import type { Issue, IssueId } from '../assessment/issue.ts'
import type { ActionId, GoalId, PlanContent, SupportAction } from './plan-content.ts'

/** Something a plan leaves open. */
export type Gap =
  | { readonly kind: 'issue_without_owner'; readonly issueId: IssueId; readonly code: string }
  | { readonly kind: 'goal_without_action'; readonly goalId: GoalId; readonly words: string }
  | { readonly kind: 'action_without_owner' | 'action_without_day'; readonly actionId: ActionId; readonly words: string }

/** Two agencies that set out to do the same. */
export type Overlap = {
  readonly words: string
  readonly agencies: readonly AgencyId[]
  readonly actionIds: readonly [ActionId, ActionId]
  readonly because: 'same_words' | 'same_kind_and_issue'
}

type KnownIssue = Pick<Issue, 'id' | 'code' | 'state' | 'ownerAgency'>

/** What nobody has taken on: issues without an agency here or there, goals without an action, actions without owner or day. */
export function gapsOf(content: PlanContent, issues: readonly KnownIssue[]): readonly Gap[] {
  const taken = new Set(content.actions.filter(action => action.ownerAgency !== null).map(action => action.issueId))
  const served = new Set(content.actions.map(action => action.goalId))
  return [
    ...issues
      .filter(issue => issue.state !== 'closed' && issue.ownerAgency === null && !taken.has(issue.id))
      .map(issue => ({ kind: 'issue_without_owner' as const, issueId: issue.id, code: issue.code })),
    ...content.goals
      .filter(goal => !served.has(goal.id))
      .map(goal => ({ kind: 'goal_without_action' as const, goalId: goal.id, words: goal.words })),
    ...content.actions.filter(action => action.ownerAgency === null).map(gap('action_without_owner')),
    ...content.actions.filter(action => action.dueOn === null).map(gap('action_without_day')),
  ]
}

/** Pairs of actions by which two agencies would do the same: the same words, or the same kind of help for the same issue. */
export function overlapsOf(content: PlanContent): readonly Overlap[] {
  return content.actions.flatMap((one, index) => content.actions.slice(index + 1).flatMap(other => overlapOf(one, other)))
}

function overlapOf(one: SupportAction, other: SupportAction): readonly Overlap[] {
  const [first, second] = [one.ownerAgency, other.ownerAgency]
  if (first === null || second === null || first === second) return []
  const sameWords = plain(one.words) === plain(other.words)
  const sameAim = one.issueId !== null && one.issueId === other.issueId && one.kind === other.kind
  if (!sameWords && !sameAim) return []
  return [
    {
      words: one.words,
      agencies: [first, second],
      actionIds: [one.id, other.id],
      because: sameWords ? 'same_words' : 'same_kind_and_issue',
    },
  ]
}

/** The same words however they were typed: width, case, spaces and marks aside. */
function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
}

function gap(kind: 'action_without_owner' | 'action_without_day') {
  return (action: SupportAction): Gap => ({ kind, actionId: action.id, words: action.words })
}
