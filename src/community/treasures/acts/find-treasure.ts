import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Once } from '../../../platform/idempotency.ts'
import { once } from '../../../platform/idempotency.ts'
import { mayKeep, mayRead, neighbourOf } from '../../councils/index.ts'
import type { LinkEnd } from '../../links/index.ts'
import { makeLink } from '../../links/index.ts'
import { pointOf } from '../domain/move-treasure.ts'
import type { TreasureFacts, TreasureId } from '../domain/treasure.ts'
import { appendStep } from '../store/course.ts'
import { insertNamed } from '../store/named.ts'
import { insertTreasure } from '../store/treasures.ts'
import { complaintsAboutNames } from './refuse-unknown.ts'

/** A treasure as it is told: what is not said is empty. `foundAt`: the note, remark, meeting or walk it came out of. */
export type TreasureTold = Pick<TreasureFacts, 'name' | 'type' | 'story'> &
  Partial<TreasureFacts> & {
    readonly councilNo: number | null
    readonly foundAt?: LinkEnd | undefined
    readonly byParticipant?: string | null | undefined
    readonly tellerName?: string | null | undefined
    readonly stewardName?: string | null | undefined
  }

/**
 * Writes down a treasure somebody found, as a candidate, inside a transaction that already runs: closing a meeting, a workshop's sheet.
 * Every member of a council may; for somebody else (`byParticipant`) only those who keep its records.
 * Who is named with it is shown to nobody but keepers until their yes is written down.
 */
export async function findTreasureIn(act: Act, tx: Tx, told: TreasureTold): Promise<Result<TreasureId, Refusal>> {
  const reader = await neighbourOf(tx.db)
  const result = await found(act, tx, told, {
    mayTell: mayRead(told.audience ?? 'council', told.councilNo, reader),
    maySpeakFor: mayKeep(told.councilNo, reader),
  })
  await tx.audit({
    action: 'treasure.find',
    subjectType: 'treasure',
    subjectIds: result.ok ? [result.value] : [],
    detail: { council: told.councilNo, type: told.type },
    ...outcomeOf(result),
  })
  return result
}

/** Writes down a treasure somebody found. */
export function findTreasureByHand(act: Act, told: TreasureTold, request: Once): Promise<Result<TreasureId, Refusal>> {
  return act.transaction(tx => once(act, tx, request, () => findTreasureIn(act, tx, told)))
}

const UNSAID = {
  themes: [],
  place: '',
  lat: null,
  lon: null,
  openWhen: '',
  how: '',
  cost: '',
  barrierFree: '',
  audience: 'council',
} as const

async function found(
  act: Act,
  tx: Tx,
  told: TreasureTold,
  may: { readonly mayTell: boolean; readonly maySpeakFor: boolean },
): Promise<Result<TreasureId, Refusal>> {
  const byParticipant = told.byParticipant ?? null
  const fields = await complaintsAboutNames(tx.db, { councilNo: told.councilNo, participant: byParticipant, themes: told.themes ?? [] })
  if (Object.keys(fields).length > 0) return no(refusal('fields', { fields }))
  if (!may.mayTell || (byParticipant !== null && !may.maySpeakFor)) return no(refusal('not-keeper'))
  const id = newId<'treasure'>(act.now.getTime())
  const facts = { ...UNSAID, ...told }
  await insertTreasure(tx.db, id, { ...facts, ...pointOf(told.type, facts), byParticipant })
  await insertNamed(tx.db, id, { teller: told.tellerName ?? '', steward: told.stewardName ?? '' })
  await appendStep(tx.db, id, 'found')
  if (told.foundAt) await makeLink(tx.db, { from: { kind: 'treasure', id }, to: told.foundAt, relation: 'came_from' })
  return yes(id)
}
