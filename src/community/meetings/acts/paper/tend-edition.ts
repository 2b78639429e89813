import { randomInt } from 'node:crypto'
import { newId } from '../../../../kernel/id.ts'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { BodyId } from '../../../councils/index.ts'
import { mayKeep, neighbourOf } from '../../../councils/index.ts'
import type { MeetingId } from '../../domain/meeting.ts'
import type { EditionId, EditionWords } from '../../domain/paper/edition.ts'
import { editionState } from '../../domain/paper/edition.ts'
import { insertEdition, markChecked, markEnded, rewordEdition } from '../../store/paper/editions.ts'
import type { Asked } from '../keep-meeting.ts'
import { placeOf } from '../sheet/lay-out-sheet.ts'
import { onEdition } from './keep-edition.ts'

/** An edition as it is written: of a meeting, or of a body. */
export type EditionWish = EditionWords & { readonly meetingId: MeetingId | null; readonly bodyId: BodyId | null }

type Done = Promise<Result<EditionId, Refusal>>

/** Writes the draft of an edition. Keepers of the body's council only. */
export function writeEdition(act: Act, wish: EditionWish, request: Once): Done {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const place = await placeOf(tx, wish)
      const id = newId<'edition'>(act.now.getTime())
      const isKept = place !== undefined && mayKeep(place.councilNo, await neighbourOf(tx.db))
      if (place && isKept) await insertEdition(tx.db, { ...wish, ...place, id, code: freshCode() })
      const refused = place === undefined ? refusal('fields', { fields: { bodyId: '会を選び直してください。' } }) : refusal('not-keeper')
      const result: Result<EditionId, Refusal> = isKept ? yes(id) : no(refused)
      await tx.audit({ action: 'edition.write', subjectType: 'edition', subjectIds: result.ok ? [id] : [], ...outcomeOf(result) })
      return result
    }),
  )
}

/** Words a draft anew, until it is checked. */
export function reword(act: Act, id: EditionId, words: EditionWords, asked: Asked): Done {
  return onEdition(act, id, { ...asked, action: 'edition.reword' }, async ({ tx, edition }) => {
    if (editionState(edition) !== 'draft') return no(refusal('wrong-state'))
    await rewordEdition(tx.db, id, words)
    return yes(id)
  })
}

/** Says that the words may go round. Whoever wrote them cannot: a second pair of eyes reads before paper is printed. */
export function checkEdition(act: Act, id: EditionId, asked: Asked): Done {
  return onEdition(act, id, { ...asked, action: 'edition.check' }, async ({ tx, edition }) => {
    if (editionState(edition) !== 'draft') return no(refusal('wrong-state'))
    if (edition.isWrittenByMe) return no(refusal('own-decision'))
    await markChecked(tx.db, id)
    return yes(id)
  })
}

/** Ends an edition, and says why. What came back stays. */
export function endEdition(act: Act, id: EditionId, why: string, asked: Asked): Done {
  return onEdition(act, id, { ...asked, action: 'edition.end' }, async ({ tx, edition }) => {
    if (editionState(edition) === 'ended') return no(refusal('wrong-state'))
    await markEnded(tx.db, id, why)
    return yes(id)
  })
}

/** Ten signs that cannot be mistaken for one another (no 0, 1, I, O): 50 bits, tried through at no pace that a limit allows. */
function freshCode(): string {
  return Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join('')
}

const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
