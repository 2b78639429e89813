import { expect, test } from 'vitest'
import { newId } from '../../../../kernel/id.ts'
import type { ConferenceAct, ConferenceDeed, Sitting } from './conference.ts'
import { CONFERENCE_STATES } from './conference.ts'
import type { ConferenceStep } from './conference-steps.ts'
import { isOpenStep, mayStep, missingBeforeCall } from './conference-steps.ts'
import { foldConference } from './fold-conference.ts'

const [staff, agency] = [newId<'staff'>(), newId<'agency'>()]
const SITTING: Sitting = { title: '12月の会議', startsAt: '2026-12-03T04:30:00.000Z', minutesPlanned: 60, place: '第1会議室', chair: null }
const acts = (...deeds: readonly ConferenceDeed[]): readonly ConferenceAct[] =>
  deeds.map((deed, index) => ({
    id: newId<'conference_act'>(),
    seq: index + 1,
    at: `2026-11-${String(index + 1).padStart(2, '0')}T00:00:00.000Z`,
    byStaff: staff,
    byAgency: agency,
    ...deed,
  }))
const PLANNED: ConferenceDeed = { kind: 'planned', body: SITTING }
const CALLED: ConferenceDeed = { kind: 'called', body: {} }
const id = newId<'conference'>()

test('a conference goes from planned to fixed minutes by its acts and by nothing else', () => {
  const way: readonly ConferenceDeed[] = [
    PLANNED,
    CALLED,
    { kind: 'briefed', body: { itemIds: [] } },
    { kind: 'held', body: {} },
    { kind: 'minutes_kept', body: { itemId: newId<'agenda_item'>() } },
    { kind: 'minutes_fixed', body: { itemIds: [] } },
  ]
  const states = way.map((_, index) => foldConference(id, acts(...way.slice(0, index + 1)))?.state)
  expect(states).toEqual(['planned', 'called', 'briefed', 'held', 'minutes_draft', 'minutes_fixed'])
  expect(foldConference(id, acts(CALLED))).toBeUndefined()
})

test('calendars hear of a new time or place only once the sitting was called, and of its end', () => {
  const moved: ConferenceDeed = { kind: 'changed', body: { ...SITTING, place: '第2会議室' } }
  const renamed: ConferenceDeed = { kind: 'changed', body: { ...SITTING, title: '会議' } }
  expect(foldConference(id, acts(PLANNED, moved))?.sequence).toBe(0)
  expect(foldConference(id, acts(PLANNED, CALLED, moved))?.sequence).toBe(1)
  expect(foldConference(id, acts(PLANNED, CALLED, renamed))?.sequence).toBe(0)
  expect(foldConference(id, acts(PLANNED, CALLED, moved, { kind: 'cancelled', body: { words: '延期' } }))).toMatchObject({
    sequence: 2,
    state: 'cancelled',
    cancelWords: '延期',
  })
})

test('opening a newer pack during the sitting does not lead back to before it', () => {
  const briefed: ConferenceDeed = { kind: 'briefed', body: { itemIds: [] } }
  expect(foldConference(id, acts(PLANNED, CALLED, { kind: 'held', body: {} }, briefed))?.state).toBe('held')
})

test('once the minutes are fixed or the sitting is called off, nothing can be done to it any more', () => {
  const steps: readonly ConferenceStep[] = ['change', 'agenda', 'invite', 'times', 'call', 'brief', 'hold', 'keep', 'fix', 'cancel']
  for (const step of steps) {
    expect(isOpenStep(step, 'minutes_fixed')).toBe(false)
    expect(isOpenStep(step, 'cancelled')).toBe(false)
    expect(CONFERENCE_STATES.some(state => isOpenStep(step, state))).toBe(true)
  }
})

test('for everybody but the convenor there is no step at all', () => {
  const conference = foldConference(id, acts(PLANNED))
  if (conference === undefined) throw new Error('planned')
  expect(mayStep({ conference, isConvenor: false }, 'call')).toMatchObject({ ok: false, refusal: { code: 'absent' } })
  expect(mayStep({ conference, isConvenor: true }, 'hold')).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } })
  expect(missingBeforeCall({ conference: { ...conference, startsAt: null }, items: [], invitations: [] })).toEqual(['time', 'item'])
})
