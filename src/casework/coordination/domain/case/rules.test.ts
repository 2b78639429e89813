import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../../kernel/id.ts'
import { newId } from '../../../../kernel/id.ts'
import type { CaseAct, CaseDeed, CaseId, SupportCase } from './case.ts'
import { TRACK_STATES, TRACKS } from './case.ts'
import { afterCaseAct, foldCase } from './fold-case.ts'
import { mayChangeTrack, mayEndCoordination, mayLeave, mayOfferLead, mayTakeLead } from './rules.ts'

const today = '2026-11-20' as Day
const tomorrow = '2026-11-21' as Day
const [desk, room, centre] = [newId<'agency'>(), newId<'agency'>(), newId<'agency'>()]
const team = [{ agencyId: desk }, { agencyId: room }, { agencyId: centre }]
const facts = { today, team }

const opening: CaseDeed = {
  kind: 'opened',
  body: {
    label: '見本の世帯',
    householdId: null,
    consultationId: null,
    leadAgency: desk,
    leadStaff: null,
    coordinatorAgency: room,
    coordinatorStaff: null,
    requestId: null,
    nextContactOn: tomorrow,
  },
}

function actsOf(deeds: readonly CaseDeed[], by: AgencyId = desk): readonly CaseAct[] {
  return deeds.map((deed, n) => ({
    id: newId(),
    seq: n + 1,
    at: `2026-11-20T0${n % 10}:00:00.000Z`,
    byStaff: newId<'staff'>(),
    byAgency: by,
    ...deed,
  }))
}

function folded(...deeds: CaseDeed[]): SupportCase {
  const of = foldCase(newId<'case'>() as CaseId, actsOf([opening, ...deeds]))
  if (of === undefined) throw new Error('begins with an opening')
  return of
}

const track = fc.constantFrom(...TRACKS)
const state = fc.constantFrom(...TRACK_STATES)
const deed: fc.Arbitrary<CaseDeed> = fc.oneof(
  fc.record({
    kind: fc.constant('lead_taken' as const),
    body: fc.record({ agencyId: fc.constantFrom(desk, centre), staffId: fc.constant<StaffId | null>(null) }),
  }),
  fc.record({ kind: fc.constant('contact_due' as const), body: fc.record({ on: fc.constantFrom(today, tomorrow) }) }),
  fc.record({
    kind: fc.constant('track_changed' as const),
    body: fc.record({ track, to: state, reason: fc.constant(null), words: fc.constant('理由') }),
  }),
  fc.record({
    kind: fc.constant('coordination_ended' as const),
    body: fc.record({ words: fc.constant('理由'), nextContactOn: fc.constant(tomorrow) }),
  }),
)

test('a case is the fold of its acts: each act counts one, and folding at once is folding step by step', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), deeds => {
      const acts = actsOf([opening, ...deeds])
      const id = newId<'case'>() as CaseId
      const whole = foldCase(id, acts)
      expect(whole?.version).toBe(acts.length)
      const before = foldCase(id, acts.slice(0, -1))
      const last = acts.at(-1)
      if (before && last) expect(afterCaseAct(before, last)).toEqual(whole)
    }),
  )
})

test('whatever happens, somebody leads, and a case is over exactly when both tracks are', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 12 }), deeds => {
      const of = folded(...deeds)
      expect(of.leadAgency).toBeTruthy()
      expect(of.endedAt !== null).toBe(of.solving === 'ended' && of.accompanying === 'ended')
    }),
  )
})

test('changing one track never touches the other', () => {
  fc.assert(
    fc.property(fc.array(deed, { maxLength: 6 }), track, state, (deeds, which, to) => {
      const before = folded(...deeds)
      const act = actsOf([{ kind: 'track_changed', body: { track: which, to, reason: null, words: '理由' } }])[0]
      if (act === undefined) return
      const other = which === 'solving' ? 'accompanying' : 'solving'
      expect(afterCaseAct(before, act)[other]).toBe(before[other])
    }),
  )
})

test('acts that do not begin with an opening are no case', () => {
  expect(foldCase(newId<'case'>() as CaseId, actsOf([{ kind: 'contact_due', body: { on: today } }]))).toBeUndefined()
  expect(foldCase(newId<'case'>() as CaseId, [])).toBeUndefined()
})

const coded = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'yes' : result.refusal?.code)

