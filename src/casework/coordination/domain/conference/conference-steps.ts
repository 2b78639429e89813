import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no, yes } from '../../../../kernel/result.ts'
import type { ConferenceHead, ConferenceState } from './conference.ts'

/** What the convenor does to a conference. */
export type ConferenceStep = 'change' | 'agenda' | 'invite' | 'times' | 'call' | 'brief' | 'hold' | 'keep' | 'fix' | 'cancel'

/** In which states each step may be taken. @source law-and-flow section 6 */
const STATES_OF: Readonly<Record<ConferenceStep, readonly ConferenceState[]>> = {
  change: ['planned', 'called', 'briefed'],
  agenda: ['planned', 'called', 'briefed', 'held', 'minutes_draft'],
  invite: ['planned', 'called', 'briefed', 'held', 'minutes_draft'],
  times: ['planned', 'called'],
  call: ['planned'],
  brief: ['called', 'briefed'],
  hold: ['called', 'briefed'],
  keep: ['held', 'minutes_draft'],
  fix: ['held', 'minutes_draft'],
  cancel: ['planned', 'called', 'briefed'],
}

/** Whether a step is open to the convenor in the state a conference is in. */
export function isOpenStep(step: ConferenceStep, state: ConferenceState): boolean {
  return STATES_OF[step].includes(state)
}

/** Whether the reader may take a step now. Only the convenor may; for everybody else there is nothing to be taken. */
export function mayStep(head: Pick<ConferenceHead, 'conference' | 'isConvenor'>, step: ConferenceStep): Result<true, Refusal> {
  if (!head.isConvenor) return no(refusal('absent'))
  return isOpenStep(step, head.conference.state) ? yes(true) : no(refusal('wrong-state'))
}

/** What is still missing before a conference can be called: a time, an item, and for every item somebody besides the convenor. */
export function missingBeforeCall(
  head: Pick<ConferenceHead, 'conference' | 'items' | 'invitations'>,
): readonly ('time' | 'item' | 'guest')[] {
  const guests = head.invitations.filter(one => one.agencyId !== head.conference.conveningAgency)
  const isLonely = head.items.some(item => !guests.some(guest => guest.itemIds.includes(item.id)))
  return [
    ...(head.conference.startsAt === null ? (['time'] as const) : []),
    ...(head.items.length === 0 ? (['item'] as const) : []),
    ...(head.items.length > 0 && isLonely ? (['guest'] as const) : []),
  ]
}
