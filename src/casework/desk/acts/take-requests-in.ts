import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act, Tx } from '../../../platform/act.ts'
import { actAs } from '../../../platform/act.ts'
import { outcomeOf } from '../../../platform/audit/record.ts'
import type { Database } from '../../../platform/database.ts'
import type { InboxKey } from '../../../platform/sealed.ts'
import type { ConsultationDeed, ConsultationId } from '../domain/consultation.ts'
import type { Box } from '../domain/request.ts'
import { findConsultation, lockConsultation } from '../store/consultations.ts'
import type { DoorReader, RequestId, SealedRequest } from '../store/requests.ts'
import {
  findAsked,
  findDoorReader,
  giveAnotherChance,
  listWaiting,
  lockWaiting,
  markTaken,
  noteFailure,
  setAside,
} from '../store/requests.ts'
import { appendDeed } from './change.ts'
import { heardFromAsk, openBox } from './open-box.ts'
import { receiveIn } from './receive-consultation.ts'

const EVERY_MS = 2000
const AT_ONCE = 50

/** Takes in what residents handed in, at the start and every two seconds, for as long as the staff side runs. */
export function startTaker(
  database: Database,
  key: InboxKey,
  onError: (error: unknown) => void,
  clock: () => Date,
): { stop(): Promise<void> } {
  let round: Promise<unknown> = Promise.resolve()
  let isUnderWay = false
  const take = () => {
    if (isUnderWay) return
    isUnderWay = true
    round = takeRequestsIn(database, key, onError, clock)
      .catch(onError)
      .finally(() => {
        isUnderWay = false
      })
  }
  // Whoever brought a lost key back starts the program anew, and with it what was set aside.
  retryAll(database).catch(onError).finally(take)
  const timer = setInterval(take, EVERY_MS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await round
    },
  }
}

/**
 * Opens every box that waits and puts it before the desk by the same act and audit as at the counter, as the door account.
 * A box that cannot be read is set aside; one that fails is tried again behind the others. None stops another.
 * @returns how many were taken in
 */
export async function takeRequestsIn(
  database: Database,
  key: InboxKey,
  onError: (error: unknown) => void,
  clock: () => Date = () => new Date(),
): Promise<number> {
  const door = await database.transaction(null, findDoorReader)
  if (door === undefined) return 0
  let taken = 0
  for (const id of await database.transaction(door.staffId, db => listWaiting(db, AT_ONCE))) {
    try {
      if (await takeOne(actAsDoor(database, door, clock()), key, id)) taken++
    } catch (error) {
      onError(error)
      await database.transaction(door.staffId, db => noteFailure(db, id, clock()))
    }
  }
  return taken
}

async function retryAll(database: Database): Promise<void> {
  const door = await database.transaction(null, findDoorReader)
  if (door) await database.transaction(door.staffId, giveAnotherChance)
}

function actAsDoor(database: Database, door: DoorReader, now: Date): Act {
  return actAs(database, { ...door, duties: new Set(['consult']) }, { route: 'take-requests-in', requestNo: '-', now })
}

function takeOne(act: Act, key: InboxKey, id: RequestId): Promise<boolean> {
  return act.transaction(async tx => {
    const request = await lockWaiting(tx.db, id)
    const box = request && openBox(key, request.sealed)
    const result = box && request ? await putBefore(act, tx, request, box) : no(refusal('absent'))
    if (result.ok) await markTaken(tx.db, id, result.value, act.now)
    else if (request && result.refusal.code !== 'wrong-state') await setAside(tx.db, id, act.now)
    await tx.audit({ action: 'request.take-in', subjectType: 'request', subjectIds: [id], ...outcomeOf(result) })
    return result.ok
  })
}

async function putBefore(act: Act, tx: Tx, request: SealedRequest, box: Box): Promise<Result<ConsultationId, Refusal>> {
  if (box.kind !== request.kind) return no(refusal('absent'))
  if (box.kind === 'ask') return receiveIn(act, tx, heardFromAsk(box.ask), box.ask.reach)
  const asked = await findAsked(tx.db, request.receiptHash)
  if (asked === undefined) return no(refusal('absent'))
  // Added before the request itself was taken in: it waits for the next round.
  if (asked.consultationId === null) return no(refusal('wrong-state'))
  return speakAgain(act, tx, asked.consultationId, deedOf(act, box))
}

/** Whoever holds the consultation now reads it; the front desk, which heard it first, keeps standing beside it. */
async function speakAgain(act: Act, tx: Tx, id: ConsultationId, deed: ConsultationDeed): Promise<Result<ConsultationId, Refusal>> {
  await lockConsultation(tx.db, id)
  const before = await findConsultation(tx.db, id)
  if (before === undefined) return no(refusal('absent'))
  await appendDeed(act, tx, before, deed, false)
  await tx.audit({
    action: `consultation.${deed.kind === 'asked_again' ? 'ask-again' : 'person-answer'}`,
    subjectType: 'consultation',
    subjectIds: [id],
  })
  return yes(id)
}

/** "No" is not left lying: whoever holds it turns to it today. */
function deedOf(act: Act, box: Exclude<Box, { kind: 'ask' }>): ConsultationDeed {
  if (box.kind === 'add') return { kind: 'asked_again', body: { words: box.words, dueOn: act.today } }
  return { kind: 'person_answered', body: { helped: box.helped, words: box.words, dueOn: box.helped === 'no' ? act.today : null } }
}
