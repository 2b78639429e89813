import type { Day } from '../../../kernel/day.ts'
import type { Db } from '../../../platform/database.ts'
import { mayKeep } from '../domain/audience.ts'
import type { Body, Council } from '../domain/body.ts'
import type { BodyRelation, CouncilSize, Profile } from '../domain/council-page.ts'
import type { Contact, Participant, RollSeat } from '../domain/participant.ts'
import type { SetupStep } from '../domain/setup.ts'
import { stepsOf } from '../domain/setup.ts'
import { listBodies } from '../store/bodies.ts'
import { relationsOf } from '../store/body-writes.ts'
import { findCouncil, neighbourOf } from '../store/councils.ts'
import { contactsOf, participantsOf, seatsOfBodies } from '../store/people.ts'
import { findProfile, setupStepsOf, sizesOf } from '../store/profiles.ts'

/** Everything a council is, as far as the reader may read it. */
export type WholeCouncil = {
  readonly council: Council
  readonly profile: Profile
  readonly sizes: readonly CouncilSize[]
  readonly steps: readonly SetupStep[]
  readonly bodies: readonly Body[]
  readonly relations: readonly BodyRelation[]
  readonly seats: readonly RollSeat[]
  readonly people: readonly Participant[]
  readonly contacts: ReadonlyMap<string, Contact>
}

/** A whole council for its export, which audits; nothing where there is none. */
export async function wholeCouncil(db: Db, no: number, today: Day): Promise<WholeCouncil | undefined> {
  const [council, profile] = [await findCouncil(db, no), await findProfile(db, no)]
  if (council === undefined || profile === undefined) return undefined
  const bodies = await listBodies(db, no)
  const ids = bodies.map(({ id }) => id)
  return {
    council,
    profile,
    sizes: await sizesOf(db, no),
    steps: stepsOf(no, await setupStepsOf(db, no)),
    bodies,
    relations: await relationsOf(db, ids, today),
    seats: await seatsOfBodies(db, ids),
    people: await participantsOf(db, no),
    contacts: await contactsOf(db, no),
  }
}

/** A council, where the reader keeps its records: `undefined` where there is none, `not-keeper` where they do not. */
export async function councilToKeep(db: Db, no: number): Promise<Council | 'not-keeper' | undefined> {
  const council = await findCouncil(db, no)
  if (council === undefined) return undefined
  return mayKeep(no, await neighbourOf(db)) ? council : 'not-keeper'
}
