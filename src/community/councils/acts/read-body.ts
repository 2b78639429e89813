import type { Act } from '../../../platform/act.ts'
import { mayKeep } from '../domain/audience.ts'
import type { Body, BodyId, Council } from '../domain/body.ts'
import type { BodyRelation } from '../domain/council-page.ts'
import type { Participant, RollSeat } from '../domain/participant.ts'
import { findBody, listBodies } from '../store/bodies.ts'
import { nameableBodies, relationsOf } from '../store/body-writes.ts'
import { findCouncil, neighbourOf } from '../store/councils.ts'
import { participantsOf, seatsOfBodies } from '../store/people.ts'

/** Everything one page about a body shows; names only where the reader takes part. */
export type BodyWhole = {
  readonly body: Body
  readonly council: Council | undefined
  /** The other bodies of the same council, or of none. */
  readonly beside: readonly Body[]
  readonly relations: readonly BodyRelation[]
  readonly seats: readonly RollSeat[]
  /** Whoever may be given a seat; empty for those who do not keep the records. */
  readonly roll: readonly Participant[]
  /** Bodies of every council, to be chosen as peers; empty for those who do not keep the records. */
  readonly others: readonly { readonly id: BodyId; readonly name: string; readonly council: string | null }[]
  readonly isKeeper: boolean
}

/** One body; nothing where there is none. */
export function readBodyPage(act: Act, id: BodyId): Promise<BodyWhole | undefined> {
  return act.transaction(async tx => {
    const { db } = tx
    const body = await findBody(db, id)
    await tx.audit({ action: 'body.read', subjectType: 'body', subjectIds: [id], outcome: body ? 'done' : 'absent' })
    if (body === undefined) return undefined
    const { councilNo } = body
    const isKeeper = mayKeep(councilNo, await neighbourOf(db))
    return {
      body,
      council: councilNo === null ? undefined : await findCouncil(db, councilNo),
      beside: (await listBodies(db, councilNo)).filter(other => other.id !== id),
      relations: await relationsOf(db, [id], act.today),
      seats: await seatsOfBodies(db, [id]),
      roll: isKeeper && councilNo !== null ? (await participantsOf(db, councilNo)).filter(one => one.endedOn === null) : [],
      others: isKeeper ? (await nameableBodies(db)).filter(other => other.id !== id) : [],
      isKeeper,
    }
  })
}
