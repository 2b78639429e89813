import { expect, test } from 'vitest'
import { newId } from '../../../kernel/id.ts'
import { SHAREABLE, TICKED_AT_FIRST, WHEREABOUTS } from './bundle.ts'
import { BASES, STATES } from './referral.ts'
import { day, sheet } from './referral-in-test.ts'
import type { SendingFacts } from './sending.ts'
import { isOverdue, maySend } from './sending.ts'

const FACTS: SendingFacts = {
  fromAgency: newId<'agency'>(),
  today: day('2026-10-01'),
  basisHolds: true,
  receiverExists: true,
  hasProtectedPerson: false,
}
const codeOf = (result: ReturnType<typeof maySend>) => (result.ok ? 'sent' : result.refusal.code)
const fieldsOf = (result: ReturnType<typeof maySend>) => (result.ok ? [] : Object.keys(result.refusal.fields ?? {}).sort())

test('a sheet by consent goes out when it says how the consent was made sure of', () => {
  expect(codeOf(maySend(sheet(), FACTS))).toBe('sent')
  const without = maySend(sheet({ consentType: null }), FACTS)
  expect([codeOf(without), fieldsOf(without)]).toEqual(['fields', ['consentType']])
})

test.each(BASES.filter(code => code !== 'consent'))('on the basis %s a sheet goes out only with a reason in words', basis => {
  expect(codeOf(maySend(sheet({ basis, consentType: null, basisReason: '見本の相当の理由' }), FACTS))).toBe('sent')
  const without = maySend(sheet({ basis, consentType: null }), FACTS)
  expect([codeOf(without), fieldsOf(without)]).toEqual(['fields', ['basisReason']])
})

test.each(['', 'swa-106-6', 'swa-4-3', 'Consent'])('nothing goes out on the basis "%s", even where the law has such an article', basis => {
  const refused = maySend(sheet({ basis, basisReason: '見本の理由' }), FACTS)
  expect([codeOf(refused), fieldsOf(refused)]).toEqual(['no-basis', ['basis']])
})

test('a wrong basis is called so even when the reason is missing too', () => {
  expect(codeOf(maySend(sheet({ basis: 'because', basisReason: null }), FACTS))).toBe('no-basis')
})

test('nothing goes out on a basis that does not hold on the day', () => {
  expect(codeOf(maySend(sheet(), { ...FACTS, basisHolds: false }))).toBe('no-basis')
})

test('nothing goes to an agency that is not there, or to oneself', () => {
  expect(fieldsOf(maySend(sheet(), { ...FACTS, receiverExists: false }))).toEqual(['toAgency'])
  expect(fieldsOf(maySend(sheet({ toAgency: FACTS.fromAgency }), FACTS))).toEqual(['toAgency'])
})

test('an answer may be owed today, but not yesterday', () => {
  expect(codeOf(maySend(sheet({ replyBy: day('2026-10-01') }), FACTS))).toBe('sent')
  expect(fieldsOf(maySend(sheet({ replyBy: day('2026-09-30') }), FACTS))).toEqual(['replyBy'])
})

test.each(WHEREABOUTS)('with a protected person linked, %s never travels', field => {
  const asked = sheet({ sharedFields: ['statement', field] })
  expect(codeOf(maySend(asked, FACTS))).toBe('sent')
  expect(codeOf(maySend(asked, { ...FACTS, hasProtectedPerson: true }))).toBe('address-protected')
})

test('with a protected person linked, everything that tells no whereabouts may still go', () => {
  const rest = SHAREABLE.filter(field => !WHEREABOUTS.includes(field))
  expect(codeOf(maySend(sheet({ sharedFields: rest }), { ...FACTS, hasProtectedPerson: true }))).toBe('sent')
})

test('what is ticked at first tells nobody where somebody is', () => {
  expect(TICKED_AT_FIRST.filter(field => WHEREABOUTS.includes(field))).toEqual([])
})

test('an answer is overdue from the day after it was owed, and only while somebody waits', () => {
  const late = STATES.filter(state => isOverdue({ state, replyBy: day('2026-09-30') }, FACTS.today))
  expect(late).toEqual(['sent', 'seen'])
  expect(isOverdue({ state: 'sent', replyBy: FACTS.today }, FACTS.today)).toBe(false)
})
