import { expect, test } from 'vitest'
import { trackerOf } from './tracker.ts'

const many = (active: number, others: number) => [
  ...Array.from({ length: active }, () => ({ networkStatus: 'active' as const })),
  ...Array.from({ length: others }, (_, nth) => ({ networkStatus: (['none', 'preparing', 'dormant'] as const)[nth % 3] ?? 'none' })),
]

test('37 of 39 councils with an active meeting are 94.9 %; preparing and dormant ones do not count', () => {
  expect(trackerOf(many(37, 2))).toEqual({ withMeeting: 37, all: 39, share: '94.9' })
  expect(trackerOf(many(0, 3)).share).toBe('0.0')
})

test('100 % is said only when not one is missing', () => {
  expect(trackerOf(many(39, 0)).share).toBe('100')
  expect(trackerOf(many(4999, 1)).share).toBe('99.9')
  expect(trackerOf([]).share).toBe('―')
})
