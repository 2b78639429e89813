import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { PrepAnswers } from '../../domain/conference/briefing.ts'
import type { ConferenceHead, ConferenceId, InvitationId, ItemId } from '../../domain/conference/conference.ts'
import { savePrepSheet } from '../../store/conference/briefings.ts'
import { lookAtConference } from './look-at-conference.ts'

/** What an agency brings to an item. `invitationId` is left out for one's own; the convenor may write down what was told by telephone. */
export type PrepWish = PrepAnswers & { readonly itemId: ItemId; readonly invitationId: InvitationId | null; readonly version: number }

/** Writes the prep sheet of an invited agency for one item, until the minutes are fixed. @source F22 */
export function fillPrepSheet(act: Act, id: ConferenceId, wish: PrepWish, request: Once): Promise<Result<ConferenceId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const head = await lookAtConference(tx.db, id, act.reader.agencyId)
      const seat = seatOf(head, wish, act)
      const isSaved = seat.ok && (await savePrepSheet(act, tx.db, { ...wish, conferenceId: id, invitationId: seat.value }))
      const result: Result<ConferenceId, Refusal> = !seat.ok ? seat : isSaved ? yes(id) : no(refusal('stale-version'))
      await tx.audit({ action: 'conference.prepare', subjectType: 'conference', subjectIds: [id, wish.itemId], ...outcomeOf(result) })
      return result
    }),
  )
}

function seatOf(head: ConferenceHead | undefined, wish: PrepWish, act: Act): Result<InvitationId, Refusal> {
  const seat = head?.invitations.find(one =>
    wish.invitationId === null ? one.agencyId === act.reader.agencyId : one.id === wish.invitationId,
  )
  if (head === undefined || seat === undefined || !seat.itemIds.includes(wish.itemId)) return no(refusal('absent'))
  if (seat.agencyId !== act.reader.agencyId && !head.isConvenor) return no(refusal('absent'))
  if (head.ackedAt === null) return no(refusal('secrecy-not-acknowledged'))
  const { state } = head.conference
  if (!['called', 'briefed', 'held', 'minutes_draft'].includes(state) && !(head.isConvenor && state === 'planned')) {
    return no(refusal('wrong-state'))
  }
  if ([wish.picture, wish.doing, wish.wanted, wish.asked].every(words => words === null)) {
    return no(refusal('fields', { fields: { picture: 'どれか一つは書いてください。わからないことは、わからないと書いてください。' } }))
  }
  return yes(seat.id)
}
