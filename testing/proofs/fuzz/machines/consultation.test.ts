import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Consultation, ConsultationAct, ConsultationDeed, Heard } from '../../../../src/casework/desk/domain/consultation.ts'
import { CLOSINGS, DISPOSITIONS } from '../../../../src/casework/desk/domain/consultation.ts'
import { afterAct, foldConsultation } from '../../../../src/casework/desk/domain/fold.ts'
import { mayAmend, mayClose, mayReopen, mayScreen } from '../../../../src/casework/desk/domain/rules.ts'
import { readDay } from '../../../../src/kernel/day.ts'
import { newId } from '../../../../src/kernel/id.ts'
import type { Step } from './drive.ts'
import { drive, walkedThrough } from './drive.ts'

const day = (text: string) => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}
const [today, tomorrow, yesterday] = [day('2026-11-20'), day('2026-11-21'), day('2026-11-19')]
const [desk, other] = [newId<'agency'>(), newId<'agency'>()]

const HEARD: Heard = {
  channel: 'phone',
  statement: '困っている',
  familyStatement: null,
  workerView: null,
  topics: [],
  mainTopic: null,
  urgency: null,
  urgentAction: null,
  called: null,
  visitorName: null,
  visitorRelation: null,
  visitorPhone: null,
  contactNote: null,
  language: 'ja',
  interpreter: false,
  accessNeeds: null,
  gapNeed: null,
}

type Real = { readonly id: Consultation['id']; readonly acts: readonly ConsultationAct[]; readonly now: Consultation }
/** Only what a person at the desk would say of it: over or not, with a day to come or not, whose it is, how many things were done. */
type Model = { readonly isAnswered: boolean; readonly next: string | null; readonly owner: string; readonly acts: number }

function begin(): { model: Model; real: Real } {
  const id = newId<'consultation'>()
  const first = actOf(1, { kind: 'received', body: HEARD })
  const now = foldConsultation(id, [first])
  if (now === undefined) throw new Error('received')
  return { model: { isAnswered: false, next: null, owner: desk, acts: 1 }, real: { id, acts: [first], now } }
}

function actOf(seq: number, deed: ConsultationDeed): ConsultationAct {
  return { id: newId(), seq, at: '2026-11-20T01:00:00.000Z', byStaff: newId(), byAgency: desk, ...deed }
}

function went(real: Real, deed: ConsultationDeed): Real {
  const act = actOf(real.acts.length + 1, deed)
  return { ...real, acts: [...real.acts, act], now: afterAct(real.now, act) }
}

const again = (model: Model): Model => ({ ...model, acts: model.acts + 1 })
const words = fc.constantFrom('', '話した')
const steps: readonly fc.Arbitrary<Step<Model, Real>>[] = [
  fc.constant({
    name: 'amend',
    may: model => !model.isAnswered,
    after: again,
    act: real => (mayAmend(real.now).ok ? went(real, { kind: 'amended', body: { statement: '書き直した' } }) : undefined),
  }),
  fc.record({ disposition: fc.constantFrom(...DISPOSITIONS), tried: fc.constantFrom(null, '電話した') }).map(wish => ({
    name: 'screen',
    may: model => !model.isAnswered && !(wish.disposition === 'coordination' && wish.tried === null),
    after: model => ({ ...again(model), next: null }),
    act: real =>
      mayScreen(real.now, { ...wish, gapNeed: null }).ok ? went(real, { kind: 'screened', body: { ...wish, gapNeed: null } }) : undefined,
  })),
  fc
    .record({
      outcome: fc.constantFrom<string>(...CLOSINGS, 'not_ours', 'referred_accepted', ''),
      words,
      nextOn: fc.constantFrom(null, yesterday, today, tomorrow),
      waiting: fc.constantFrom(0, 0, 0, 1),
    })
    .map(({ waiting, ...wish }) => ({
      name: 'close',
      may: model =>
        !model.isAnswered &&
        waiting === 0 &&
        wish.words !== '' &&
        (wish.outcome === 'answered' || (isOpenEnd(wish.outcome) && wish.nextOn === tomorrow)),
      after: model => ({ ...again(model), isAnswered: wish.outcome === 'answered', next: wish.outcome === 'answered' ? null : tomorrow }),
      act: real => {
        const may = mayClose(real.now, { ...wish, attempts: [] }, waiting, today)
        return may.ok ? went(real, { kind: 'closed', body: may.value }) : undefined
      },
    })),
  fc.constant({
    name: 'reopen',
    may: model => model.isAnswered,
    after: model => ({ ...again(model), isAnswered: false, next: null }),
    act: real => (mayReopen(real.now).ok ? went(real, { kind: 'reopened', body: { words: '再び' } }) : undefined),
  }),
  fc.constant({
    name: 'hand over',
    may: model => !model.isAnswered,
    after: model => ({ ...again(model), owner: other, next: null }),
    act: real =>
      real.now.state === 'answered' ? undefined : went(real, { kind: 'handed_over', body: { referralId: newId(), toAgency: other } }),
  }),
]

const isOpenEnd = (outcome: string) => ['consent_building', 'watching', 'lost_contact'].includes(outcome)

test('whatever is tried at the desk in whatever order, a consultation is over only by an outcome with words, and always somebody holds it', () => {
  const driven = drive<Model, Real>(steps, begin, (model, real) => {
    expect(real.now).toMatchObject({ ownerAgency: model.owner, nextOn: model.next, version: model.acts })
    expect(real.now.state === 'answered').toBe(model.isAnswered)
    expect(foldConsultation(real.id, real.acts)).toEqual(real.now)
  })
  walkedThrough(driven, ['amend', 'screen', 'close', 'reopen'])
})
