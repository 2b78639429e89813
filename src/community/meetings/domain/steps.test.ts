import { expect, test } from 'vitest'
import { MEETING_STATES } from './meeting.ts'
import { isOpen, STEPS, standingOf, stateAfter } from './steps.ts'

test('a meeting goes from the plan to approved minutes, and from there nowhere', () => {
  expect(stateAfter('planned', 'call')).toBe('called')
  expect(stateAfter('called', 'hold')).toBe('held')
  expect(stateAfter('held', 'close')).toBe('minutes_draft')
  expect(stateAfter('minutes_draft', 'to-check')).toBe('minutes_check')
  expect(stateAfter('minutes_check', 'back-to-draft')).toBe('minutes_draft')
  expect(stateAfter('minutes_check', 'approve')).toBe('minutes_approved')
  for (const step of STEPS) {
    expect(stateAfter('minutes_approved', step)).toBeUndefined()
    expect(stateAfter('cancelled', step)).toBeUndefined()
  }
})

test('a meeting is closed once, and minutes nobody has checked are not approved', () => {
  expect(MEETING_STATES.filter(state => stateAfter(state, 'close'))).toEqual(['planned', 'called', 'held'])
  expect(MEETING_STATES.filter(state => stateAfter(state, 'approve'))).toEqual(['minutes_check'])
  expect(MEETING_STATES.filter(state => isOpen({ state }))).toEqual(['planned', 'called', 'held'])
})

test('where a meeting stands comes from its state and the clock together', () => {
  const at = (hour: number) => new Date(`2026-12-03T${hour}:00:00+09:00`)
  const meeting = { state: 'planned', startsAt: at(19), endsAt: at(21) } as const
  expect(standingOf(meeting, at(12))).toBe('upcoming')
  expect(standingOf({ ...meeting, state: 'held' }, at(12))).toBe('now')
  expect(standingOf(meeting, at(20))).toBe('now')
  expect(standingOf(meeting, at(22))).toBe('unclosed')
  expect(standingOf({ ...meeting, state: 'minutes_draft' }, at(20))).toBe('over')
  expect(standingOf({ ...meeting, state: 'cancelled' }, at(12))).toBe('cancelled')
})
