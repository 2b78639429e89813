import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import type { IssueId } from '../../issues/index.ts'
import { issueTitles } from '../../issues/index.ts'
import { endLink, linksOf, makeLink } from '../../links/index.ts'
import type { TreasureId, TreasureUse } from '../domain/treasure.ts'
import { appendStep, endUse, insertUse } from '../store/course.ts'
import { keepTreasure } from './keep-treasure.ts'

/** Writes down what a treasure is used for and what that brought. A record that is used must be one it is joined to. */
export function tellUse(
  act: Act,
  id: TreasureId,
  use: Omit<TreasureUse, 'id' | 'endedOn'>,
  request: Once,
): Promise<Result<TreasureId, Refusal>> {
  return keepTreasure(act, id, { action: 'treasure.use', version: undefined, once: request }, async ({ tx }) => {
    const links = (await linksOf(tx.db, 'treasure', [id])).get(id) ?? []
    if (use.used && !links.some(({ other }) => other.kind === use.used?.kind && other.id === use.used.id))
      return no(refusal('fields', { fields: { used: 'つながっているものから選んでください。' } }))
    if (!use.used && use.usedIn === '') return no(refusal('fields', { fields: { usedIn: '何に使われているかを、選ぶか書いてください。' } }))
    await insertUse(tx.db, id, use)
    await appendStep(tx.db, id, 'used', use.brought)
    return yes(id)
  })
}

/** Notes that a use came to its end; what it brought stays. */
export function endTreasureUse(act: Act, id: TreasureId, use: string, request: Once): Promise<Result<TreasureId, Refusal>> {
  return keepTreasure(act, id, { action: 'treasure.end-use', version: undefined, once: request }, async ({ tx }) =>
    (await endUse(tx.db, id, use, act.today)) ? yes(id) : no(refusal('wrong-state')),
  )
}

/** Joins a treasure to an issue it could answer; seen from both ends from now on. */
export function joinIssue(
  act: Act,
  id: TreasureId,
  join: { readonly issue: IssueId; readonly note: string },
  request: Once,
): Promise<Result<TreasureId, Refusal>> {
  return keepTreasure(act, id, { action: 'treasure.join', version: undefined, once: request }, async ({ tx }) => {
    if (!(await issueTitles(tx.db, [join.issue])).has(join.issue))
      return no(refusal('fields', { fields: { issue: 'つなぐ困りごとを選んでください。' } }))
    const to = { kind: 'issue', id: join.issue } as const
    await makeLink(tx.db, { from: { kind: 'treasure', id }, to, relation: 'answers', note: join.note })
    await appendStep(tx.db, id, 'joined', join.note)
    return yes(id)
  })
}

/** Parts a treasure from an issue again. */
export function unjoinIssue(act: Act, id: TreasureId, link: string, words: string, request: Once): Promise<Result<TreasureId, Refusal>> {
  return keepTreasure(act, id, { action: 'treasure.unjoin', version: undefined, once: request }, async ({ tx }) => {
    const links = (await linksOf(tx.db, 'treasure', [id])).get(id) ?? []
    if (!links.some(one => one.id === link && one.relation === 'answers')) return no(refusal('absent'))
    await endLink(tx.db, link)
    await appendStep(tx.db, id, 'unjoined', words)
    return yes(id)
  })
}
