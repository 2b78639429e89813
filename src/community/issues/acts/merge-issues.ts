import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { IssueId } from '../domain/issue.ts'
import { appendStep, changeIssue } from '../store/issues.ts'
import { foundForKeeping, keepIssue } from './change-issue.ts'

type Asked = { readonly version: number | undefined; readonly once: Once }

/**
 * Merges an issue into another one of the same council: both courses stay, every voice stays with the issue it was told about and is
 * read from the one that remains. Nothing is lost, so it can be parted again.
 */
export function mergeIssues(
  act: Act,
  id: IssueId,
  into: { readonly id: IssueId; readonly words: string },
  asked: Asked,
): Promise<Result<IssueId, Refusal>> {
  return keepIssue(act, id, { ...asked, action: 'issue.merge' }, async ({ tx, issue }) => {
    const target = await foundForKeeping(tx, into.id, undefined)
    if (!target.ok || into.id === id) return no(refusal('fields', { fields: { into: 'まとめる先の困りごとを選んでください。' } }))
    if (issue.state === 'merged' || target.value.state === 'merged') return no(refusal('wrong-state'))
    if (issue.councilNo !== target.value.councilNo)
      return no(refusal('fields', { fields: { into: '同じ協議会の困りごとを選んでください。ほかの協議会とは、連絡会でつなぎます。' } }))
    await changeIssue(tx.db, issue, { state: 'merged', mergedInto: into.id })
    await appendStep(tx.db, id, 'merged', into.words, { into: into.id, title: target.value.title, state: issue.state })
    await appendStep(tx.db, into.id, 'took_in', into.words, { from: id, title: issue.title })
    return yes(into.id)
  })
}

/** Parts an issue again that was merged by mistake; it goes back to being heard. */
export function partIssue(act: Act, id: IssueId, words: string, asked: Asked): Promise<Result<IssueId, Refusal>> {
  return keepIssue(act, id, { ...asked, action: 'issue.part' }, async ({ tx, issue }) => {
    if (issue.mergedInto === null) return no(refusal('wrong-state'))
    await changeIssue(tx.db, issue, { state: 'heard', mergedInto: null })
    await appendStep(tx.db, id, 'parted', words, { from: issue.mergedInto })
    return yes(id)
  })
}
