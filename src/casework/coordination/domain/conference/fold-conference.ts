import type { Conference, ConferenceAct, ConferenceId } from './conference.ts'

/** Current state of a conference, computed from its acts in order and from nothing else. */
export function foldConference(id: ConferenceId, acts: readonly ConferenceAct[]): Conference | undefined {
  const [first, ...rest] = acts
  return first === undefined || first.kind !== 'planned' ? undefined : rest.reduce(afterConferenceAct, plannedConference(id, first))
}

/** The conference right after it was planned. */
export function plannedConference(id: ConferenceId, act: ConferenceAct & { readonly kind: 'planned' }): Conference {
  return {
    ...act.body,
    id,
    state: 'planned',
    conveningAgency: act.byAgency,
    madeAt: act.at,
    madeBy: act.byStaff,
    askedAt: null,
    calledAt: null,
    briefedAt: null,
    heldAt: null,
    fixedAt: null,
    cancelledAt: null,
    cancelWords: null,
    sequence: 0,
    version: 1,
  }
}

/** The conference after one more act. What calendars hold is counted from the call on. */
export function afterConferenceAct(before: Conference, act: ConferenceAct): Conference {
  const next = { ...before, version: before.version + 1 }
  const resent = { ...next, sequence: before.calledAt === null ? before.sequence : before.sequence + 1 }
  switch (act.kind) {
    case 'planned':
    case 'item_added':
    case 'item_changed':
    case 'basis_switched':
    case 'item_dropped':
    case 'invited':
    case 'uninvited':
      return next
    case 'changed':
      return { ...(isMoved(before, act.body) ? resent : next), ...act.body }
    case 'times_offered':
      return { ...next, askedAt: before.askedAt ?? act.at }
    case 'time_chosen':
      return { ...resent, startsAt: act.body.startsAt }
    case 'called':
      return { ...next, state: 'called', calledAt: act.at }
    case 'briefed':
      return { ...next, state: before.state === 'called' ? 'briefed' : before.state, briefedAt: act.at }
    case 'held':
      return { ...next, state: 'held', heldAt: act.at }
    case 'minutes_kept':
      return { ...next, state: 'minutes_draft' }
    case 'minutes_fixed':
      return { ...next, state: 'minutes_fixed', fixedAt: act.at }
    case 'cancelled':
      return { ...resent, state: 'cancelled', cancelledAt: act.at, cancelWords: act.body.words }
  }
}

function isMoved(before: Conference, after: Pick<Conference, 'startsAt' | 'minutesPlanned' | 'place'>): boolean {
  return before.startsAt !== after.startsAt || before.minutesPlanned !== after.minutesPlanned || before.place !== after.place
}
