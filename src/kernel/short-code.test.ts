import { expect, test } from 'vitest'
import { shortCode } from './short-code.ts'

test('a consultation is called by six digits, and by more when six are used up', () => {
  expect(shortCode(123)).toBe('S-000123')
  expect(shortCode(0)).toBe('S-000000')
  expect(shortCode(1_234_567)).toBe('S-1234567')
})

test('what is not a whole number from 0 has no code', () => {
  for (const n of [-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => shortCode(n)).toThrow(RangeError)
})
