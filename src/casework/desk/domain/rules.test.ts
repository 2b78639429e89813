import { expect, test } from 'vitest'
import { readDay } from '../../../kernel/day.ts'
import type { AgencyId, StaffId } from '../../../kernel/id.ts'
import { newId } from '../../../kernel/id.ts'
import type { Duty, Reader } from '../../../kernel/reader.ts'
import type { Consultation, ConsultationAct, ConsultationDeed } from './consultation.ts'
import { CLOSINGS, DISPOSITIONS } from './consultation.ts'
import { afterAct, foldConsultation } from './fold.ts'
import { mayActOn, mayAmend, mayClose, mayReopen, mayScreen } from './rules.ts'
import { sightOfConsultation } from './sight.ts'

const today = readDay('2026-11-23') ?? never('a day')
const desk: AgencyId = newId()
const centre: AgencyId = newId()
const worker: StaffId = newId()
const heard = {
  channel: 'phone',
  statement: '家賃が払えない',
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
} as const

function never(what: string): never {
  throw new Error(what)
}

const actOf = (seq: number, deed: ConsultationDeed, byAgency = desk): ConsultationAct => ({
  id: newId(),
  seq,
  at: `2026-11-23T0${Math.min(seq, 9)}:00:00.000Z`,
  byStaff: worker,
  byAgency,
  ...deed,
})
const consultation = (...deeds: readonly ConsultationDeed[]): Consultation =>
  foldConsultation(
    newId(),
    [{ kind: 'received', body: heard } as const, ...deeds].map((deed, at) => actOf(at + 1, deed)),
  ) ?? never('folds')
const readerOf = (agencyId: AgencyId, ...duties: readonly Duty[]): Reader => ({ staffId: worker, agencyId, duties: new Set(duties) })
const close = (outcome: string, nextOn: string | null = null, words = 'お伝えした') => ({
  outcome,
  words,
  nextOn: nextOn === null ? null : (readDay(nextOn) ?? null),
  attempts: [],
})

test('from its first moment a consultation has an owner: the agency that heard it, and the worker who wrote it down', () => {
  expect(consultation()).toMatchObject({ ownerAgency: desk, ownerStaff: worker, state: 'received', version: 1 })
})

test('a consultation ends only by a known outcome; as somebody else’s job it does not end', () => {
  for (const outcome of CLOSINGS) expect(mayClose(consultation(), close(outcome, '2026-12-01'), 0, today).ok).toBe(true)
  for (const outcome of ['', 'not_ours', 'not-ours', 'other_agency', 'referred_accepted', 'received']) {
    expect(mayClose(consultation(), close(outcome), 0, today)).toMatchObject({ ok: false, refusal: { code: 'not-ours' } })
  }
})

test('watching, consent building and lost contact come back: without a day to come they are refused', () => {
  for (const outcome of ['watching', 'consent_building', 'lost_contact']) {
    for (const nextOn of [null, '2026-11-23', '2026-11-22']) {
      expect(mayClose(consultation(), close(outcome, nextOn), 0, today)).toMatchObject({
        ok: false,
        refusal: { code: 'next-date-missing' },
      })
    }
  }
  expect(mayClose(consultation(), close('answered', '2026-12-01'), 0, today)).toMatchObject({ ok: true, value: { nextOn: null } })
})

test('a consultation with an unanswered referral does not end', () => {
  expect(mayClose(consultation(), close('answered'), 1, today)).toMatchObject({ ok: false, refusal: { code: 'referral-unanswered' } })
})

test('coordination is not where cases are left: the desk says what it has tried', () => {
  for (const disposition of DISPOSITIONS) {
    const bare = mayScreen(consultation(), { disposition, tried: null, gapNeed: null })
    expect(bare.ok).toBe(disposition !== 'coordination')
    expect(mayScreen(consultation(), { disposition, tried: '訪問した', gapNeed: null }).ok).toBe(true)
  }
})

test('that no programme fits may be said beside any result of screening, and stays', () => {
  for (const disposition of DISPOSITIONS) {
    const screened = consultation({ kind: 'screened', body: { disposition, tried: '電話した', gapNeed: '夜に泊まれる場所' } })
    expect(screened).toMatchObject({ disposition, gapNeed: '夜に泊まれる場所' })
  }
})

