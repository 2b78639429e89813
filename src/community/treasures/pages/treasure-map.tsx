import type { Boundary } from '../../../directory/index.ts'
import { listBoundaries, outlinesOf } from '../../../directory/index.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { MapView } from '../../../ui/map.tsx'
import { readTreasures } from '../acts/read-treasures.ts'
import type { Treasure, TreasureType } from '../domain/treasure.ts'
import { addressOf, treasureFilterAsked } from './list-query.ts'
import { texts } from './texts.ts'

/** Points one map draws at most. */
const MOST_POINTS = 1_000

const GROUPS: Readonly<Record<TreasureType, number>> = {
  person_gift: 0,
  skill: 0,
  group: 1,
  institution: 1,
  place: 2,
  nature: 2,
  culture_story: 3,
  event: 3,
  economy: 4,
  thing: 4,
}

/** The treasures of the list that have a point; nothing where none has. The table beneath holds them all. */
export async function treasureMap(visit: SignedVisit) {
  const points = await pointsOf(visit)
  if (points.length === 0) return null
  const boundaries = await visit.act.look(listBoundaries)
  const groups = new Set(points.map(({ type }) => GROUPS[type]))
  return (
    <MapView
      id="map"
      words={texts.mapWords}
      source={`/treasures.geojson${addressOf(visit)}`}
      outlinesSource={boundaries.length === 0 ? '' : '/boundaries.geojson'}
      points={points.map(({ lat, lon, type }) => ({ lat, lon, group: GROUPS[type] }))}
      outlines={boundaries.flatMap(drawable)}
      legend={texts.groups.flatMap((label, group) => (groups.has(group) ? [{ group, label }] : []))}
      attributions={[...boundaries.map(({ name, attribution }) => texts.boundary(name, attribution)), texts.mapNote]}
    />
  )
}

/** GET /treasures.geojson: the points of a list, as the map draws them, under the same sight as the list. */
export async function showTreasurePoints(visit: SignedVisit): Promise<Answer> {
  const features = (await pointsOf(visit)).map(({ id, name, type, place, lat, lon }) => ({
    type: 'Feature',
    properties: { id, name, kind: texts.types[type], address: place, href: `/treasures/${id}`, group: GROUPS[type] },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }))
  return {
    status: 200,
    headers: { 'content-type': 'application/geo+json; charset=utf-8' },
    body: JSON.stringify({ type: 'FeatureCollection', features }),
  }
}

type Placed = Pick<Treasure, 'id' | 'name' | 'type' | 'place'> & { readonly lat: number; readonly lon: number }

async function pointsOf(visit: SignedVisit): Promise<readonly Placed[]> {
  const { rows } = await readTreasures(visit.act, { ...treasureFilterAsked(visit), onMap: true }, { limit: MOST_POINTS })
  return rows.flatMap(({ lat, lon, ...rest }) => (lat === null || lon === null ? [] : [{ ...rest, lat, lon }]))
}

function drawable(boundary: Boundary) {
  const outlines = outlinesOf(boundary.geojson)
  return outlines.ok ? outlines.value : []
}
