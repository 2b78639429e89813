import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { mayShow } from '../domain/consent.ts'
import type { SharedText, TreasureId } from '../domain/treasure.ts'
import { appendStep } from '../store/course.ts'
import { consentsOf } from '../store/named.ts'
import { checkShared, findShared, proposeShared, withdrawShared } from '../store/wordings.ts'
import { keepTreasure } from './keep-treasure.ts'

/** A wording for others; `wanted` is how far it is to go, `isPlaced` whether its point goes on their map. */
export type SharedWish = Pick<SharedText, 'wanted' | 'title' | 'words' | 'place' | 'isPlaced'>

/**
 * Proposes a wording for others. Nobody outside the council reads it before another keeper has checked it,
 * and of a person only as far as they said yes.
 */
export function proposeWording(act: Act, id: TreasureId, wish: SharedWish, request: Once): Promise<Result<TreasureId, Refusal>> {
  return keepTreasure(act, id, { action: 'treasure.propose-wording', version: undefined, once: request }, async ({ tx, treasure }) => {
    if (treasure.state !== 'confirmed' && treasure.state !== 'resting') return no(refusal('wrong-state'))
    if (!mayShow(treasure, await consentsOf(tx.db, id), wish.wanted, act.today)) return no(refusal('fields', { fields: NO_YES }))
    await proposeShared(tx.db, treasure, wish)
    await appendStep(tx.db, id, 'share_proposed', '', { wanted: wish.wanted, title: wish.title })
    return yes(id)
  })
}

const NO_YES = { wanted: 'そこまで見せてよいという、ご本人の同意がありません。先に同意を書きとめてください。' }

/** Checks a wording somebody else proposed. */
export function checkWording(act: Act, id: TreasureId, textVersion: number, request: Once): Promise<Result<TreasureId, Refusal>> {
  return keepTreasure(act, id, { action: 'treasure.check-wording', version: undefined, once: request }, async ({ tx }) => {
    const text = await findShared(tx.db, id)
    if (text === undefined || text.checkedAt !== null || text.withdrawnAt !== null) return no(refusal('wrong-state'))
    if (text.isProposedByMe) return no(refusal('own-decision'))
    if (!(await checkShared(tx.db, id, textVersion))) return no(refusal('stale-version', { currentVersion: text.textVersion }))
    await appendStep(tx.db, id, 'shared', '', { wanted: text.wanted, title: text.title })
    return yes(id)
  })
}

/** Withdraws a wording: from this moment nobody outside the council reads it. */
export function withdrawWording(act: Act, id: TreasureId, words: string, request: Once): Promise<Result<TreasureId, Refusal>> {
  return keepTreasure(act, id, { action: 'treasure.withdraw-wording', version: undefined, once: request }, async ({ tx }) => {
    if (!(await withdrawShared(tx.db, id))) return no(refusal('wrong-state'))
    await appendStep(tx.db, id, 'share_withdrawn', words)
    return yes(id)
  })
}
