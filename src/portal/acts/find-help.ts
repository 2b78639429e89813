import type { Agency, Boundary, Place, PlaceId } from '../../directory/index.ts'
import { findPlaces, listAgencies, listBoundaries, readPlace, stateAt } from '../../directory/index.ts'
import type { Database } from '../../platform/database.ts'
import { isHoliday } from '../../platform/holidays.ts'

/** What somebody looks for; everything may be left out. */
export type Wish = {
  readonly topic?: string | undefined
  readonly words?: string | undefined
  readonly language?: string | undefined
  /** A code of `access_feature`. */
  readonly access?: string | undefined
  readonly isOpenNow: boolean
}

/** Who helps and where one can go. `hasMore`: a narrower question would show others. */
export type Help = { readonly agencies: readonly Agency[]; readonly places: readonly Place[]; readonly hasMore: boolean }

const MOST = 30

/** Agencies and places that answer a wish. Public facts, asked with the public login; nobody's record. */
export function findHelp(door: Database, wish: Wish, now: Date): Promise<Help> {
  const { topic, words, language, access } = wish
  return door.transaction(null, async db => {
    const agencies = access ? [] : await listAgencies(db, { topic, words, language, limit: MOST })
    const openAt = wish.isOpenNow ? { openAt: { instant: now, isHoliday } } : {}
    const found = await findPlaces(db, { topic, words, language, access, ...openAt, limit: MOST })
    return {
      agencies: agencies.slice(0, MOST).filter(agency => !wish.isOpenNow || stateAt(agency.hours, now, isHoliday).kind === 'open'),
      places: found.places,
      hasMore: agencies.length > MOST || found.hasMore,
    }
  })
}

/** One place with the outlines around it; nothing when there is no such place in use. */
export function findOnePlace(
  door: Database,
  id: PlaceId,
): Promise<{ readonly place: Place; readonly boundaries: readonly Boundary[] } | undefined> {
  return door.transaction(null, async db => {
    const place = await readPlace(db, id)
    return place?.isActive ? { place, boundaries: await listBoundaries(db) } : undefined
  })
}
