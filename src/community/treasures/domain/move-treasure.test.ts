import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { isStale, LIVING_STATES, pointOf, waysFrom } from './move-treasure.ts'
import { TREASURE_STATES } from './treasure.ts'

const TODAY = '2026-11-23' as Day

test('a treasure is found, confirmed, rests, goes and can be found again; it never goes back to being a candidate', () => {
  expect(waysFrom('candidate')).toEqual(['confirmed', 'gone'])
  expect(waysFrom('resting')).toContain('confirmed')
  expect(waysFrom('gone')).toEqual(['confirmed'])
  for (const state of TREASURE_STATES) expect(waysFrom(state)).not.toContain('candidate')
  expect(LIVING_STATES).not.toContain('gone')
})

test('what nobody looked at for more than twelve months asks to be looked at, once it was confirmed', () => {
  expect(isStale({ state: 'confirmed', assuredOn: '2025-11-22' as Day }, TODAY)).toBe(true)
  expect(isStale({ state: 'confirmed', assuredOn: '2025-11-23' as Day }, TODAY)).toBe(false)
  expect(isStale({ state: 'resting', assuredOn: '2020-01-01' as Day }, TODAY)).toBe(false)
})

test('a person is placed within a kilometre, never at their door', () => {
  const exact = { lat: 34.76543, lon: 136.12987 }
  expect(pointOf('person_gift', exact)).toEqual({ lat: 34.77, lon: 136.13 })
  expect(pointOf('place', exact)).toEqual(exact)
  expect(pointOf('person_gift', { lat: null, lon: null })).toEqual({ lat: null, lon: null })
})
