import { refusal } from '../../../kernel/refusal.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import { makeLink } from '../../links/index.ts'
import { STAGES } from '../domain/group.ts'
import type { UndertakingText } from '../store/group.ts'
import { appendStep, calmUndertaking, moveUndertaking, rewordUndertaking } from '../store/group.ts'
import { complaintsAbout } from './group-begin.ts'
import type { Asked, Done } from './group-keep.ts'
import { complaint, keepUndertaking } from './group-keep.ts'

/** Says anew what a group, project or platform is; the earlier words stay in its course. */
export function rewordGroup(act: Act, id: string, text: UndertakingText, asked: Asked): Done {
  return keepUndertaking(act, id, { ...asked, action: 'undertaking.reword' }, async ({ tx, undertaking }) => {
    const fields = await complaintsAbout(tx, undertaking.kind, text, undertaking.councilNo)
    if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
    if (text.ofId === id || text.fromId === id)
      return complaint(text.ofId === id ? 'ofId' : 'fromId', '自分自身は選べません。ほかを選んでください。')
    await rewordUndertaking(tx.db, id, text)
    await appendStep(tx.db, id, 'reworded', '', { name: undertaking.name, words: undertaking.words })
    if (text.fromId) {
      const [from, to] = [{ kind: 'platform', id } as const, { kind: 'platform', id: text.fromId } as const]
      await makeLink(tx.db, { from, to, relation: 'learned_from', note: text.whatChanged })
    }
    return yes(undertaking.id)
  })
}

/** Moves one to another stage; every step says why in a line of words. */
export function moveGroup(act: Act, id: string, move: { readonly to: string; readonly words: string }, asked: Asked): Done {
  return keepUndertaking(act, id, { ...asked, action: 'undertaking.move' }, async ({ tx, undertaking }) => {
    if (!(STAGES[undertaking.kind] as readonly string[]).includes(move.to)) return complaint('to', '次の段階を選んでください。')
    if (undertaking.stage === move.to) return complaint('to', 'いまと同じです。ほかの段階を選んでください。')
    await moveUndertaking(tx.db, id, move.to, move.words)
    await appendStep(tx.db, id, 'moved', move.words, { from: undertaking.stage, to: move.to })
    return yes(undertaking.id)
  })
}

/** Keeps why nobody has to be worried about who carries a group on; or, taken back, that somebody is again. */
export function calmGroup(act: Act, id: string, say: { readonly isCalm: boolean; readonly words: string }, asked: Asked): Done {
  return keepUndertaking(act, id, { ...asked, action: 'group.calm' }, async ({ tx, undertaking }) => {
    if (undertaking.kind !== 'group' || (!say.isCalm && undertaking.calmOn === null)) return no(refusal('wrong-state'))
    await calmUndertaking(tx.db, id, say.isCalm ? say.words : '')
    await appendStep(tx.db, id, say.isCalm ? 'calmed' : 'worried', say.words, {})
    return yes(undertaking.id)
  })
}
