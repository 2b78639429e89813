import { expect, test } from 'vitest'
import type { Day } from '../../../../kernel/day.ts'
import type { ConferenceType } from './conference-type.ts'
import { decideType } from './type-wish.ts'

const TODAY = '2026-11-23' as Day
const APRIL = '2027-04-01' as Day
const MEANING = {
  displayName: '包括支援の会議',
  alsoCalled: [],
  legalBasis: 'swa-106-4-2-5',
  consentRule: 'needs_consent',
  convenorRule: 'coordinator',
  memberRule: 'team_and_guests',
  secrecyRule: 'pledge',
  minutesRule: 'present_and_team',
  mayReviewPlan: true,
  tone: 'consented',
} as const
const NOW: ConferenceType = { ...MEANING, code: 'now', isSealed: false, validFrom: '2021-04-01' as Day, validTo: null }
const AHEAD: ConferenceType = { ...NOW, displayName: 'これから', validFrom: APRIL }

test('another name from a day on ends the former row on that day and begins a new one, touching no word of the former', () => {
  const done = decideType([NOW], { kind: 'succeed', code: 'now', from: APRIL, meaning: { ...MEANING, displayName: '新しい名' } }, TODAY)
  expect(done.ok && done.value.ended).toEqual([{ row: NOW, validTo: APRIL }])
  expect(done.ok && done.value.added).toEqual([{ ...NOW, displayName: '新しい名', validFrom: APRIL }])
})

test('what is not yet begun can be taken back, and the row before it goes on; what has begun cannot', () => {
  const ended = { ...NOW, validTo: APRIL }
  const done = decideType([ended, AHEAD], { kind: 'withdraw', code: 'now', begins: APRIL }, TODAY)
  expect(done.ok && done.value).toEqual({ dropped: [AHEAD], ended: [{ row: ended, validTo: null }], added: [] })
  expect(decideType([NOW], { kind: 'withdraw', code: 'now', begins: NOW.validFrom }, TODAY).ok).toBe(false)
})

test('no change reaches back to today, and no kind is closed twice or begun twice', () => {
  for (const kind of ['open', 'succeed'] as const)
    expect(decideType([NOW], { kind, code: kind === 'open' ? 'other' : 'now', from: TODAY, meaning: MEANING }, TODAY).ok).toBe(false)
  expect(decideType([NOW], { kind: 'close', code: 'now', from: TODAY }, TODAY).ok).toBe(false)
  expect(decideType([NOW], { kind: 'open', code: 'now', from: APRIL, meaning: MEANING }, TODAY).ok).toBe(false)
  expect(decideType([{ ...NOW, validTo: APRIL }], { kind: 'close', code: 'now', from: '2027-05-01' as Day }, TODAY).ok).toBe(false)
  expect(decideType([{ ...NOW, validTo: APRIL }, AHEAD], { kind: 'close', code: 'now', from: '2027-05-01' as Day }, TODAY).ok).toBe(false)
})

test('a kind without consent cannot go without the secrecy of the law, nor with minutes for the whole team', () => {
  const open = (meaning: Partial<ConferenceType>) =>
    decideType([], { kind: 'open', code: 'fresh', from: APRIL, meaning: { ...MEANING, ...meaning } }, TODAY)
  expect(open({ consentRule: 'no_consent' })).toMatchObject({
    ok: false,
    refusal: { secrecyRule: expect.any(String), minutesRule: expect.any(String) },
  })
  expect(open({ consentRule: 'no_consent', secrecyRule: 'statutory', minutesRule: 'present' }).ok).toBe(true)
  expect(open({ tone: 'sealed' }).ok).toBe(false)
})

test('a sealed kind is not touched from here', () => {
  const sealed = { ...NOW, isSealed: true }
  expect(decideType([sealed], { kind: 'close', code: 'now', from: APRIL }, TODAY).ok).toBe(false)
})