test('only the owner acts, and only on the version it had before its eyes', () => {
  const held = consultation()
  expect(mayActOn(held, readerOf(desk, 'consult'), 1).ok).toBe(true)
  expect(mayActOn(held, readerOf(desk, 'consult'), undefined).ok).toBe(true)
  expect(mayActOn(held, readerOf(centre, 'consult'), 1)).toMatchObject({ ok: false, refusal: { code: 'not-owner' } })
  expect(mayActOn(held, readerOf(desk, 'consult'), 7)).toMatchObject({ ok: false, refusal: { code: 'stale-version', currentVersion: 1 } })
})

test('what was answered is opened again before anything else is done with it', () => {
  const answered = consultation({ kind: 'closed', body: { outcome: 'answered', words: 'はい', nextOn: null, attempts: [] } })
  expect(mayAmend(answered).ok).toBe(false)
  expect(mayClose(answered, close('answered'), 0, today)).toMatchObject({ ok: false, refusal: { code: 'wrong-state' } })
  expect(mayScreen(answered, { disposition: 'info_only', tried: null, gapNeed: null }).ok).toBe(false)
  expect(mayReopen(answered).ok).toBe(true)
  expect(mayReopen(consultation()).ok).toBe(false)
})

test('an offer alone moves nothing: until somebody accepts, the desk still holds the person', () => {
  const offered = consultation({ kind: 'referral_sent', body: { referralId: newId(), toAgency: centre, kind: 'hand_over' } })
  expect(offered).toMatchObject({ ownerAgency: desk, state: 'screened', disposition: 'refer' })
  for (const answer of ['returned', 'declined', 'withdrawn'] as const) {
    const back = afterAct(offered, actOf(3, { kind: 'referral_answered', body: { referralId: newId(), answer, words: '理由' } }))
    expect(back).toMatchObject({ ownerAgency: desk, state: 'screened' })
  }
  const taken = afterAct(offered, actOf(3, { kind: 'handed_over', body: { referralId: newId(), toAgency: centre } }, centre))
  expect(taken).toMatchObject({ ownerAgency: centre, ownerStaff: null, state: 'referred_accepted' })
})

test('help that was accepted and did not come puts the consultation back among those without outcome', () => {
  const taken = consultation({ kind: 'handed_over', body: { referralId: newId(), toAgency: centre } })
  const back = afterAct(
    taken,
    actOf(3, { kind: 'referral_answered', body: { referralId: newId(), answer: 'ended_without_help', words: '理由' } }),
  )
  expect(back).toMatchObject({ state: 'screened', ownerAgency: centre })
})

test('rows that do not begin with a reception are not a consultation', () => {
  expect(foldConsultation(newId(), [])).toBeUndefined()
  expect(foldConsultation(newId(), [actOf(1, { kind: 'reopened', body: { words: '再び' } })])).toBeUndefined()
})

test('seeing follows the work: duty and standing open, rank does not', () => {
  const standing = { standing: [desk] }
  expect(sightOfConsultation(standing, readerOf(desk, 'consult'))).toEqual({ sight: 'whole', because: 'agency-stands-beside' })
  expect(sightOfConsultation(standing, readerOf(centre, 'consult', 'head'))).toEqual({ sight: 'nothing', because: 'not-involved' })
  expect(sightOfConsultation(standing, readerOf(desk, 'administer'))).toEqual({ sight: 'nothing', because: 'no-duty' })
  expect(sightOfConsultation(standing, readerOf(desk, 'evaluate'))).toEqual({ sight: 'figures', because: 'evaluates' })
})

test('asking for coordination leaves screening and owner as they are; a case that was opened from it ends its waiting and keeps its owner', () => {
  const screened = consultation({ kind: 'screened', body: { disposition: 'coordination', tried: '電話をした', gapNeed: null } })
  const asked = afterAct(screened, actOf(3, { kind: 'referral_sent', body: { referralId: newId(), toAgency: centre, kind: 'coordinate' } }))
  expect(asked).toMatchObject({ state: 'screened', disposition: 'coordination', tried: '電話をした', ownerAgency: desk })
  expect(mayClose(asked, close('answered'), 1, today)).toMatchObject({ ok: false, refusal: { code: 'referral-unanswered' } })
  const taken = afterAct(asked, actOf(4, { kind: 'case_opened', body: { caseId: newId() } }, centre))
  expect(taken).toMatchObject({ state: 'case_opened', ownerAgency: desk, nextOn: null, version: 4 })
})
