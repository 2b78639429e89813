import type { Council } from './shapes.ts'

/** What stands under every map of the pretend city. */
export const SKETCH_ATTRIBUTION = '模式図：架空のまち「夢が原市」の39地区をならべた図です。実際の地形や位置ではありません。'

/** What the outlines are called in the register. */
export const SKETCH_NAME = '夢が原市の39地区（模式図）'

type Position = readonly [lon: number, lat: number]

// Open sea, so that no invented place lies on a real one.
const MIDDLE: Position = [137.35, 33.6]
const RADIUS = 0.02
const NARROWING = Math.cos((MIDDLE[1] * Math.PI) / 180)
const ACROSS = (RADIUS * Math.sqrt(3)) / NARROWING

/** How many councils stand in each row from north to south, and where the row begins, in widths of one. */
const ROWS = [
  { many: 3, from: 1.5 },
  { many: 4, from: 1 },
  { many: 5, from: 0.5 },
  { many: 6, from: 0 },
  { many: 6, from: 0.5 },
  { many: 6, from: 0 },
  { many: 5, from: 0.5 },
  { many: 4, from: 1 },
] as const

/** The middle of a council's honeycomb cell on the sketch map, [longitude, latitude]; by its number, 1 to 39. */
function middleOf(councilNo: number): Position {
  let before = 0
  for (const [row, { many, from }] of ROWS.entries()) {
    if (councilNo <= before + many) {
      const column = from + (councilNo - before - 1)
      return [rounded(MIDDLE[0] + (column - 2.75) * ACROSS), rounded(MIDDLE[1] + (3.5 - row) * RADIUS * 1.5)]
    }
    before += many
  }
  throw new Error(`no council ${councilNo}`)
}

/** A point within a council's cell, beside the name in its middle; the same turn (0 to 6) lies at the same side of every middle. */
export function pointIn(councilNo: number, turn: number): Position {
  const [lon, lat] = middleOf(councilNo)
  const angle = (turn * 2 * Math.PI) / 7 + 0.4
  const reach = RADIUS * 0.55
  return [rounded(lon + (Math.cos(angle) * reach) / NARROWING), rounded(lat + Math.sin(angle) * reach)]
}

/** The 39 cells as GeoJSON text, each with the name of its council. */
export function sketchMap(councils: readonly Council[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    features: councils.map(({ no, name }) => ({
      type: 'Feature',
      properties: { name },
      geometry: { type: 'Polygon', coordinates: [cellOf(no)] },
    })),
  })
}

function cellOf(councilNo: number): readonly Position[] {
  const [lon, lat] = middleOf(councilNo)
  return [0, 1, 2, 3, 4, 5, 0].map(corner => {
    const angle = ((corner * 60 + 30) * Math.PI) / 180
    return [rounded(lon + (Math.cos(angle) * RADIUS) / NARROWING), rounded(lat + Math.sin(angle) * RADIUS)] as const
  })
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