test('coordination ends only with a lead in the team, a day to come and a word', () => {
  const of = folded()
  const wish = { words: '役割が決まった', nextContactOn: tomorrow }
  expect(coded(mayEndCoordination(of, wish, facts))).toBe('yes')
  expect(coded(mayEndCoordination(of, { ...wish, words: '' }, facts))).toBe('silent-close')
  expect(coded(mayEndCoordination(of, { ...wish, nextContactOn: null }, facts))).toBe('lead-missing')
  expect(coded(mayEndCoordination(of, { ...wish, nextContactOn: today }, facts))).toBe('lead-missing')
  expect(coded(mayEndCoordination(of, wish, { today, team: [{ agencyId: room }] }))).toBe('lead-missing')
  expect(coded(mayEndCoordination({ ...of, leadAgency: room }, wish, facts))).toBe('lead-missing')
  expect(coded(mayEndCoordination({ ...of, coordinatorAgency: null }, wish, facts))).toBe('wrong-state')
})

test('no track changes without a word, and while anything goes on the next contact is known', () => {
  const of = folded()
  const wish = { track: 'solving', to: 'ended', reason: null, words: '落ち着いた', nextContactOn: null } as const
  expect(coded(mayChangeTrack(of, wish, today))).toBe('yes')
  expect(coded(mayChangeTrack(of, { ...wish, words: '' }, today))).toBe('silent-close')
  expect(coded(mayChangeTrack(of, { ...wish, to: 'open' }, today))).toBe('wrong-state')
  expect(coded(mayChangeTrack({ ...of, nextContactOn: null }, wish, today))).toBe('lead-missing')
  expect(coded(mayChangeTrack(of, { ...wish, nextContactOn: today }, today))).toBe('next-date-missing')
  const last = { ...of, accompanying: 'ended' } as const
  expect(coded(mayChangeTrack(last, wish, today))).toBe('wrong-state')
  expect(coded(mayChangeTrack({ ...last, coordinatorAgency: null, nextContactOn: null }, wish, today))).toBe('yes')
})

test('no wish without words ever closes anything', () => {
  fc.assert(
    fc.property(
      fc.array(deed, { maxLength: 8 }),
      track,
      state,
      fc.option(fc.constantFrom(today, tomorrow)),
      (deeds, which, to, nextContactOn) => {
        const of = folded(...deeds)
        expect(mayChangeTrack(of, { track: which, to, reason: null, words: '', nextContactOn }, today).ok).toBe(false)
        expect(mayEndCoordination(of, { words: '', nextContactOn }, facts).ok).toBe(false)
      },
    ),
  )
})

test('the lead is offered by the lead alone, within the team, and never to whoever coordinates', () => {
  const of = folded()
  expect(coded(mayOfferLead(of, desk, centre, '引き継ぎ', facts))).toBe('yes')
  expect(coded(mayOfferLead(of, centre, desk, '引き継ぎ', facts))).toBe('not-owner')
  expect(coded(mayOfferLead(of, desk, newId<'agency'>(), '引き継ぎ', facts))).toBe('fields')
  expect(coded(mayOfferLead(of, desk, room, '引き継ぎ', facts))).toBe('fields')
  expect(coded(mayOfferLead(of, desk, desk, '引き継ぎ', facts))).toBe('fields')
  expect(coded(mayOfferLead(of, desk, centre, '', facts))).toBe('fields')
})

test('a lead is taken only by the one it is held out to', () => {
  const offer = { toAgency: centre, byAgency: desk }
  expect(coded(mayTakeLead(offer, centre))).toBe('yes')
  expect(coded(mayTakeLead(offer, room))).toBe('owner-missing')
  expect(coded(mayTakeLead(undefined, centre))).toBe('owner-missing')
})

test('whoever led a case to its end does not leave it, for nobody else could open it again', () => {
  const ended = {
    ...folded(),
    coordinatorAgency: null,
    solving: 'ended',
    accompanying: 'ended',
    endedAt: '2026-11-20T01:00:00.000Z',
  } as const
  expect(coded(mayLeave(ended, desk, '終わった', facts))).toBe('lead-missing')
  expect(coded(mayLeave(ended, centre, '終わった', facts))).toBe('yes')
})

test('whoever leads or coordinates does not leave the team, and nobody leaves without a word', () => {
  const of = folded()
  expect(coded(mayLeave(of, centre, '終わった', facts))).toBe('yes')
  expect(coded(mayLeave(of, centre, '', facts))).toBe('silent-close')
  expect(coded(mayLeave(of, desk, '終わった', facts))).toBe('lead-missing')
  expect(coded(mayLeave(of, room, '終わった', facts))).toBe('wrong-state')
  expect(coded(mayLeave(of, newId<'agency'>(), '終わった', facts))).toBe('absent')
})
