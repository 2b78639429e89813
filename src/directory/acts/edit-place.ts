import { newId } from '../../kernel/id.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Act, Tx } from '../../platform/act.ts'
import { outcomeOf } from '../../platform/audit/record.ts'
import type { Once } from '../../platform/idempotency.ts'
import { once } from '../../platform/idempotency.ts'
import type { Place, PlaceFacts, PlaceId } from '../domain/place.ts'
import { closePlaceRow, lockPlace, reopenPlaceRow } from '../store/place-changes.ts'
import { findPlace, insertPlaces, updatePlaces } from '../store/places.ts'

/** A change of one place. `version` is the one the worker had before their eyes; without it whatever stands is changed. */
export type PlaceChange = { readonly id: PlaceId; readonly version: number | undefined }

/** What a form says of a place; where it came from and what its file said beside is not in a form. */
export type PlaceWritten = Omit<PlaceFacts, 'more' | 'assuredOn'>

/** Writes a place down by hand; whoever writes it has confirmed it today. */
export function registerPlace(act: Act, facts: PlaceWritten, request: Once): Promise<Result<PlaceId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      const id = newId<'place'>()
      const source = { dataset: 'hand', key: id, file: null, line: null, licence: null, attribution: null, absentOn: null }
      const place: Place = { ...facts, id, source, more: {}, assuredOn: act.today, isActive: true, version: 1 }
      await insertPlaces(tx.db, [place])
      await tx.audit({ action: 'place.register', subjectType: 'place', subjectIds: [id], detail: { name: facts.name } })
      return yes(id)
    }),
  )
}

/** Corrects what is known of a place: a new version, the old one kept, confirmed today. */
export function amendPlace(
  act: Act,
  change: PlaceChange & { readonly facts: PlaceWritten },
  request: Once,
): Promise<Result<PlaceId, Refusal>> {
  return changePlace(act, 'place.amend', change, request, (tx, place) =>
    updatePlaces(tx.db, [{ ...place, ...change.facts, assuredOn: act.today, version: place.version + 1 }]),
  )
}

/** Notes that somebody asked today and everything was as written. */
export function assurePlace(act: Act, change: PlaceChange, request: Once): Promise<Result<PlaceId, Refusal>> {
  return changePlace(act, 'place.assure', change, request, (tx, place) =>
    updatePlaces(tx.db, [{ ...place, assuredOn: act.today, version: place.version + 1 }]),
  )
}

/** Takes a place out of every list, with the reason; nothing is deleted. */
export function closePlace(act: Act, change: PlaceChange & { readonly reason: string }, request: Once): Promise<Result<PlaceId, Refusal>> {
  return changePlace(act, 'place.close', change, request, (tx, place) => closePlaceRow(tx.db, place.id, change.reason), true)
}

/** Puts a closed place back into the lists. */
export function reopenPlace(act: Act, change: PlaceChange, request: Once): Promise<Result<PlaceId, Refusal>> {
  return changePlace(act, 'place.reopen', change, request, (tx, place) => reopenPlaceRow(tx.db, place.id), false)
}

function changePlace(
  act: Act,
  action: string,
  change: PlaceChange,
  request: Once,
  write: (tx: Tx, place: Place) => Promise<void>,
  mustBeActive?: boolean,
): Promise<Result<PlaceId, Refusal>> {
  return act.transaction(tx =>
    once(act, tx, request, async () => {
      await lockPlace(tx.db, change.id)
      const place = await findPlace(tx.db, change.id)
      const result = decide(place, change, mustBeActive)
      if (result.ok) await write(tx, result.value)
      await tx.audit({ action, subjectType: 'place', subjectIds: [change.id], ...outcomeOf(result) })
      return result.ok ? yes(change.id) : result
    }),
  )
}

function decide(place: Place | undefined, change: PlaceChange, mustBeActive: boolean | undefined): Result<Place, Refusal> {
  if (place === undefined) return no(refusal('absent'))
  if (change.version !== undefined && change.version !== place.version)
    return no(refusal('stale-version', { currentVersion: place.version }))
  return mustBeActive !== undefined && place.isActive !== mustBeActive ? no(refusal('wrong-state')) : yes(place)
}
