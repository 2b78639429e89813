import { expect, test } from 'vitest'
import { readDay } from '../../../../kernel/day.ts'
import type { ConferenceType } from './conference-type.ts'
import { selectableTypes } from './conference-type.ts'
import { basisOf, mayCarryPlan } from './item-basis.ts'

const from = readDay('2021-04-01')
if (from === undefined) throw new Error('a day')

const SUPPORT: ConferenceType = {
  code: 'support_conference',
  displayName: '支援会議',
  alsoCalled: ['まるごと会議'],
  legalBasis: 'swa-106-6',
  consentRule: 'no_consent',
  convenorRule: 'city',
  memberRule: 'chosen_by_chair',
  secrecyRule: 'statutory',
  minutesRule: 'present',
  mayReviewPlan: false,
  isSealed: false,
  tone: 'statutory',
  validFrom: from,
  validTo: null,
}
const MULTILAYERED: ConferenceType = {
  ...SUPPORT,
  code: 'multilayered_support_conference',
  legalBasis: 'swa-106-4-2-5',
  consentRule: 'needs_consent',
  mayReviewPlan: true,
}
const CARE: ConferenceType = { ...MULTILAYERED, code: 'community_care_conference', legalBasis: 'ltc-115-48', consentRule: 'case_by_case' }

const ALL = { subjects: 2, consented: 2 }
const ONE_OF_TWO = { subjects: 2, consented: 1 }
const NOBODY_KNOWN = { subjects: 0, consented: 0 }

test('a case goes before a 重層的支援会議 only when everybody it is for agreed', () => {
  expect(basisOf(MULTILAYERED, ALL, null)).toEqual({ ok: true, value: { basis: 'consent', reason: null } })
  for (const standing of [ONE_OF_TWO, NOBODY_KNOWN, { subjects: 1, consented: 0 }]) {
    expect(basisOf(MULTILAYERED, standing, '急ぐから')).toMatchObject({ ok: false, refusal: { code: 'basis-needs-consent' } })
  }
})

test('a 支援会議 speaks of a case without consent, on its own law, whatever consent there is', () => {
  for (const standing of [ALL, ONE_OF_TWO, NOBODY_KNOWN]) {
    expect(basisOf(SUPPORT, standing, null)).toEqual({ ok: true, value: { basis: 'swa-106-6', reason: null } })
  }
})

test('where it is judged case by case, a missing consent asks for the reason in words', () => {
  expect(basisOf(CARE, ALL, null)).toEqual({ ok: true, value: { basis: 'consent', reason: null } })
  expect(basisOf(CARE, ONE_OF_TWO, null)).toMatchObject({ ok: false, refusal: { code: 'fields' } })
  expect(basisOf(CARE, ONE_OF_TWO, '命の危険がある')).toEqual({ ok: true, value: { basis: 'ltc-115-48', reason: '命の危険がある' } })
})

test('a 支援会議 discusses no plan', () => {
  expect(mayCarryPlan(SUPPORT, true)).toMatchObject({ ok: false, refusal: { code: 'fields' } })
  expect(mayCarryPlan(SUPPORT, false).ok).toBe(true)
  expect(mayCarryPlan(MULTILAYERED, true).ok).toBe(true)
})

test('sealed kinds and kinds out of force cannot be put on an agenda', () => {
  const before = readDay('2021-03-31')
  const on = readDay('2026-11-23')
  if (before === undefined || on === undefined) throw new Error('days')
  const sealed = { ...SUPPORT, code: 'case_review_conference', isSealed: true }
  const over = { ...CARE, validTo: on }
  expect(selectableTypes([SUPPORT, sealed, over], on).map(type => type.code)).toEqual(['support_conference'])
  expect(selectableTypes([SUPPORT], before)).toEqual([])
})
