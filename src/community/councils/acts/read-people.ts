import type { Act } from '../../../platform/act.ts'
import { mayKeep, mayRead } from '../domain/audience.ts'
import type { Council, ParticipantId } from '../domain/body.ts'
import type { Invitation } from '../domain/invitation.ts'
import type { Contact, Participant, RollSeat } from '../domain/participant.ts'
import { listBodies } from '../store/bodies.ts'
import { findCouncil, neighbourOf } from '../store/councils.ts'
import { invitationsOf } from '../store/invitations.ts'
import { contactsOf, participantsOf, seatsOfBodies } from '../store/people.ts'

/** The roll of a council; contacts and invitations are there for those who keep its records. */
export type Roll = {
  readonly council: Council
  readonly people: readonly Participant[]
  readonly seats: readonly RollSeat[]
  readonly contacts: ReadonlyMap<string, Contact>
  readonly invitations: ReadonlyMap<string, Invitation>
  readonly isKeeper: boolean
}

/** The roll of a council for its members and coordinators; nothing for anybody else. */
export function readRoll(act: Act, no: number, one?: ParticipantId): Promise<Roll | undefined> {
  return act.transaction(async tx => {
    const { db } = tx
    const council = await findCouncil(db, no)
    const reader = await neighbourOf(db)
    const roll = council && mayRead('council', no, reader) ? council : undefined
    const people = roll ? (await participantsOf(db, no)).filter(({ id }) => one === undefined || id === one) : []
    await tx.audit({
      action: 'participant.list',
      subjectType: 'participant',
      subjectIds: people.map(({ id }) => id),
      outcome: roll ? 'done' : 'absent',
      detail: { council: no },
    })
    if (roll === undefined) return undefined
    const bodies = await listBodies(db, no)
    const invitations = await invitationsOf(db, no)
    return {
      council: roll,
      people,
      seats: await seatsOfBodies(
        db,
        bodies.map(({ id }) => id),
      ),
      contacts: await contactsOf(db, no),
      invitations: new Map(invitations.map(invitation => [invitation.participantId, invitation])),
      isKeeper: mayKeep(no, reader),
    }
  })
}
