import type { Act } from '../../platform/act.ts'
import type { Agency } from '../domain/agency.ts'
import type { Boundary } from '../domain/boundary.ts'
import type { Place, PlaceId } from '../domain/place.ts'
import type { Attribution, FoundPlaces, PastImport, PastVersion, PlacePoint } from '../domain/place-found.ts'
import type { PlaceQuery } from '../domain/place-query.ts'
import { findAgency } from '../store/agencies.ts'
import { listBoundaries } from '../store/boundaries.ts'
import { reasonOfClosing } from '../store/place-changes.ts'
import { findPlaces, listAttributions, listPoints } from '../store/place-lists.ts'
import { listImports, listVersions } from '../store/place-past.ts'
import { findPlace } from '../store/places.ts'

/** A place with all that its page shows. */
export type PlaceView = {
  readonly place: Place
  readonly agency: Agency | undefined
  readonly imports: readonly PastImport[]
  readonly versions: readonly PastVersion[]
  /** Why it was taken out of the lists; null while it is in use. */
  readonly closedBecause: string | null
  readonly boundaries: readonly Boundary[]
}

/** What a map of a query draws. */
export type PlaceMap = {
  readonly points: readonly PlacePoint[]
  readonly attributions: readonly Attribution[]
  readonly boundaries: readonly Boundary[]
}

/** One page of places, and what has to be said of their sources. Nobody's record is touched. */
export function readPlaces(act: Act, query: PlaceQuery): Promise<FoundPlaces & { readonly attributions: readonly Attribution[] }> {
  return act.look(async db => ({ ...(await findPlaces(db, query)), attributions: await listAttributions(db, query) }))
}

/** One place with its past; closed ones too. */
export function readPlaceView(act: Act, id: PlaceId): Promise<PlaceView | undefined> {
  return act.look(async db => {
    const place = await findPlace(db, id)
    if (place === undefined) return undefined
    return {
      place,
      agency: place.agencyId === null ? undefined : await findAgency(db, place.agencyId),
      imports: place.source.dataset === 'hand' ? [] : await listImports(db, place),
      versions: await listVersions(db, id),
      closedBecause: place.isActive ? null : await reasonOfClosing(db, id),
      boundaries: await listBoundaries(db),
    }
  })
}

/** Every point of a query, with the outlines around them. */
export function readPlaceMap(act: Act, query: PlaceQuery): Promise<PlaceMap> {
  return act.look(async db => ({
    points: await listPoints(db, query),
    attributions: await listAttributions(db, query),
    boundaries: await listBoundaries(db),
  }))
}

/** The outlines for maps. */
export function readBoundaries(act: Act): Promise<readonly Boundary[]> {
  return act.look(listBoundaries)
}
