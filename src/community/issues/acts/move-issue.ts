import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { Issue, IssueId, Level } from '../domain/issue.ts'
import type { Move, MoveComplaint } from '../domain/move-issue.ts'
import { complaintOf } from '../domain/move-issue.ts'
import { appendStep, changeIssue, unknownIn } from '../store/issues.ts'
import { findShared, proposeShared } from '../store/wordings.ts'
import { keepIssue } from './change-issue.ts'
import { UNKNOWN } from './raise-issue.ts'

type Asked = { readonly version: number | undefined; readonly once: Once }

/** Moves an issue to another state, with its line of words. */
export function moveIssue(act: Act, id: IssueId, move: Move, asked: Asked): Promise<Result<IssueId, Refusal>> {
  return keepIssue(act, id, { ...asked, action: 'issue.move' }, async ({ tx, issue }) => {
    const complaint = complaintOf(issue, move)
    if (complaint !== undefined) return no(refused(complaint))
    await changeIssue(tx.db, issue, {
      state: move.to,
      passedOnTo: move.to === 'passed_on' ? move.passedOnTo : issue.passedOnTo,
      changedFor: move.to === 'closed' ? move.changedFor : issue.changedFor,
    })
    await appendStep(tx.db, id, 'moved', move.words, { from: issue.state, to: move.to, ...said(move) })
    await tellOthers(tx, { ...issue, state: move.to }, move)
    return yes(id)
  })
}

/** A line for others goes the way of every wording for others: somebody else checks it before they read it. */
async function tellOthers(tx: Tx, issue: Issue, { to, changedForOthers = '' }: Move): Promise<void> {
  const shared = to === 'closed' && changedForOthers !== '' ? await findShared(tx.db, issue.id) : undefined
  if (shared === undefined || shared.withdrawnAt !== null) return
  await proposeShared(tx.db, issue, { ...shared, changedFor: changedForOthers })
  await appendStep(tx.db, issue.id, 'share_proposed', '', { wanted: shared.wanted, title: shared.title })
}

/** Says an issue anew: its title, its words, its themes. */
export function rewordIssue(
  act: Act,
  id: IssueId,
  text: Pick<Issue, 'title' | 'words' | 'themes'>,
  asked: Asked,
): Promise<Result<IssueId, Refusal>> {
  return keepIssue(act, id, { ...asked, action: 'issue.reword' }, async ({ tx, issue }) => {
    const unknown = await unknownIn(tx.db, { councilNo: null, byParticipant: null, themes: text.themes })
    if (unknown.length > 0) return no(refusal('fields', { fields: { themes: UNKNOWN.themes } }))
    await changeIssue(tx.db, issue, text)
    await appendStep(tx.db, id, 'reworded', '', { title: issue.title, words: issue.words })
    return yes(id)
  })
}

/** Lifts an issue to a wider circle, or brings it back to a narrower one. */
export function liftIssue(
  act: Act,
  id: IssueId,
  lift: { readonly to: Level; readonly words: string },
  asked: Asked,
): Promise<Result<IssueId, Refusal>> {
  return keepIssue(act, id, { ...asked, action: 'issue.lift' }, async ({ tx, issue }) => {
    if (issue.level === lift.to) return no(refusal('wrong-state'))
    await changeIssue(tx.db, issue, { level: lift.to })
    await appendStep(tx.db, id, 'level', lift.words, { from: issue.level, to: lift.to })
    return yes(id)
  })
}

function said(move: Move): Readonly<Record<string, string>> {
  if (move.to === 'passed_on') return { passedOnTo: move.passedOnTo }
  return move.to === 'closed' ? { changedFor: move.changedFor } : {}
}

const FIELD_OF: Readonly<Record<MoveComplaint, readonly [field: string, sentence: string] | undefined>> = {
  'same-state': ['to', 'いまと同じです。ほかの進みぐあいを選んでください。'],
  words: ['words', 'どうしてそうなったのか、ひとこと書いてください。'],
  'passed-on-to': ['passedOnTo', 'どこに託したかを書いてください。'],
  'changed-for': ['changedFor', 'だれの何が変わったかを書いてください。'],
  merged: undefined,
}

function refused(complaint: MoveComplaint): Refusal {
  const field = FIELD_OF[complaint]
  return field === undefined ? refusal('wrong-state') : refusal('fields', { fields: { [field[0]]: field[1] } })
}
