import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseAct, CaseDeed, SupportCase } from '../../../../src/casework/coordination/domain/case/case.ts'
import { TRACK_STATES, TRACKS } from '../../../../src/casework/coordination/domain/case/case.ts'
import { afterCaseAct, foldCase } from '../../../../src/casework/coordination/domain/case/fold-case.ts'
import {
  mayChangeTrack,
  mayEndCoordination,
  mayLeave,
  mayOfferLead,
  mayTakeLead,
} from '../../../../src/casework/coordination/domain/case/rules.ts'
import { mayReview } from '../../../../src/casework/coordination/domain/sealed/glass.ts'
import { readDay } from '../../../../src/kernel/day.ts'
import type { AgencyId } from '../../../../src/kernel/id.ts'
import { newId } from '../../../../src/kernel/id.ts'
import type { Step } from './drive.ts'
import { drive, walkedThrough } from './drive.ts'

const day = (text: string) => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}
const [today, tomorrow] = [day('2026-11-20'), day('2026-11-21')]
const [desk, room, centre, school] = [newId<'agency'>(), newId<'agency'>(), newId<'agency'>(), newId<'agency'>()]
const AGENCIES = [desk, room, centre, school]
const ID = newId<'case'>()

type Real = {
  readonly acts: readonly CaseAct[]
  readonly now: SupportCase
  readonly team: readonly AgencyId[]
  readonly offer: { toAgency: AgencyId; byAgency: AgencyId } | undefined
}
/** What the team would say: who leads, whether anybody coordinates, what goes on, who is there, to whom the lead is held out. */
type Model = {
  readonly lead: AgencyId
  readonly isCoordinated: boolean
  readonly tracks: Readonly<Record<(typeof TRACKS)[number], string>>
  readonly team: readonly AgencyId[]
  readonly offered: AgencyId | null
}

function did(real: Real, deed: CaseDeed, more: Partial<Real> = {}): Real {
  const act: CaseAct = { id: newId(), seq: real.acts.length + 1, at: '2026-11-20T01:00:00.000Z', byStaff: newId(), byAgency: desk, ...deed }
  return { ...real, acts: [...real.acts, act], now: afterCaseAct(real.now, act), ...more }
}

const isOver = ({ tracks }: Model) => tracks.solving === 'ended' && tracks.accompanying === 'ended'
const facts = ({ team }: Real) => ({ today, team: team.map(agencyId => ({ agencyId })) })
const words = fc.constantFrom('', '話し合った', '話し合った')
const agency = fc.constantFrom(...AGENCIES)
const next = fc.constantFrom(null, today, tomorrow, tomorrow)

