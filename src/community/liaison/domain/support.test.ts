import { expect, test } from 'vitest'
import { nextStates, SUPPORT_STATES } from './support.ts'

test('a declined request can still find somebody else, and that nobody could is an end of its own', () => {
  expect(nextStates('asked')).toEqual(['accepted', 'declined', 'unmet'])
  expect(nextStates('declined')).toEqual(['accepted', 'unmet'])
  expect(nextStates('accepted')).toEqual(['done', 'unmet'])
  for (const ended of SUPPORT_STATES.filter(state => state === 'done' || state === 'unmet')) expect(nextStates(ended)).toEqual([])
})
