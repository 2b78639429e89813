import type { Act } from '../../../platform/act.ts'
import type { Db } from '../../../platform/database.ts'
import type { TitleTeller } from '../../links/index.ts'
import type { Neighbour } from '../domain/audience.ts'
import { mayKeep, mayRead } from '../domain/audience.ts'
import type { Body, BodyId, Council } from '../domain/body.ts'
import type { BodyRelation, CouncilSize, Profile } from '../domain/council-page.ts'
import type { RollSeat } from '../domain/participant.ts'
import type { SetupStep } from '../domain/setup.ts'
import { stepsOf } from '../domain/setup.ts'
import type { Tracker } from '../domain/tracker.ts'
import { trackerOf } from '../domain/tracker.ts'
import { bodiesWithIds, listBodies } from '../store/bodies.ts'
import { relationsOf } from '../store/body-writes.ts'
import { findCouncil, listCouncils, neighbourOf } from '../store/councils.ts'
import { seatsOfBodies } from '../store/people.ts'
import { findProfile, setupStepsOf, sizesOf } from '../store/profiles.ts'

/** Every council with how far it has come, and how many have a network meeting. */
export type CouncilList = {
  readonly councils: readonly Council[]
  readonly tracker: Tracker
  /** What is said of the steps of the councils without a meeting, as far as the reader may read it. */
  readonly steps: readonly SetupStep[]
  readonly reader: Neighbour
  /** Bodies that belong to no council: the liaison of all of them, and the like. */
  readonly bodies: readonly Body[]
  /** Whether the reader founds such bodies. */
  readonly isKeeperOfCity: boolean
}

/** All councils by number. */
export function readCouncils(act: Act): Promise<CouncilList> {
  return act.transaction(async tx => {
    const councils = await listCouncils(tx.db)
    await tx.audit({ action: 'council.list', subjectType: 'council', subjectIds: [] })
    const reader = await neighbourOf(tx.db)
    return {
      councils,
      tracker: trackerOf(councils),
      steps: await setupStepsOf(tx.db),
      reader,
      bodies: await listBodies(tx.db, null),
      isKeeperOfCity: mayKeep(null, reader),
    }
  })
}

/** Everything one page about a council shows; names only where the reader takes part. */
export type CouncilWhole = {
  readonly council: Council
  readonly profile: Profile
  readonly sizes: readonly CouncilSize[]
  readonly bodies: readonly Body[]
  readonly relations: readonly BodyRelation[]
  readonly seats: readonly RollSeat[]
  readonly steps: readonly SetupStep[]
  readonly reader: Neighbour
  readonly isKeeper: boolean
  readonly isMember: boolean
}

/** One council; nothing where there is none of that number. */
export function readCouncil(act: Act, no: number): Promise<CouncilWhole | undefined> {
  return act.transaction(async tx => {
    const { db } = tx
    const [council, profile] = [await findCouncil(db, no), await findProfile(db, no)]
    const detail = { council: no }
    await tx.audit({ action: 'council.read', subjectType: 'council', subjectIds: [], outcome: council ? 'done' : 'absent', detail })
    if (council === undefined || profile === undefined) return undefined
    const bodies = await listBodies(db, no)
    const ids = bodies.map(({ id }) => id)
    const reader = await neighbourOf(db)
    return {
      council,
      profile,
      sizes: await sizesOf(db, no),
      bodies,
      relations: await relationsOf(db, ids, act.today),
      seats: await seatsOfBodies(db, ids),
      steps: stepsOf(no, await setupStepsOf(db, no)),
      reader,
      isKeeper: mayKeep(no, reader),
      isMember: mayRead('council', no, reader),
    }
  })
}

/** The council where the reader sits today, the first by number; nothing for who sits nowhere. */
export async function ownCouncil(act: Act): Promise<number | undefined> {
  const { councils } = await act.look(neighbourOf)
  return [...councils].sort((one, other) => one - other)[0]
}

/** Titles of bodies for lists of links; bodies are open to everyone. */
export const bodyTitles: TitleTeller = async (db: Db, ids: readonly string[]) => {
  const found = await bodiesWithIds(db, ids as readonly BodyId[])
  return new Map(found.map(({ id, name, status }) => [id, { title: name, href: `/bodies/${id}` as const, state: status }]))
}
