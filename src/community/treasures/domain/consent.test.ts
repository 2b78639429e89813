import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { Id } from '../../../kernel/id.ts'
import type { Concerned, Consent, Reach } from './consent.ts'
import { hasConsented, isValid, mayShow, missingConsents, partiesOf } from './consent.ts'

const day = (text: string) => text as Day
const TODAY = day('2026-11-23')
const gift: Concerned = { type: 'person_gift', tellerName: null, stewardName: null }
const told: Concerned = { type: 'place', tellerName: '宝野　語', stewardName: null }

const consent = (more: Partial<Consent> = {}): Consent => ({
  id: 'c' as Id<'treasure_consent'>,
  whose: 'gift',
  personName: '宝野　語',
  how: 'written',
  proxyName: '',
  scope: 'council',
  givenOn: day('2026-04-01'),
  validUntil: null,
  withdrawnOn: null,
  ...more,
})

test('a yes holds from its day to its last day, and not once it is taken back', () => {
  expect(isValid(consent(), TODAY)).toBe(true)
  expect(isValid(consent({ givenOn: TODAY }), TODAY)).toBe(true)
  expect(isValid(consent({ givenOn: day('2026-11-24') }), TODAY)).toBe(false)
  expect(isValid(consent({ validUntil: TODAY }), TODAY)).toBe(true)
  expect(isValid(consent({ validUntil: day('2026-11-22') }), TODAY)).toBe(false)
  expect(isValid(consent({ withdrawnOn: TODAY }), TODAY)).toBe(false)
})

test('a yes for everybody holds for neighbours too, a yes for neighbours for nobody else', () => {
  const reaches = (scope: Reach) =>
    (['council', 'liaison', 'public'] as const).filter(reach => hasConsented(gift, [consent({ scope })], 'gift', reach, TODAY))
  expect(reaches('council')).toEqual(['council'])
  expect(reaches('liaison')).toEqual(['council', 'liaison'])
  expect(reaches('public')).toEqual(['council', 'liaison', 'public'])
})

test('a person’s gift is not shown without their yes; a place is, without the name of who told of it', () => {
  expect(mayShow(gift, [], 'council', TODAY)).toBe(false)
  expect(mayShow(gift, [consent()], 'council', TODAY)).toBe(true)
  expect(mayShow(gift, [consent()], 'public', TODAY)).toBe(false)
  expect(mayShow(told, [], 'public', TODAY)).toBe(true)
  expect(hasConsented(told, [], 'teller', 'council', TODAY)).toBe(false)
})

test('a yes taken back hides the treasure everywhere, until it is given again or nobody is named any more', () => {
  const back = consent({ whose: 'teller', withdrawnOn: TODAY })
  for (const reach of ['council', 'liaison', 'public'] as const) expect(mayShow(told, [back], reach, TODAY)).toBe(false)
  expect(mayShow(told, [back, consent({ whose: 'teller' })], 'council', TODAY)).toBe(true)
  expect(mayShow({ ...told, tellerName: null }, [back], 'public', TODAY)).toBe(true)
  expect(mayShow({ ...told, tellerName: '別野　人' }, [back], 'council', TODAY)).toBe(false)
})

test('one person’s yes does not cover another name', () => {
  const yes = consent({ whose: 'teller', scope: 'public' })
  expect(hasConsented(told, [yes], 'teller', 'public', TODAY)).toBe(true)
  expect(hasConsented({ ...told, tellerName: '別野　人' }, [yes], 'teller', 'council', TODAY)).toBe(false)
})

test('the keeper is told whose yes is missing', () => {
  const both: Concerned = { type: 'person_gift', tellerName: null, stewardName: '守野　役' }
  expect(partiesOf(both)).toEqual(['gift', 'steward'])
  expect(missingConsents(both, [consent()], TODAY)).toEqual(['steward'])
  expect(missingConsents(both, [consent({ validUntil: day('2026-05-01') })], TODAY)).toEqual(['gift', 'steward'])
})
