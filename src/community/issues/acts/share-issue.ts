import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { IssueId } from '../domain/issue.ts'
import { appendStep } from '../store/issues.ts'
import { checkShared, findShared, proposeShared, withdrawShared } from '../store/wordings.ts'
import { keepIssue } from './change-issue.ts'

/** A wording for others; `wanted` is how far it is to go. */
export type SharedWish = {
  readonly wanted: 'liaison' | 'public'
  readonly title: string
  readonly words: string
  /** What changed for whom, for others to read; of a closed issue. Without it what stood stays. */
  readonly changedFor?: string | undefined
}

/** Proposes a wording for others. Nobody outside the council reads it before another keeper has checked it. */
export function proposeWording(act: Act, id: IssueId, wish: SharedWish, request: Once): Promise<Result<IssueId, Refusal>> {
  return keepIssue(act, id, { action: 'issue.propose-wording', version: undefined, once: request }, async ({ tx, issue }) => {
    if (issue.state === 'merged') return no(refusal('wrong-state'))
    await proposeShared(tx.db, issue, { ...wish, changedFor: wish.changedFor ?? (await findShared(tx.db, id))?.changedFor ?? '' })
    await appendStep(tx.db, id, 'share_proposed', '', { wanted: wish.wanted, title: wish.title })
    return yes(id)
  })
}

/** Checks a wording somebody else proposed: no name, no place, no day by which one of us would be known. */
export function checkWording(act: Act, id: IssueId, textVersion: number, request: Once): Promise<Result<IssueId, Refusal>> {
  return keepIssue(act, id, { action: 'issue.check-wording', version: undefined, once: request }, async ({ tx }) => {
    const text = await findShared(tx.db, id)
    if (text === undefined || text.checkedAt !== null || text.withdrawnAt !== null) return no(refusal('wrong-state'))
    if (text.isProposedByMe) return no(refusal('own-decision'))
    if (!(await checkShared(tx.db, id, textVersion))) return no(refusal('stale-version', { currentVersion: text.textVersion }))
    await appendStep(tx.db, id, 'shared', '', { wanted: text.wanted, title: text.title })
    return yes(id)
  })
}

/** Withdraws a wording: from this moment nobody outside the council reads it. */
export function withdrawWording(act: Act, id: IssueId, words: string, request: Once): Promise<Result<IssueId, Refusal>> {
  return keepIssue(act, id, { action: 'issue.withdraw-wording', version: undefined, once: request }, async ({ tx }) => {
    if (!(await withdrawShared(tx.db, id))) return no(refusal('wrong-state'))
    await appendStep(tx.db, id, 'share_withdrawn', words, {})
    return yes(id)
  })
}
