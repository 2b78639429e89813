import { expect, test } from 'vitest'
import { cityOf } from './city.ts'
import { TOPIC_AGENCIES } from './topic-agencies.ts'

const city = cityOf(39)

test('the pretend city has 39 councils, 7 in the north, 23 in the centre and 9 in the south', () => {
  expect(city.councils.map(council => council.no)).toEqual(Array.from({ length: 39 }, (_, place) => place + 1))
  const within = (district: string) => city.councils.filter(council => council.careDistrict === district).length
  expect([within('north'), within('centre'), within('south')]).toEqual([7, 23, 9])
  expect(new Set(city.councils.map(council => council.name)).size).toBe(39)
})

test('the councils are as uneven as life and hold about 87,000 people', () => {
  const sizes = city.councils.map(council => council.population)
  expect(Math.min(...sizes)).toBe(733)
  expect(Math.max(...sizes)).toBeGreaterThan(6_000)
  const sum = sizes.reduce((total, size) => total + size, 0)
  expect(Math.abs(sum - 87_000)).toBeLessThan(500)
})

test('every sign-in of the demo is there, in its agency and with its duties', () => {
  const found = Object.fromEntries(city.staff.map(({ login, agencyKey, duties }) => [login, `${agencyKey}: ${duties.join('+')}`]))
  expect(found).toMatchObject({
    desk: 'desk: consult',
    head: 'desk: consult+head',
    coordinator: 'coordination: consult+coordinate',
    houkatsu: 'houkatsu: consult',
    shogai: 'shogai: consult',
    kodomo: 'kodomo: consult',
    jiritsu: 'jiritsu: consult',
    csw: 'shakyo: consult+outreach',
    specialist: 'specialists: specialist',
    plan: 'plan: evaluate',
    privacy: 'privacy: audit',
    admin: 'system: administer',
    chair: 'council-01: chair+resident',
    resident: 'council-01: resident',
    business: 'newspaper: partner',
  })
})

test('logins and keys are used once, and everybody works somewhere that exists', () => {
  const agencies = new Set(city.agencies.map(agency => agency.key))
  expect(agencies.size).toBe(city.agencies.length)
  expect(agencies.size).toBeGreaterThanOrEqual(30)
  expect(new Set(city.staff.map(member => member.login)).size).toBe(city.staff.length)
  expect(city.staff.filter(member => !agencies.has(member.agencyKey))).toEqual([])
})

test('agencies are of uneven size', () => {
  const sizes = [...agencySizes().values()]
  expect(Math.max(...sizes)).toBeGreaterThanOrEqual(8)
  expect(sizes.filter(size => size === 1).length).toBeGreaterThanOrEqual(8)
})

test('no agency closes the door: what it does not do, another is named for', () => {
  for (const agency of city.agencies) {
    expect(agency.doesNot, agency.key).not.toContain('対象外')
    expect(agency.doesNot.length, agency.key).toBeGreaterThan(25)
    expect(agency.services.length, agency.key).toBeGreaterThan(0)
  }
})

test('every one of the 16 matters is answered by some agency, and the agencies named for it have staff to consult', () => {
  const matters = Object.entries(TOPIC_AGENCIES)
  const consulting = new Set(city.staff.filter(member => member.duties.includes('consult')).map(member => member.agencyKey))
  expect(matters).toHaveLength(16)
  const offered = new Set<string>(city.agencies.flatMap(agency => agency.services.flatMap(service => service.topics)))
  for (const [matter, named] of matters) {
    expect(offered.has(matter), matter).toBe(true)
    const empty = named.filter(key => !consulting.has(key))
    expect(empty, matter).toEqual([])
  }
})

test('telephones of agencies are numbers nobody has, each once', () => {
  for (const agency of city.agencies) expect(agency.phone).toMatch(/^0595-00-\d{4}$/)
  expect(new Set(city.agencies.map(agency => agency.phone)).size).toBe(city.agencies.length)
})

test('one seed gives one city, another seed gives other names to the staff', () => {
  expect(cityOf(39)).toEqual(city)
  expect(cityOf(40).staff).not.toEqual(city.staff)
})

function agencySizes(): Map<string, number> {
  const sizes = new Map<string, number>()
  for (const { agencyKey } of city.staff) sizes.set(agencyKey, (sizes.get(agencyKey) ?? 0) + 1)
  return sizes
}
