import type { Place } from './place.ts'

/** One page of places and whether there is more. */
export type FoundPlaces = { readonly places: readonly Place[]; readonly hasMore: boolean }

/** A place as a point of a map. */
export type PlacePoint = Pick<Place, 'id' | 'kind' | 'name' | 'address'> & { readonly lat: number; readonly lon: number }

/** What has to be said of one source wherever its rows are shown. */
export type Attribution = { readonly attribution: string; readonly licence: string | null; readonly places: number }

/** One file that was taken in for the list a place comes from. */
export type PastImport = {
  readonly id: string
  readonly at: Date
  readonly file: string
  readonly encoding: string
  readonly rows: number
  readonly imported: number
  readonly updated: number
  readonly unchanged: number
  readonly refused: number
}

/** One version of a place that no longer holds, by whom it was changed where it was a member of staff. */
export type PastVersion = { readonly version: number; readonly changedAt: Date; readonly changedBy: string | null }
