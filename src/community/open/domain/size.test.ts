import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lifted, peopleOf } from './size.ts'

test('a neighbourhood of 733 people is told as about 700, one of 1,000 and more as it is', () => {
  expect(peopleOf({ population: 733 })).toEqual({ people: 700, isAbout: true })
  expect(peopleOf({ population: 12 })).toEqual({ people: 100, isAbout: true })
  expect(peopleOf({ population: 1_000 })).toEqual({ people: 1_000, isAbout: false })
})

test('what troubles a small neighbourhood is told without its name, whatever its size below the limit', () => {
  fc.assert(
    fc.property(fc.nat(3_000), population => {
      const [told] = lifted([{ councilNo: 4 }], [{ no: 4, population }])
      expect(told?.councilNo).toBe(population < 1_000 ? null : 4)
    }),
  )
})

test('a council nobody knows is told without a name too', () => {
  expect(lifted([{ councilNo: 9 }], [{ no: 4, population: 5_000 }])).toEqual([{ councilNo: null }])
})
