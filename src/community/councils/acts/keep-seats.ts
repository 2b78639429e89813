import { addDays } from '../../../kernel/day.ts'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import type { BodyId, ParticipantId, SeatId } from '../domain/body.ts'
import { endAccess } from '../store/invitations.ts'
import type { SeatGiven } from '../store/people.ts'
import { changeSeat, findParticipant, findSeat, hasSeatFrom, insertSeat } from '../store/people.ts'
import { keepBody } from './keep-bodies.ts'
import type { Asked } from './keep-council.ts'

export type { SeatGiven } from '../store/people.ts'

type Done = Promise<Result<SeatId, Refusal>>

/** Gives a seat in a body to somebody on the council's roll, or to an organisation. */
export function giveSeat(act: Act, bodyId: BodyId, seat: SeatGiven, asked: Asked): Done {
  const given = { once: asked.once, action: 'seat.give', subjectType: 'seat' }
  return keepBody(act, bodyId, given, async (tx, body) => {
    if (body.status === 'ended') return no(refusal('wrong-state'))
    if ((seat.participantId === null) === (seat.organisation === null)) return no(refusal('fields', { fields: { participantId: WHOSE } }))
    if (seat.participantId !== null) {
      const one = await findParticipant(tx.db, seat.participantId)
      if (one === undefined || one.endedOn !== null || one.councilNo !== body.councilNo)
        return no(refusal('fields', { fields: { participantId: WHOSE } }))
    }
    if (isBackwards(seat)) return no(BACKWARDS)
    const id = newId<'seat'>(act.now.getTime())
    await insertSeat(tx.db, id, bodyId, seat)
    return yes(id)
  })
}

/** Changes the office, the place in the order and the days of a seat. */
export function amendSeat(
  act: Act,
  bodyId: BodyId,
  id: SeatId,
  seat: Pick<SeatGiven, 'office' | 'isSecretariat' | 'order' | 'fromOn' | 'toOn'>,
  asked: Asked,
): Done {
  return keepBody(act, bodyId, { once: asked.once, action: 'seat.amend', subjectType: 'seat' }, async tx => {
    const stands = await findSeat(tx.db, bodyId, id)
    if (stands === undefined) return no(refusal('absent'))
    if (asked.version !== undefined && asked.version !== stands.version)
      return no(refusal('stale-version', { currentVersion: stands.version }))
    if (isBackwards(seat)) return no(BACKWARDS)
    await changeSeat(tx.db, id, seat)
    await settleAccess(act, tx, stands.participantId)
    return yes(id)
  })
}

/** Ends a seat now: yesterday was its last day, unless it began today. It stays, with its office, in every older record. */
export function endSeat(act: Act, bodyId: BodyId, id: SeatId, asked: Asked): Done {
  return keepBody(act, bodyId, { once: asked.once, action: 'seat.end', subjectType: 'seat' }, async tx => {
    const stands = await findSeat(tx.db, bodyId, id)
    if (stands === undefined) return no(refusal('absent'))
    if (stands.toOn !== null && stands.toOn < act.today) return no(refusal('wrong-state'))
    await changeSeat(tx.db, id, { ...stands, toOn: stands.fromOn >= act.today ? stands.fromOn : addDays(act.today, -1) })
    await settleAccess(act, tx, stands.participantId)
    return yes(id)
  })
}

/** Who has no seat any more signs in no more. */
async function settleAccess(act: Act, tx: Tx, participantId: ParticipantId | null): Promise<void> {
  if (participantId !== null && !(await hasSeatFrom(tx.db, participantId, act.today))) await endAccess(tx.db, participantId)
}

const WHOSE = '名簿から一人を選ぶか、団体の名まえを書いてください（どちらか一つ）。'
const BACKWARDS = refusal('fields', { fields: { toOn: '終わりの日が、始まりの日より前になっています。' } })

function isBackwards({ fromOn, toOn }: Pick<SeatGiven, 'fromOn' | 'toOn'>): boolean {
  return toOn !== null && toOn < fromOn
}
