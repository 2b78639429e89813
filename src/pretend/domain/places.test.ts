import { expect, test } from 'vitest'
import { cityOf } from './city.ts'
import { COUNTED_ON } from './counted-on.ts'
import { placesOf } from './places.ts'
import { sketchMap } from './sketch-map.ts'

const city = cityOf(39)
const places = placesOf(city, COUNTED_ON)

test('the pretend city has about forty places of many kinds, each with a name and a reading of its own kind', () => {
  expect(places.length).toBeGreaterThanOrEqual(40)
  expect(new Set(places.map(place => place.facts.kind)).size).toBeGreaterThan(10)
  for (const { facts } of places) expect(facts.kana, facts.name).toMatch(/^[ァ-ヶー]+$/)
})

test('every place of an agency names one that exists, and nobody can be called by its number', () => {
  const keys = new Set(city.agencies.map(agency => agency.key))
  for (const { agencyKey, facts } of places) {
    if (agencyKey !== undefined) expect(keys.has(agencyKey), agencyKey).toBe(true)
    if (facts.phone !== null) expect(facts.phone).toMatch(/^0595-00-\d{4}$/)
  }
  const phones = [...places.map(place => place.facts.phone), ...city.agencies.map(agency => agency.phone)].filter(phone => phone !== null)
  expect(new Set(phones).size).toBe(phones.length)
})

test('the sketch map has 39 cells in the open sea, and every place lies in the cell of its district', () => {
  const { features } = JSON.parse(sketchMap(city.councils)) as {
    features: { properties: { name: string }; geometry: { coordinates: [number, number][][] } }[]
  }
  expect(features).toHaveLength(39)
  for (const { facts } of places) {
    const cell = features.find(({ properties }) => facts.address?.startsWith(`夢が原市${properties.name}`))
    const ring = cell?.geometry.coordinates[0] ?? []
    const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)]
    expect(facts.lon, facts.name).toBeGreaterThan(Math.min(...lons))
    expect(facts.lon, facts.name).toBeLessThan(Math.max(...lons))
    expect(facts.lat, facts.name).toBeGreaterThan(Math.min(...lats))
    expect(facts.lat, facts.name).toBeLessThan(Math.max(...lats))
    expect(facts.lat).toBeLessThan(34)
  }
})
