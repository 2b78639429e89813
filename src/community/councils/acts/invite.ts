import { randomBytes } from 'node:crypto'
import { newId } from '../../../kernel/id.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import { no, yes } from '../../../kernel/result.ts'
import type { Act } from '../../../platform/act.ts'
import { freshToken, tokenHash } from '../../../platform/http/token.ts'
import type { ParticipantId } from '../domain/body.ts'
import type { InvitationKind } from '../domain/invitation.ts'
import { INVITATION_HOURS } from '../domain/invitation.ts'
import { makePaperCode, readPaperCode } from '../domain/paper-code.ts'
import type { Participant } from '../domain/participant.ts'
import { endAccess, saveInvitation } from '../store/invitations.ts'
import type { Asked } from './keep-council.ts'
import { keepParticipant } from './keep-people.ts'
import { paperCodeHash } from './paper-code-hash.ts'

/** What is handed over: for whom, and the secret, shown once. `secret` is the token of a link or the code of a paper. */
export type Handed = { readonly participant: Participant; readonly kind: InvitationKind; readonly secret: string; readonly endsAt: Date }

/**
 * Invites a participant to sign in, or invites them anew: the invitation before it can be used no more.
 * Without a key: what is shown once cannot be shown again, and a second press gives a second paper.
 */
export async function inviteParticipant(
  act: Act,
  councilNo: number,
  id: ParticipantId,
  wish: { readonly kind: InvitationKind; readonly asChair: boolean },
): Promise<Result<Handed, Refusal>> {
  const secret = wish.kind === 'link' ? freshToken() : makePaperCode(randomBytes)
  const hash = wish.kind === 'link' ? tokenHash(secret) : await paperCodeHash(readPaperCode(secret) ?? '')
  const hours = INVITATION_HOURS[wish.kind]
  let invited: Participant | undefined
  const done = await keepParticipant(act, councilNo, id, { once: { body: [] }, action: 'participant.invite' }, async (tx, one) => {
    const complaint = await saveInvitation(tx.db, { id: newId(), participantId: id, hash, hours, ...wish })
    invited = one
    return complaint === undefined ? yes(id) : no(refusal('fields', { fields: { kind: SENTENCES[complaint] } }))
  })
  if (!done.ok || invited === undefined) return no(done.ok ? refusal('absent') : done.refusal)
  return yes({ participant: invited, kind: wish.kind, secret, endsAt: new Date(act.now.getTime() + hours * 3_600_000) })
}

/** Takes the invitation back and stops the account at once; the seats stay. */
export function withdrawAccess(act: Act, councilNo: number, id: ParticipantId, asked: Asked): Promise<Result<ParticipantId, Refusal>> {
  return keepParticipant(act, councilNo, id, { once: asked.once, action: 'participant.withdraw-access' }, async tx => {
    await endAccess(tx.db, id)
    return yes(id)
  })
}

const SENTENCES = {
  'no-seat': 'いまの役のない方には渡せません。先に会の役を書いてください。',
  'own-account': 'この方は、ほかの入り方をお持ちです。入れないときは、市の管理の担当にお知らせください。',
  'made-own': 'この方は、ご自分のパスワードかパスキーを決めています。入り直しは、地域福祉コーディネーターにお頼みください。',
} as const
