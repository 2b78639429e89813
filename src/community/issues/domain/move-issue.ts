import type { Issue, IssueState } from './issue.ts'

/** Where an issue is to go, with the line of words every step needs. */
export type Move = {
  readonly to: Exclude<IssueState, 'merged'>
  readonly words: string
  readonly passedOnTo: string
  readonly changedFor: string
  /** The same for others to read, where a wording of the issue is shared; '' says nothing new to them. */
  readonly changedForOthers?: string | undefined
}

/** What is missing before an issue can go there. */
export type MoveComplaint = 'same-state' | 'words' | 'passed-on-to' | 'changed-for' | 'merged'

/**
 * Whether an issue can move. Residents go back and forth, so every state leads to every other; but each step says why,
 * passing on says to whom, and closing says what changed for whom. A merged issue moves no more until it is parted again.
 */
export function complaintOf(issue: Pick<Issue, 'state'>, move: Move): MoveComplaint | undefined {
  if (issue.state === 'merged') return 'merged'
  if (issue.state === move.to) return 'same-state'
  if (move.words.trim() === '') return 'words'
  if (move.to === 'passed_on' && move.passedOnTo.trim() === '') return 'passed-on-to'
  if (move.to === 'closed' && move.changedFor.trim() === '') return 'changed-for'
  return undefined
}

/** States in which somebody is still troubled. */
export const OPEN_STATES: readonly IssueState[] = ['heard', 'framed', 'working', 'trial', 'eased', 'watching', 'passed_on']
