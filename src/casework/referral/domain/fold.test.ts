import { expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import { foldReferral } from './fold.ts'
import type { Referral, ReferralDeed } from './referral.ts'
import { act, day, drafted, sheet } from './referral-in-test.ts'

const [SENDER, RECEIVER] = [newId<'agency'>(), newId<'agency'>()]
const SENT: ReferralDeed = { kind: 'sent', body: {} }
const SEEN: ReferralDeed = { kind: 'seen', body: {} }
const ACCEPTED: ReferralDeed = {
  kind: 'accepted',
  body: { personInCharge: '見本 担当', firstContactOn: day('2026-10-06'), words: null, on: day('2026-10-05') },
}
const STARTED: ReferralDeed = { kind: 'started', body: { on: day('2026-10-10'), words: null } }
const CONFIRMED: ReferralDeed = { kind: 'confirmed', body: { words: null } }
const ENDED: ReferralDeed = { kind: 'ended_without_help', body: { reason: 'no_capacity', words: '空きがない' } }
const arrived = (isSo: boolean): ReferralDeed => ({ kind: 'followed_up', body: { arrived: isSo, words: '' } })
const helped = (isSo: boolean): ReferralDeed => ({ kind: 'person_answered', body: { helped: isSo, words: '' } })

function after(...deeds: readonly ReferralDeed[]): Referral {
  const acts = deeds.map((deed, index) => act(index + 2, RECEIVER, deed))
  const referral = foldReferral(newId<'referral'>(), [drafted(SENDER, RECEIVER), ...acts])
  if (referral === undefined) throw new Error('acts that begin with a draft fold to a referral')
  return referral
}

test('without acts, or without a draft at the beginning, there is no referral', () => {
  expect(foldReferral(newId<'referral'>(), [])).toBeUndefined()
  expect(foldReferral(newId<'referral'>(), [act(1, SENDER, SENT)])).toBeUndefined()
})

test('a draft is the sheet as it was written, at its first version, and nothing more has happened', () => {
  const draft = after()
  expect(draft).toMatchObject({ state: 'draft', version: 1, fromAgency: SENDER, toAgency: RECEIVER, basisOn: '2026-10-01', sentAt: null })
  expect([draft.seenAt, draft.answeredAt, draft.followUpOn, draft.arrived, draft.personHelped]).toEqual([null, null, null, null, null])
})

test('a draft that is written anew says the new words, and stays a draft between the same two', () => {
  const draft = after({
    kind: 'revised',
    body: { ...sheet({ toAgency: RECEIVER, reason: '書き直した', kind: 'involve' }), basisOn: day('2026-10-02') },
  })
  expect(draft).toMatchObject({
    state: 'draft',
    version: 2,
    reason: '書き直した',
    kind: 'involve',
    basisOn: '2026-10-02',
    fromAgency: SENDER,
    sentAt: null,
  })
})

test('each act counts one version, so that the sheet is as many versions old as it has acts', () => {
  expect(after(SENT, SEEN, ACCEPTED, STARTED, CONFIRMED).version).toBe(6)
})

test('two weeks after acceptance somebody asks whether the person arrived', () => {
  expect(after(SENT, ACCEPTED)).toMatchObject({ state: 'accepted', followUpOn: '2026-10-19', followUpWeek: 2, personInCharge: '見本 担当' })
})

test('after the two-week question comes the eight-week one, counted from the same acceptance', () => {
  expect(after(SENT, ACCEPTED, arrived(true))).toMatchObject({ followUpOn: '2026-11-30', followUpWeek: 8, arrived: true })
})

test('after the eight-week question there is no further one', () => {
  expect(after(SENT, ACCEPTED, arrived(false), arrived(true))).toMatchObject({ followUpOn: null, followUpWeek: null, arrived: true })
})

test('the questions go on after the support began and after it was confirmed', () => {
  expect(after(SENT, ACCEPTED, STARTED, CONFIRMED)).toMatchObject({
    state: 'confirmed',
    followUpOn: '2026-10-19',
    serviceStartedOn: '2026-10-10',
  })
})

test('what ended without help is asked after no more, and keeps its reason', () => {
  expect(after(SENT, ACCEPTED, ENDED)).toMatchObject({
    followUpOn: null,
    followUpWeek: null,
    answerReason: 'no_capacity',
    answerWords: '空きがない',
  })
})

test.each(['returned', 'declined'] as const)('what was %s keeps its reason in code and words', kind => {
  const given = after(SENT, SEEN, { kind, body: { reason: 'wrong_agency', words: '別の窓口へ' } })
  expect(given).toMatchObject({ state: kind, answerReason: 'wrong_agency', answerWords: '別の窓口へ', followUpOn: null })
  expect(given.answeredAt).not.toBeNull()
})

test('a withdrawn draft was never sent', () => {
  expect(after({ kind: 'withdrawn', body: { words: '' } })).toMatchObject({ state: 'withdrawn', sentAt: null })
})

const TELLINGS: readonly (readonly [string, readonly ReferralDeed[], boolean])[] = [
  ['arrived, not helped', [arrived(true), helped(false)], true],
  ['not helped, then found arrived', [helped(false), arrived(true)], true],
  ['confirmed, not helped', [STARTED, CONFIRMED, helped(false)], true],
  ['not helped, then confirmed', [helped(false), STARTED, CONFIRMED], true],
  ['ended without help, yet helped', [ENDED, helped(true)], true],
  ['not arrived, yet helped', [arrived(false), helped(true)], true],
  ['arrived and helped', [arrived(true), helped(true)], false],
  ['confirmed and helped', [STARTED, CONFIRMED, helped(true)], false],
  ['ended without help and not helped', [ENDED, helped(false)], false],
  ['not arrived and not helped', [arrived(false), helped(false)], false],
  ['nobody asked the person', [arrived(true)], false],
  ['nobody asked the agencies', [helped(false)], false],
  ['the person changed the answer', [arrived(true), helped(false), helped(true)], false],
]

test.each(TELLINGS)('whether the person contradicts the agencies: %s', (_, deeds, expected) => {
  expect(after(SENT, ACCEPTED, ...deeds).isContradicted).toBe(expected)
})
