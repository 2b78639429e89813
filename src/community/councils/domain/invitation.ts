import type { Id } from '../../../kernel/id.ts'
import type { ParticipantId } from './body.ts'

export type InvitationId = Id<'invitation'>

export const INVITATION_KINDS = ['link', 'paper'] as const
export type InvitationKind = (typeof INVITATION_KINDS)[number]

/** How long an invitation can be used, in hours: a link for 7 days, a code on paper for 30. */
export const INVITATION_HOURS: Readonly<Record<InvitationKind, number>> = { link: 7 * 24, paper: 30 * 24 }

/** An invitation as keepers see it; its secret is nowhere to be read. */
export type Invitation = {
  readonly id: InvitationId
  readonly participantId: ParticipantId
  readonly kind: InvitationKind
  readonly endsAt: Date
  readonly usedAt: Date | null
}

/** Why nobody was invited. `no-seat`: no seat today or later; `own-account`: they sign in another way; `made-own`: a coordinator's matter. */
export type InviteComplaint = 'no-seat' | 'own-account' | 'made-own'
