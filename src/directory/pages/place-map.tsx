import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink, ButtonRow } from '../../ui/button.tsx'
import { frameOf } from '../../ui/frame-of.ts'
import { Layout } from '../../ui/layout.tsx'
import { MapView } from '../../ui/map.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { Pager } from '../../ui/pager.tsx'
import { PrintButton } from '../../ui/print.tsx'
import type { PlaceMap } from '../acts/read-places.ts'
import { readBoundaries, readPlaceMap, readPlaces } from '../acts/read-places.ts'
import type { Boundary } from '../domain/boundary.ts'
import { outlinesOf } from '../domain/boundary.ts'
import type { PlacePoint } from '../domain/place-found.ts'
import { groupOf, PLACE_GROUPS } from '../domain/place-group.ts'
import { PlaceFilter } from './place-filter.tsx'
import { PAGE } from './place-list.tsx'
import { filtersOf, placeQueryOf } from './place-query.ts'
import { attributionLines, PlaceTable } from './place-table.tsx'
import { placeTexts } from './place-texts.ts'

/** Points one map draws at most; a city has some hundreds, a prefecture would have to be filtered. */
const MOST_POINTS = 5000

/** GET /places/map: every place of the filter on a map, and the same places in a table. */
export async function showPlaceMap(visit: SignedVisit): Promise<Answer> {
  const [drawn, found] = [
    await readPlaceMap(visit.act, { ...placeQueryOf(visit, MOST_POINTS) }),
    await readPlaces(visit.act, placeQueryOf(visit, PAGE)),
  ]
  const last = found.places.at(-1)
  return page(
    <Layout
      title={placeTexts.mapTitle}
      frame={frameOf(visit, 'places')}
      crumbs={[{ label: placeTexts.title, href: '/places' }, { label: placeTexts.mapTitle }]}
    >
      <PageTitle title={placeTexts.mapTitle} lead={placeTexts.mapLead} actions={<PrintButton />} />
      <PlaceFilter visit={visit} action="/places/map" />
      <p role="status">
        {drawn.points.length === 0 ? placeTexts.none : placeTexts.found(drawn.points.length, drawn.points.length === MOST_POINTS)}
      </p>
      {drawn.points.length === MOST_POINTS && (
        <Banner tone="warn" title={placeTexts.mapTitle}>
          <p>{placeTexts.tooMany(MOST_POINTS)}</p>
        </Banner>
      )}
      <PlacesMap id="map" drawn={drawn} source={`/places.geojson${filtersOf(visit)}`} />
      <ButtonRow>
        <ButtonLink kind="secondary" href={`/places${filtersOf(visit)}`}>
          {placeTexts.asList}
        </ButtonLink>
        <ButtonLink kind="quiet" href={`/places.csv${filtersOf(visit)}`}>
          {placeTexts.asCsv}
        </ButtonLink>
      </ButtonRow>
      <PlaceTable visit={visit} places={found.places} />
      <Pager nextHref={found.hasMore && last ? `/places/map${filtersOf(visit, { after: last.id })}` : undefined} />
    </Layout>,
  )
}

/** A map of places with the attribution of every source on it. `source` is where the browser fetches the same points. */
export function PlacesMap(props: { readonly id: string; readonly drawn: PlaceMap; readonly source: string }) {
  const { points, attributions, boundaries } = props.drawn
  const groups = new Set(points.map(point => groupOf(point.kind)))
  return (
    <MapView
      id={props.id}
      words={placeTexts.mapWords}
      source={props.source}
      outlinesSource={boundaries.length === 0 ? '' : '/boundaries.geojson'}
      points={points.map(({ lat, lon, kind }) => ({ lat, lon, group: groupOf(kind) }))}
      outlines={boundaries.flatMap(drawable)}
      legend={PLACE_GROUPS.filter(group => groups.has(group)).map(group => ({ group, label: placeTexts.groups[group] ?? '' }))}
      attributions={[
        ...attributionLines(attributions),
        ...boundaries.map(({ name, attribution }) => placeTexts.boundary(name, attribution)),
      ]}
    />
  )
}

/** GET /places.geojson: the points of a filter, as the map draws them. */
export async function showPlacePoints(visit: SignedVisit): Promise<Answer> {
  const { points } = await readPlaceMap(visit.act, placeQueryOf(visit, MOST_POINTS))
  const { codes } = visit.house
  return geoJson(points.map(point => featureOf(point, codes.label('place_kind', point.kind, visit.act.today))))
}

/** GET /boundaries.geojson: the outlines under the points. */
export async function showOutlines(visit: SignedVisit): Promise<Answer> {
  const boundaries = await readBoundaries(visit.act)
  return geoJson(
    boundaries.flatMap(drawable).map(({ name, polygons }) => ({
      type: 'Feature',
      properties: { name },
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    })),
  )
}

function drawable(boundary: Boundary) {
  const outlines = outlinesOf(boundary.geojson)
  return outlines.ok ? outlines.value : []
}

function featureOf(point: PlacePoint, kind: string) {
  return {
    type: 'Feature',
    properties: {
      id: point.id,
      name: point.name,
      kind,
      address: point.address ?? '',
      href: `/places/${point.id}`,
      group: groupOf(point.kind),
    },
    geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
  }
}

function geoJson(features: readonly unknown[]): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/geo+json; charset=utf-8' },
    body: JSON.stringify({ type: 'FeatureCollection', features }),
  }
}
