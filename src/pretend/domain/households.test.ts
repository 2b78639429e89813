import { expect, test } from 'vitest'
import { ageOn } from '../../kernel/day.ts'
import { cityOf } from './city.ts'
import { COUNTED_ON } from './counted-on.ts'
import { householdsOf } from './households.ts'

const city = cityOf(7)
const households = [...householdsOf(city, { residents: 12_000 })]
const people = households.flatMap(household => household.members)

test('exactly as many people are born as were asked for, each with a key of their own', () => {
  expect(people).toHaveLength(12_000)
  expect(new Set(people.map(person => person.key)).size).toBe(12_000)
  expect([...householdsOf(city, { residents: 1 })].flatMap(household => household.members)).toHaveLength(1)
  expect([...householdsOf(city, { residents: 0 })]).toEqual([])
})

test('every household begins with its head and lives in a council that exists', () => {
  for (const household of households) {
    expect(household.members.map(member => member.relationship).indexOf('head')).toBe(0)
    expect(household.address.startsWith('夢が原市')).toBe(true)
    expect(household.address).toContain(city.councils[household.councilNo - 1]?.name)
    expect(household.postalCode).toMatch(/^000-00\d\d$/)
  }
})

test('the same seed gives the same people, and a shorter list is the beginning of a longer one', () => {
  expect([...householdsOf(city, { residents: 12_000 })]).toEqual(households)
  const fewer = [...householdsOf(city, { residents: 500 })]
  expect(fewer.slice(0, -1)).toEqual(households.slice(0, fewer.length - 1))
})

test('nobody is unborn, and about a third of the people are 65 or over', () => {
  const ages = people.map(person => ageOn(person.birthDate, COUNTED_ON))
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...ages)).toBeLessThanOrEqual(100)
  const aged = ages.filter(age => age >= 65).length / ages.length
  expect(aged).toBeGreaterThan(0.27)
  expect(aged).toBeLessThan(0.38)
})

test('about one in fifteen people reads another language, with a name in Latin letters', () => {
  const foreign = people.filter(person => person.language !== 'ja')
  expect(foreign.length / people.length).toBeGreaterThan(0.04)
  expect(foreign.length / people.length).toBeLessThan(0.09)
  expect(foreign.filter(person => person.latin === undefined)).toEqual([])
})

test('telephones are numbers nobody has, and some households keep their address from somebody', () => {
  for (const person of people) if (person.phone !== undefined) expect(person.phone).toMatch(/^0595-00-\d{4}$/)
  expect(people.some(person => person.addressProtected === true)).toBe(true)
})

test('brothers and sisters do not bear the same name', () => {
  const children = households.map(({ members }) => members.filter(member => member.relationship === 'child' && member.language === 'ja'))
  const twice = children.filter(members => new Set(members.map(member => member.given)).size < members.length)
  expect(twice).toEqual([])
})
