import { expect, test } from 'vitest'
import type { Profile } from './similar.ts'
import { similarTo, toldSize } from './similar.ts'

const council = (no: number, population: number, share: number): Profile => ({
  no,
  name: `見本${no}`,
  population,
  households: Math.round(population / 2),
  aged65: Math.round((population * share) / 100),
})

test('councils of like size and age come first, at most five, and never the council itself', () => {
  const own = council(1, 2000, 40)
  const found = similarTo(own, [
    own,
    council(2, 8000, 40),
    council(3, 2100, 41),
    council(4, 2000, 60),
    ...[5, 6, 7, 8].map(no => council(no, 20_000, 20)),
  ])
  expect(found.map(({ profile }) => profile.no)).toEqual([3, 2, 4, 5, 6])
})

test('of a council under 1,000 people others read bands, and those who live there the figures', () => {
  const small = { ...council(9, 733, 52.9), households: 340 }
  expect(toldSize(small, false)).toEqual({ population: '1,000人未満', share: '50%台', households: '500世帯未満', isBanded: true })
  expect(toldSize(small, true)).toMatchObject({ population: '733人', isBanded: false })
  expect(toldSize(council(1, 1000, 30), false)).toMatchObject({ population: '1,000人', isBanded: false })
})
