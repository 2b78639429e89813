import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no } from '../../../kernel/result.ts'
import { bodyFromForm, readBody } from '../../../platform/http/body.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { amendBody, relateBody, turnBody } from '../acts/keep-bodies.ts'
import { amendSeat, giveSeat } from '../acts/keep-seats.ts'
import type { BodyId, ParticipantId, SeatId } from '../domain/body.ts'
import { AMEND_BODY, AMEND_SEAT_BODY, RELATE_BODY, SEAT_BODY, TURN_BODY } from './bodies.ts'

/** Everything written with a form on the page of a body: the last part of its address, what is audited, what is said. */
export const BODY_VERBS = {
  amend: { audit: 'body.amend', done: 'amended' },
  turn: { audit: 'body.turn', done: 'turned' },
  relate: { audit: 'body.relate', done: 'related' },
  seats: { audit: 'seat.give', done: 'seated' },
} as const
export type BodyVerb = keyof typeof BODY_VERBS

type Done = Promise<Result<string, Refusal>>
const BOXES = { ticks: ['proxiesCount', 'isSecretariat'] } as const

/** Does one of them from its form. */
export function doBodyVerb(visit: SignedVisit, verb: BodyVerb): Done {
  const id = visit.params['id'] as BodyId
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  switch (verb) {
    case 'amend':
      return whenRead(visit, AMEND_BODY, body => amendBody(visit.act, id, { ...body, parentId: body.parentId as BodyId | null }, asked))
    case 'turn':
      return whenRead(visit, TURN_BODY, body => turnBody(visit.act, id, body.to, { ...asked, on: body.endedOn }))
    case 'relate':
      return whenRead(visit, RELATE_BODY, body =>
        relateBody(visit.act, id, { to: body.to as BodyId, kind: body.relation, note: body.note, since: body.since }, asked),
      )
    case 'seats':
      return whenRead(visit, SEAT_BODY, body =>
        giveSeat(visit.act, id, { ...body, participantId: body.participantId as ParticipantId | null }, asked),
      )
  }
}

/** Changes a seat from its form. */
export function amendSeatByForm(visit: SignedVisit): Done {
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  return whenRead(visit, AMEND_SEAT_BODY, body =>
    amendSeat(visit.act, visit.params['id'] as BodyId, visit.params['seatid'] as SeatId, body, asked),
  )
}

/** Reads a form and goes on with what it says, or says what is wrong with it. */
export async function whenRead<Body>(
  visit: SignedVisit,
  schema: Parameters<typeof readBody<Body>>[0],
  work: (body: Body) => Done,
  ticks: readonly string[] = BOXES.ticks,
): Done {
  const read = readBody(schema, bodyFromForm(visit.form, { ticks }))
  return read.ok ? work(read.value) : no(refusal('fields', { fields: read.refusal }))
}
