import type { Meeting, MeetingState } from './meeting.ts'

/** What moves a meeting along. `close` is the one screen; the others are one button or one line of words. */
export const STEPS = ['call', 'hold', 'cancel', 'close', 'to-check', 'back-to-draft', 'approve'] as const
export type Step = (typeof STEPS)[number]

const WAYS: Readonly<Record<Step, { readonly from: readonly MeetingState[]; readonly to: MeetingState }>> = {
  call: { from: ['planned'], to: 'called' },
  hold: { from: ['planned', 'called'], to: 'held' },
  cancel: { from: ['planned', 'called'], to: 'cancelled' },
  close: { from: ['planned', 'called', 'held'], to: 'minutes_draft' },
  'to-check': { from: ['minutes_draft'], to: 'minutes_check' },
  'back-to-draft': { from: ['minutes_check'], to: 'minutes_draft' },
  approve: { from: ['minutes_check'], to: 'minutes_approved' },
}

/** The state after a step, or nothing where the step is not possible. Approved minutes and a cancelled meeting go nowhere. */
export function stateAfter(state: MeetingState, step: Step): MeetingState | undefined {
  const { from, to } = WAYS[step]
  return from.includes(state) ? to : undefined
}

/** Whether agenda and remarks can still be written: until the closing. */
export function isOpen({ state }: Pick<Meeting, 'state'>): boolean {
  return stateAfter(state, 'close') !== undefined
}

/** Whether minutes stand, in whatever wording. */
export function hasMinutes({ state }: Pick<Meeting, 'state'>): boolean {
  return state === 'minutes_draft' || state === 'minutes_check' || state === 'minutes_approved'
}

/**
 * Where a meeting stands for somebody who looks at a calendar: from its state and the clock together, here and nowhere else.
 * `unclosed`: its time is over and nobody has closed it.
 */
export type Standing = 'cancelled' | 'upcoming' | 'now' | 'unclosed' | 'over'

export function standingOf(meeting: Pick<Meeting, 'state' | 'startsAt' | 'endsAt'>, now: Date): Standing {
  if (meeting.state === 'cancelled') return 'cancelled'
  if (hasMinutes(meeting)) return 'over'
  if (now < meeting.startsAt && meeting.state !== 'held') return 'upcoming'
  return now < meeting.endsAt ? 'now' : 'unclosed'
}
