import type { Refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { onceOf, versionOf } from '../../../ui/sent.ts'
import { foundBody } from '../acts/keep-bodies.ts'
import { amendParticipant, enrolParticipant, leaveRoll } from '../acts/keep-people.ts'
import { tellSize, tellStep } from '../acts/tell-of-council.ts'
import type { BodyId, ParticipantId } from '../domain/body.ts'
import type { Contact } from '../domain/participant.ts'
import { FOUND_BODY, LEAVE_BODY, PARTICIPANT_BODY, SIZE_BODY, STEP_BODY } from './bodies.ts'
import { whenRead } from './body-verbs.ts'

type Done = Promise<Result<string, Refusal>>

/** Adds a size to a council. */
export function sizeByForm(visit: SignedVisit, no: number): Done {
  return whenRead(visit, SIZE_BODY, body => tellSize(visit.act, no, { ...body, source: body.source ?? '' }, { once: onceOf(visit) }))
}

/** Writes one step on the way to a first meeting. */
export function stepByForm(visit: SignedVisit, no: number): Done {
  return whenRead(visit, STEP_BODY, body => tellStep(visit.act, { ...body, councilNo: no }, { once: onceOf(visit) }))
}

/** Founds a body of a council, or of none. */
export function foundByForm(visit: SignedVisit, no: number | null): Done {
  return whenRead(visit, FOUND_BODY, body =>
    foundBody(visit.act, no, { ...body, parentId: body.parentId as BodyId | null }, { once: onceOf(visit) }),
  )
}

/** Writes a name on the roll. */
export function enrolByForm(visit: SignedVisit, no: number): Done {
  return whenRead(visit, PARTICIPANT_BODY, body =>
    enrolParticipant(visit.act, no, { ...wordsOf(body), contact: contactOf(body) }, { once: onceOf(visit) }),
  )
}

/** Changes what the roll says of somebody. */
export function amendByForm(visit: SignedVisit, no: number): Done {
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  return whenRead(visit, PARTICIPANT_BODY, body =>
    amendParticipant(visit.act, no, visit.params['participantid'] as ParticipantId, { ...wordsOf(body), contact: contactOf(body) }, asked),
  )
}

/** Takes somebody off the roll. */
export function leaveByForm(visit: SignedVisit, no: number): Done {
  const asked = { version: versionOf(visit), once: onceOf(visit) }
  return whenRead(visit, LEAVE_BODY, body => leaveRoll(visit.act, no, visit.params['participantid'] as ParticipantId, body, asked))
}

type Words = { name: string; kana: string; reach: 'account' | 'mail' | 'phone' | 'paper' } & Contact

function wordsOf({ name, kana, reach }: Words) {
  return { name, kana, reach }
}

function contactOf({ phone, mail, note }: Words): Contact {
  return { phone, mail, note }
}
