import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { timeFor, withinTime } from './patience.ts'

test('outside any request an errand gets its own longest time', () => {
  expect(timeFor(120_000)).toBe(120_000)
})

test('errands of one request share one time, and the last of them still gets a moment to fail in good order', async () => {
  await withinTime(200, async () => {
    expect(timeFor(120_000)).toBeLessThanOrEqual(200)
    expect(timeFor(50)).toBe(50)
    await pause(80)
    expect(timeFor(120_000)).toBeLessThan(140)
    await pause(150)
    expect(timeFor(120_000)).toBe(1)
  })
  expect(timeFor(7)).toBe(7)
})
