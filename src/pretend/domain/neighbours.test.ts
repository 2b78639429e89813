import { expect, test } from 'vitest'
import { COUNCILS } from './councils.ts'
import { networkOf, seatsOfFirst, sizesOf } from './neighbours.ts'

test('thirty-seven of the thirty-nine councils hold a network meeting, under more names than one', () => {
  const networks = COUNCILS.map(networkOf)
  expect(networks.filter(({ networkStatus }) => networkStatus === 'active')).toHaveLength(37)
  expect(new Set(networks.map(({ bodyLabel }) => bodyLabel)).size).toBeGreaterThan(2)
})

test('the sizes of a council end with the register, and nobody is counted twice', () => {
  for (const council of COUNCILS) {
    const sizes = sizesOf(council)
    expect(sizes.at(-1)).toMatchObject({ population: council.population, households: council.households })
    for (const { population, aged65 } of sizes) expect(aged65).toBeLessThanOrEqual(population)
  }
})

test('twenty-five sit in the meeting the demo shows, two with an account, and the secretariat is not empty', () => {
  const seats = seatsOfFirst(1, { name: '夢坂 義雄', kana: 'ユメサカ ヨシオ' }, { name: '見本野 和子', kana: 'ミホンノ カズコ' })
  expect(seats).toHaveLength(25)
  expect(seats.flatMap(({ login }) => login ?? [])).toEqual(['chair', 'resident'])
  expect(seats.filter(({ isSecretariat }) => isSecretariat).length).toBeGreaterThan(1)
})
