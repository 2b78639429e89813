import type { StaffId } from '../../../../kernel/id.ts'
import type { FieldErrors, Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { SealedEntryWish, SealedMember, Transfer } from './compartment.ts'

/** May this be written into a compartment? It says something, does not lie in the future, and names the third party. */
export function mayWriteSealed(wish: SealedEntryWish, now: string): Result<SealedEntryWish, Refusal> {
  const fields: Record<string, string> = {}
  if ([wish.fact, wish.opinion, wish.thirdParty, wish.personWords].every(part => part === null)) {
    fields['fact'] = 'あったことを、一言でも書いてください。'
  }
  if (wish.at > now) fields['on'] = '日時は、いまより前にしてください。'
  if (wish.thirdParty !== null && wish.thirdPartyWho === null) fields['thirdPartyWho'] = 'どなたの話かを書いてください。'
  if (wish.replaces !== null && wish.replaceWords === null) fields['replaceWords'] = '訂正する理由を書いてください。'
  return answer(fields, wish)
}

/**
 * May words be proposed to cross the wall? Only where another member can decide: what one person could do alone is refused as `sealed`.
 * @source privacy-rules section 4; law-and-flow section 7
 */
export function mayPropose(members: readonly Pick<SealedMember, 'staffId'>[], proposer: StaffId): Result<true, Refusal> {
  return members.some(member => member.staffId !== proposer) ? yes(true) : no(refusal('sealed'))
}

/** May this member decide on a transfer? Never the one who proposed it, and only once. */
export function mayDecide(transfer: Pick<Transfer, 'state' | 'proposedBy'>, decider: StaffId): Result<true, Refusal> {
  if (transfer.state !== 'proposed') return no(refusal('wrong-state'))
  return transfer.proposedBy === decider ? no(refusal('own-decision')) : yes(true)
}

function answer<Value>(fields: FieldErrors, value: Value): Result<Value, Refusal> {
  return Object.keys(fields).length > 0 ? no(refusal('fields', { fields })) : yes(value)
}
