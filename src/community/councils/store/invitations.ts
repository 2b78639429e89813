import { sql } from 'kysely'
import type { Id, StaffId } from '../../../kernel/id.ts'
import type { Db } from '../../../platform/database.ts'
import { firstOf, rowsOf } from '../../../platform/database.ts'
import type { ParticipantId } from '../domain/body.ts'
import type { Invitation, InvitationId, InvitationKind, InviteComplaint } from '../domain/invitation.ts'

/** The newest invitation of each participant of a council that was not withdrawn, for those who keep its records. */
export function invitationsOf(db: Db, councilNo: number): Promise<readonly Invitation[]> {
  return rowsOf(
    db,
    sql<Invitation>`
      select distinct on (participant_id) id, participant_id as "participantId", kind, ends_at as "endsAt", used_at as "usedAt"
        from councils.invitation where council_no = ${councilNo}::smallint and withdrawn_at is null
       order by participant_id, made_at desc`,
  )
}

/** Writes an invitation and takes back those before it; why not, when it is refused. The database asks itself whether the reader may. */
export async function saveInvitation(
  db: Db,
  invitation: {
    readonly id: InvitationId
    readonly participantId: ParticipantId
    readonly kind: InvitationKind
    readonly hash: Uint8Array
    readonly asChair: boolean
    readonly hours: number
  },
): Promise<InviteComplaint | undefined> {
  const made = await firstOf(
    db,
    sql<{ why: InviteComplaint | null }>`
      select councils.invite(${invitation.id}, ${invitation.participantId}, ${invitation.kind}, ${invitation.hash}, ${invitation.asChair}, ${invitation.hours}) as why`,
  )
  return made?.why ?? undefined
}

/** For whom an invitation is. */
export type Invited = { readonly name: string; readonly councilNo: number; readonly councilName: string }

/** For whom an invitation is, while it can be used. */
export function findInvited(db: Db, hash: Uint8Array): Promise<Invited | undefined> {
  return firstOf(
    db,
    sql<Invited>`
      select participant_name as name, council_no as "councilNo", council_name as "councilName" from councils.invitation_owner(${hash})`,
  )
}

/** Uses an invitation up; whose account it opened. */
export function redeemInvitation(
  db: Db,
  hash: Uint8Array,
  fresh: { readonly staffId: StaffId; readonly agencyId: Id<'agency'> },
): Promise<{ readonly staffId: StaffId; readonly councilNo: number } | undefined> {
  return firstOf(
    db,
    sql<{ staffId: StaffId; councilNo: number }>`
      select staff_id as "staffId", council_no as "councilNo" from councils.redeem_invitation(${hash}, ${fresh.staffId}, ${fresh.agencyId})`,
  )
}

/** Takes back what could still be used and stops the account at once. */
export async function endAccess(db: Db, id: ParticipantId): Promise<void> {
  await sql`select councils.end_access(${id})`.execute(db)
}
