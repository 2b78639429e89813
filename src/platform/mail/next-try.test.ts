import { expect, test } from 'vitest'
import { MOST_TRIES, minutesToNextTry } from './next-try.ts'

test('each wait is about twice the one before, never over six hours, and never the same for all', () => {
  expect([0, 1, 5, 8, 9, 11].map(tries => minutesToNextTry(tries, 1))).toEqual([1, 2, 32, 256, 360, 360])
  expect(minutesToNextTry(4, 0)).toBe(8)
  expect(minutesToNextTry(4, 0.5)).toBe(12)
})

test('a server that is down for a day does not lose a mail', () => {
  const waits = Array.from({ length: MOST_TRIES - 1 }, (_, tries) => minutesToNextTry(tries, 0.5))
  expect(waits.reduce((sum, minutes) => sum + minutes, 0)).toBeGreaterThan(24 * 60)
})
