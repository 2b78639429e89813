import type { Id } from '../../kernel/id.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'

export type BoundaryId = Id<'boundary'>

/** One set of outlines for maps, with what has to be said wherever it is drawn. `geojson` is the text as it was published. */
export type Boundary = {
  readonly id: BoundaryId
  readonly name: string
  readonly attribution: string
  /** A drawing, not a survey (模式図). */
  readonly isSchematic: boolean
  readonly geojson: string
}

/** [longitude, latitude] in degrees. */
export type Position = readonly [lon: number, lat: number]

/** One named area: its polygons, each with its outer ring first and its holes after it. */
export type Outline = { readonly name: string; readonly polygons: readonly (readonly (readonly Position[])[])[] }

/** Why a file cannot be drawn. */
export type BoundaryRefusal = 'not-json' | 'not-geojson' | 'no-polygon' | 'not-degrees' | 'outside-japan' | 'too-large'

/** The outlines of a GeoJSON text of polygons. @source RFC 7946 */
export function outlinesOf(geojson: string): Result<readonly Outline[], BoundaryRefusal> {
  if (geojson.length > MOST_LETTERS) return no('too-large')
  const parsed = parseJson(geojson)
  if (parsed === undefined) return no('not-json')
  const features = featuresOf(parsed)
  if (features === undefined) return no('not-geojson')
  const outlines = features.flatMap(outlineOf)
  if (outlines.length === 0 || outlines.length < features.length) return no('no-polygon')
  const positions = outlines.flatMap(outline => outline.polygons.flat(2)) as readonly Position[]
  if (positions.length < 3 || !positions.every(isPosition)) return no('not-degrees')
  return positions.every(isInJapan) ? yes(outlines) : no('outside-japan')
}

const MOST_LETTERS = 20_000_000
const NAMES = ['name', 'NAME', '名称', '町名', '地区名', 'S_NAME', 'N03_004']

type Json = Readonly<Record<string, unknown>>

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

function featuresOf(parsed: unknown): readonly Json[] | undefined {
  if (!isObject(parsed)) return undefined
  if (parsed['type'] === 'FeatureCollection') return Array.isArray(parsed['features']) ? parsed['features'].filter(isObject) : undefined
  if (parsed['type'] === 'Feature') return [parsed]
  return parsed['type'] === 'Polygon' || parsed['type'] === 'MultiPolygon' ? [{ geometry: parsed }] : undefined
}

function outlineOf(feature: Json): readonly Outline[] {
  const geometry = feature['geometry']
  if (!isObject(geometry) || !Array.isArray(geometry['coordinates'])) return []
  const coordinates: readonly unknown[] = geometry['coordinates']
  const polygons = geometry['type'] === 'Polygon' ? [coordinates] : geometry['type'] === 'MultiPolygon' ? coordinates : []
  const isDrawn = polygons.length > 0 && polygons.every(rings => Array.isArray(rings) && rings.length > 0 && rings.every(Array.isArray))
  return isDrawn ? [{ name: nameOf(feature['properties']), polygons: polygons as Outline['polygons'] }] : []
}

function nameOf(properties: unknown): string {
  if (!isObject(properties)) return ''
  const name = NAMES.map(key => properties[key]).find(value => typeof value === 'string' && value !== '')
  return typeof name === 'string' ? name : ''
}

function isPosition(position: unknown): boolean {
  return Array.isArray(position) && position.length >= 2 && Number.isFinite(position[0]) && Number.isFinite(position[1])
}

function isInJapan([lon, lat]: Position): boolean {
  return lat >= 20 && lat <= 46 && lon >= 122 && lon <= 154
}
