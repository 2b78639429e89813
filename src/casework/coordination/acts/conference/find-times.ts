import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { Act } from '../../../../platform/act.ts'
import { outcomeOf } from '../../../../platform/audit/record.ts'
import { isHoliday } from '../../../../platform/holidays.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { once } from '../../../../platform/idempotency.ts'
import type { ConferenceId, InvitationId, SlotId } from '../../domain/conference/conference.ts'
import { isOpenStep } from '../../domain/conference/conference-steps.ts'
import type { SlotWish } from '../../domain/conference/slots.ts'
import { MOST_SLOTS, officeSlots } from '../../domain/conference/slots.ts'
import { answerSlots, listSlots, offerSlots } from '../../store/conference/slots.ts'
import { changeConference } from './change-conference.ts'
import { lookAtConference } from './look-at-conference.ts'

/** Times typed by the convenor, and those to be generated. */
export type TimesWish = { readonly times: readonly string[]; readonly generated: SlotWish | null }

/** Offers times and asks everybody on the list for theirs. Times that stay keep their answers. */
export function offerTimes(
  act: Act,
  id: ConferenceId,
  version: number | undefined,
  wish: TimesWish,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'times',
      action: 'conference.times',
      decide: async (_head, tx) => {
        const generated = wish.generated === null ? [] : officeSlots(wish.generated, day => isHoliday(day) === true)
        const times = [...new Set([...wish.times, ...generated])].filter(time => time > act.now.toISOString()).sort()
        if (times.length === 0) return no(refusal('fields', { fields: { times: 'これからの日時の候補を、一つは入れてください。' } }))
        if (times.length > MOST_SLOTS)
          return no(refusal('fields', { fields: { times: `候補は${MOST_SLOTS}までです。減らしてください。` } }))
        await offerSlots(act, tx.db, id, times)
        return yes([{ kind: 'times_offered', body: { count: times.length } }])
      },
    },
    request,
  )
}

/** Marks the times at which one could come: one's own agency's, or by telephone for anybody as the convenor. */
export function markTimes(
  act: Act,
  id: ConferenceId,
  wish: { readonly invitationId: InvitationId | null; readonly free: readonly SlotId[] },
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const head = await lookAtConference(tx.db, id, act.reader.agencyId)
      const seat = head?.invitations.find(one =>
        wish.invitationId === null ? one.agencyId === act.reader.agencyId : one.id === wish.invitationId,
      )
      const isMine = seat !== undefined && (head?.isConvenor === true || seat.agencyId === act.reader.agencyId)
      const result: Result<ConferenceId, Refusal> =
        head === undefined || !isMine
          ? no(refusal('absent'))
          : isOpenStep('times', head.conference.state)
            ? yes(id)
            : no(refusal('wrong-state'))
      if (result.ok && seat) await answerSlots(act, tx.db, id, seat.id, wish.free)
      await tx.audit({ action: 'conference.times', subjectType: 'conference', subjectIds: [id], ...outcomeOf(result) })
      return result
    }),
  )
}

/** Settles on one of the times offered. */
export function chooseTime(
  act: Act,
  id: ConferenceId,
  version: number | undefined,
  slotId: SlotId,
  request: Once,
): Promise<Result<ConferenceId, Refusal>> {
  return changeConference(
    act,
    {
      id,
      version,
      step: 'times',
      action: 'conference.times',
      decide: async (_head, tx) => {
        const slot = (await listSlots(tx.db, id)).find(one => one.id === slotId)
        if (slot === undefined) return no(refusal('absent'))
        return yes([{ kind: 'time_chosen', body: { startsAt: slot.startsAt } }])
      },
    },
    request,
  )
}
