import { expect, test } from 'vitest'
import { outlinesOf } from './boundary.ts'

const square = [
  [
    [137.1, 33.6],
    [137.2, 33.6],
    [137.2, 33.7],
    [137.1, 33.6],
  ],
]
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: 'Feature', geometry, properties })
const read = (value: unknown) => outlinesOf(JSON.stringify(value))

test('polygons are read with their names, from a collection, a feature or a bare shape', () => {
  const polygon = { type: 'Polygon', coordinates: square }
  expect(read({ type: 'FeatureCollection', features: [feature(polygon, { name: '夢が里' })] })).toMatchObject({
    ok: true,
    value: [{ name: '夢が里' }],
  })
  expect(read(feature(polygon, { 町名: '霧笛' }))).toMatchObject({ ok: true, value: [{ name: '霧笛' }] })
  expect(read(polygon)).toMatchObject({ ok: true, value: [{ name: '', polygons: [square] }] })
  expect(read({ type: 'MultiPolygon', coordinates: [square, square] })).toMatchObject({
    ok: true,
    value: [{ polygons: [square, square] }],
  })
})

test('what cannot be drawn is refused for the reason it has', () => {
  const refusals = [
    outlinesOf('{'),
    read([1, 2]),
    read({ type: 'FeatureCollection', features: [] }),
    read(feature({ type: 'Point', coordinates: [137, 33] })),
    read({
      type: 'Polygon',
      coordinates: [
        [
          ['a', 'b'],
          [1, 2],
          [3, 4],
        ],
      ],
    }),
    // Metres of a plane instead of degrees.
    read({
      type: 'Polygon',
      coordinates: [
        [
          [-21000, 14000],
          [-21000, 14100],
          [-21100, 14000],
        ],
      ],
    }),
  ]
  expect(refusals.map(one => (one.ok ? 'read' : one.refusal))).toEqual([
    'not-json',
    'not-geojson',
    'no-polygon',
    'no-polygon',
    'not-degrees',
    'outside-japan',
  ])
})

test('a collection of which one part cannot be drawn is refused whole, so that no area is lost in silence', () => {
  const collection = {
    type: 'FeatureCollection',
    features: [feature({ type: 'Polygon', coordinates: square }), feature({ type: 'LineString', coordinates: [] })],
  }
  expect(read(collection)).toEqual({ ok: false, refusal: 'no-polygon' })
})
