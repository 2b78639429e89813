import type { PlaceFacts } from '../../directory/index.ts'
import type { Day } from '../../kernel/day.ts'
import { addDays } from '../../kernel/day.ts'
import type { PlaceDraft } from './place-draft.ts'
import { DAILY_PLACES } from './places-daily.ts'
import { HELP_PLACES } from './places-help.ts'
import type { City } from './shapes.ts'
import { pointIn } from './sketch-map.ts'

/** A place of the pretend city; `agencyKey` is the agency whose place it is. */
export type PretendPlace = { readonly key: string; readonly agencyKey: string | undefined; readonly facts: Omit<PlaceFacts, 'agencyId'> }

/** All places of the pretend city, at invented positions in the open sea, with telephone numbers nobody has. */
export function placesOf(city: City, countedOn: Day): readonly PretendPlace[] {
  return [...HELP_PLACES, ...DAILY_PLACES].map((draft, order) => ({
    key: `place-${order + 1}`,
    agencyKey: draft.agencyKey,
    facts: factsOf(city, draft, order, countedOn),
  }))
}

function factsOf(city: City, draft: PlaceDraft, order: number, countedOn: Day): PretendPlace['facts'] {
  const [lon, lat] = pointIn(draft.councilNo, draft.turn)
  const council = city.councils.find(one => one.no === draft.councilNo)
  return {
    kind: draft.kind,
    name: draft.name,
    kana: draft.kana,
    operator: draft.operator ?? null,
    address: `夢が原市${council?.name ?? ''}${(order % 9) + 1}番地${draft.turn + 1}`,
    building: draft.building ?? null,
    postalCode: `000-00${String(draft.councilNo).padStart(2, '0')}`,
    phone: draft.hasPhone === false ? null : `0595-00-${6001 + order * 3}`,
    phoneExt: null,
    url: null,
    lat,
    lon,
    hours: draft.hours,
    languages: draft.languages ?? ['ja'],
    access: draft.access ?? {},
    welcomes: draft.welcomes ?? null,
    hazards: draft.hazards ?? [],
    capacity: draft.capacity ?? null,
    topics: draft.topics ?? [],
    description: draft.description ?? null,
    more: {},
    assuredOn: order % 11 === 10 ? addDays(countedOn, -260 - order) : addDays(countedOn, (order * 29) % 200),
  }
}
