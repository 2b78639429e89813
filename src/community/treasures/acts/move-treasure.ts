import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import { pointOf, waysFrom } from '../domain/move-treasure.ts'
import type { TreasureFacts, TreasureId, TreasureState } from '../domain/treasure.ts'
import { appendStep } from '../store/course.ts'
import type { Named } from '../store/named.ts'
import { changeNamed } from '../store/named.ts'
import { assureTreasure, changeTreasure } from '../store/treasures.ts'
import type { Asked } from './keep-treasure.ts'
import { keepTreasure } from './keep-treasure.ts'
import { complaintsAboutNames } from './refuse-unknown.ts'

/** Moves a treasure to another state with a line of words. Whoever confirms it has looked at it today. */
export function moveTreasure(
  act: Act,
  id: TreasureId,
  move: { readonly to: TreasureState; readonly words: string },
  asked: Asked,
): Promise<Result<TreasureId, Refusal>> {
  const action = move.to === 'confirmed' ? 'treasure.confirm' : 'treasure.move'
  return keepTreasure(act, id, { ...asked, action }, async ({ tx, treasure }) => {
    if (move.words.trim() === '') return no(refusal('fields', { fields: { words: 'どうしてそうなったのか、ひとこと書いてください。' } }))
    if (!waysFrom(treasure.state).includes(move.to)) return no(refusal('wrong-state'))
    await changeTreasure(tx.db, treasure, { state: move.to })
    if (move.to === 'confirmed') await assureTreasure(tx.db, id, act.today)
    await appendStep(tx.db, id, 'moved', move.words, { from: treasure.state, to: move.to })
    return yes(id)
  })
}

/** Notes that somebody looked and it is still as written. */
export function assure(act: Act, id: TreasureId, words: string, asked: Asked): Promise<Result<TreasureId, Refusal>> {
  return keepTreasure(act, id, { ...asked, action: 'treasure.assure' }, async ({ tx, treasure }) => {
    if (treasure.state === 'gone') return no(refusal('wrong-state'))
    await assureTreasure(tx.db, id, act.today)
    await appendStep(tx.db, id, 'assured', words)
    return yes(id)
  })
}

/** Says anew what a treasure is, where it is and who is named with it. The former words stay for keepers. */
export function amendTreasure(
  act: Act,
  id: TreasureId,
  facts: TreasureFacts & { readonly named: Named },
  asked: Asked,
): Promise<Result<TreasureId, Refusal>> {
  return keepTreasure(act, id, { ...asked, action: 'treasure.amend' }, async ({ tx, treasure }) => {
    const { named, ...said } = facts
    const fields = await complaintsAboutNames(tx.db, { councilNo: null, participant: null, themes: said.themes })
    if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
    await changeTreasure(tx.db, treasure, { ...said, ...pointOf(said.type, said) })
    await changeNamed(tx.db, id, named)
    await appendStep(tx.db, id, 'amended', '', { name: treasure.name, story: treasure.story, place: treasure.place })
    return yes(id)
  })
}
