import type { Boundary, Outline, PlaceId } from '../../directory/index.ts'
import { outlinesOf } from '../../directory/index.ts'
import { readId } from '../../kernel/id.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { MapSketch } from '../../ui/map-sketch.tsx'
import { findOnePlace } from '../acts/find-help.ts'
import { absentPage } from './early-pages.tsx'
import { PlaceFactsOf } from './found-help.tsx'
import { Name } from './name.tsx'
import { PublicPage } from './public-page.tsx'
import type { Voice } from './voice.ts'

/** One place with a drawn map; nothing is loaded from elsewhere. */
export async function showPlace(voice: Voice): Promise<Answer> {
  const id = readId<'place'>(voice.visit.params['placeid']) satisfies PlaceId | undefined
  const found = id && (await findOnePlace(voice.visit.house.door, id))
  if (!found) return absentPage(voice)
  const { place } = found
  const outlines = found.boundaries.flatMap(drawn)
  const at = place.lat === null || place.lon === null ? undefined : { lat: place.lat, lon: place.lon }
  const near = at ? areasAround(at, outlines) : []
  const { find } = voice.words
  return page(
    <PublicPage voice={voice} title={place.name} below={`/places/${place.id}`}>
      <h1>
        <Name voice={voice} name={place.name} kana={place.kana} />
      </h1>
      <PlaceFactsOf voice={voice} place={place} />
      {at && near.length > 0 && (
        <>
          <div class="tn-portal__place-map">
            <MapSketch label={place.name} points={pointsAround(at, near)} outlines={outlines} />
          </div>
          <p class="tn-portal__note">{find.mapSupport}</p>
        </>
      )}
      {place.source.attribution && (
        <p class="tn-portal__note" lang="ja" data-own-words="">
          {place.source.attribution}
        </p>
      )}
      <p>
        <a href={voice.path('/find')}>{find.otherTopic}</a>
      </p>
    </PublicPage>,
  )
}

/** Outlines that cannot be read are left out: the point alone is still a map. */
function drawn(boundary: Boundary): readonly Outline[] {
  const read = outlinesOf(boundary.geojson)
  return read.ok ? read.value : []
}

/** The place, and the unseen corners of the areas nearest to it: as much around the dot as stays readable on a telephone. */
function pointsAround(place: Point, near: readonly Outline[]) {
  const corners = near.flatMap(cornersOf).filter((_, at) => at % CORNER_STEP === 0)
  return [{ ...place, group: 0 }, ...corners.map(corner => ({ ...corner, group: 5 }))]
}

/** The areas around a place. None for one far from the city: a dot in an empty field shows nobody the way. */
function areasAround(place: Point, outlines: readonly Outline[]): readonly Outline[] {
  return outlines
    .map(outline => ({ outline, away: distance(place, middleOf(cornersOf(outline))) }))
    .filter(({ away }) => away < FAR_AWAY)
    .sort((a, b) => a.away - b.away)
    .slice(0, NEAREST)
    .map(({ outline }) => outline)
}

type Point = { readonly lat: number; readonly lon: number }
const NEAREST = 7
const CORNER_STEP = 2
/** In degrees of latitude: about 30 km, as wide as a large city. */
const FAR_AWAY = 0.27

const cornersOf = (outline: Outline): readonly Point[] => outline.polygons.flat(2).map(([lon, lat]) => ({ lat, lon }))

const distance = (a: Point, b: Point): number => Math.hypot(a.lat - b.lat, (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180))
const middleOf = (corners: readonly Point[]): Point => ({
  lat: corners.reduce((sum, one) => sum + one.lat, 0) / corners.length,
  lon: corners.reduce((sum, one) => sum + one.lon, 0) / corners.length,
})