const steps: readonly fc.Arbitrary<Step<Model, Real>>[] = [
  fc.record({ track: fc.constantFrom(...TRACKS), to: fc.constantFrom(...TRACK_STATES), words, nextContactOn: next }).map(wish => ({
    name: 'change a track',
    may: model => {
      const tracks = { ...model.tracks, [wish.track]: wish.to }
      const ends = tracks.solving === 'ended' && tracks.accompanying === 'ended'
      return model.tracks[wish.track] !== wish.to && wish.words !== '' && (ends ? !model.isCoordinated : wish.nextContactOn !== today)
    },
    after: model => ({ ...model, tracks: { ...model.tracks, [wish.track]: wish.to } }),
    act: real =>
      mayChangeTrack(real.now, { ...wish, reason: null }, today).ok
        ? did(real, { kind: 'track_changed', body: { ...wish, reason: null } })
        : undefined,
  })),
  fc.record({ words, nextContactOn: next }).map(wish => ({
    name: 'end coordination',
    may: model =>
      model.isCoordinated &&
      !isOver(model) &&
      model.lead !== room &&
      model.team.includes(model.lead) &&
      wish.words !== '' &&
      wish.nextContactOn === tomorrow,
    after: model => ({ ...model, isCoordinated: false }),
    act: real => {
      const may = mayEndCoordination(real.now, wish, facts(real))
      return may.ok ? did(real, { kind: 'coordination_ended', body: may.value }) : undefined
    },
  })),
  fc.record({ by: agency, to: agency, said: words }).map(({ by, to, said }) => ({
    name: 'offer the lead',
    may: model =>
      !isOver(model) && model.lead === by && to !== by && model.team.includes(to) && !(model.isCoordinated && to === room) && said !== '',
    after: model => ({ ...model, offered: to }),
    act: real => (mayOfferLead(real.now, by, to, said, facts(real)).ok ? { ...real, offer: { toAgency: to, byAgency: by } } : undefined),
  })),
  agency.map(by => ({
    name: 'take the lead',
    may: model => model.offered === by,
    after: model => ({ ...model, lead: by, offered: null }),
    act: real =>
      mayTakeLead(real.offer, by).ok
        ? did(real, { kind: 'lead_taken', body: { agencyId: by, staffId: null } }, { offer: undefined })
        : undefined,
  })),
  fc.record({ by: agency, said: words }).map(({ by, said }) => ({
    name: 'leave',
    may: model => model.team.includes(by) && model.lead !== by && !(model.isCoordinated && by === room) && said !== '',
    // Whoever leaves takes no lead any more that was held out to them.
    after: model => ({ ...model, team: model.team.filter(one => one !== by), offered: model.offered === by ? null : model.offered }),
    act: real => {
      if (!mayLeave(real.now, by, said, facts(real)).ok) return undefined
      return { ...real, team: real.team.filter(one => one !== by), offer: real.offer?.toAgency === by ? undefined : real.offer }
    },
  })),
]

test('whatever a team tries in whatever order, somebody of the team leads, also what is over, and nothing ends without a word', () => {
  const begin = () => {
    const parts = {
      householdId: null,
      consultationId: null,
      leadStaff: null,
      coordinatorStaff: null,
      requestId: null,
      nextContactOn: tomorrow,
    }
    const body = { label: '見本', leadAgency: desk, coordinatorAgency: room, ...parts }
    const first: CaseAct = { id: newId(), seq: 1, at: '2026-11-20T01:00:00.000Z', byStaff: newId(), byAgency: desk, kind: 'opened', body }
    const now = foldCase(ID, [first])
    if (now === undefined) throw new Error('opened')
    const model: Model = {
      lead: desk,
      isCoordinated: true,
      tracks: { solving: 'open', accompanying: 'open' },
      team: AGENCIES,
      offered: null,
    }
    return { model, real: { acts: [first], now, team: AGENCIES, offer: undefined } }
  }
  const driven = drive<Model, Real>(
    steps,
    begin,
    (model, { acts, now, team }) => {
      expect([now.leadAgency, now.coordinatorAgency !== null, now.solving, now.accompanying]).toEqual([
        model.lead,
        model.isCoordinated,
        model.tracks.solving,
        model.tracks.accompanying,
      ])
      expect(now.endedAt !== null).toBe(isOver(model))
      expect(team).toContain(now.leadAgency)
      expect(foldCase(ID, acts)).toEqual(now)
    },
    200,
  )
  walkedThrough(driven, ['change a track', 'end coordination', 'offer the lead', 'take the lead', 'leave'])
})

test('an emergency opening is reviewed once, and never by whoever opened', () => {
  const [opener, officer, second] = ['opener', 'officer', 'second']
  const steps = fc.constantFrom(opener, officer, second).map(reviewer => ({
    name: 'review',
    may: (reviewedBy: string | null) => reviewedBy === null && reviewer !== opener,
    after: () => reviewer,
    act: (review: { staffId: string; reviewedAt: string | null }) =>
      mayReview(review, reviewer).ok ? { ...review, reviewedAt: '2026-11-20T01:00:00Z' } : undefined,
  }))
  const driven = drive<string | null, { staffId: string; reviewedAt: string | null }>(
    [steps],
    () => ({ model: null, real: { staffId: opener, reviewedAt: null } }),
    (reviewedBy, { reviewedAt }) => expect(reviewedAt !== null).toBe(reviewedBy !== null),
  )
  walkedThrough(driven, ['review'])
})
