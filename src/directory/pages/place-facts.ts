import type { Day } from '../../kernel/day.ts'
import type { Codes } from '../../platform/codes.ts'
import type { Agency } from '../domain/agency.ts'
import type { PlaceFacts } from '../domain/place.ts'
import { placeFormTexts } from './place-form-texts.ts'

/** One fact in words, under the name of its field; an empty text is not known. */
export type FactInWords = {
  readonly name: string
  readonly label: string
  readonly text: string
  readonly href?: string | undefined
  readonly isLong?: boolean
}

/** The facts of a place in words, always the same ones in the same order; hours and access are told elsewhere. */
export function placeFactsInWords(
  place: Omit<PlaceFacts, 'more' | 'assuredOn'>,
  codes: Codes,
  today: Day,
  agency: Pick<Agency, 'id' | 'name'> | undefined,
): readonly FactInWords[] {
  const labels = (list: string, chosen: readonly string[]) => chosen.map(code => codes.label(list, code, today)).join('、')
  const { fields } = placeFormTexts
  return [
    { name: 'kind', label: fields.kind, text: codes.label('place_kind', place.kind, today) },
    { name: 'operator', label: fields.operator, text: place.operator ?? '' },
    { name: 'agencyId', label: fields.agencyId, text: agency?.name ?? '', href: agency && `/agencies/${agency.id}` },
    { name: 'postalCode', label: fields.postalCode, text: place.postalCode ?? '' },
    { name: 'address', label: fields.address, text: place.address ?? '', isLong: true },
    { name: 'building', label: fields.building, text: place.building ?? '' },
    { name: 'phone', label: fields.phone, text: place.phone ?? '', href: place.phone === null ? undefined : `tel:${place.phone}` },
    { name: 'phoneExt', label: fields.phoneExt, text: place.phoneExt ?? '' },
    { name: 'url', label: fields.url, text: place.url ?? '', href: place.url ?? undefined, isLong: true },
    { name: 'languages', label: fields.languages, text: labels('language', place.languages) },
    { name: 'topics', label: fields.topics, text: labels('topic', place.topics), isLong: true },
    { name: 'welcomes', label: fields.welcomes, text: place.welcomes ?? '', isLong: true },
    { name: 'hazards', label: fields.hazards, text: labels('hazard', place.hazards), isLong: true },
    { name: 'capacity', label: fields.capacity, text: place.capacity === null ? '' : placeFormTexts.people(place.capacity) },
    { name: 'description', label: fields.description, text: place.description ?? '', isLong: true },
    { name: 'position', label: fields.position, text: place.lat === null ? '' : `${place.lat}, ${place.lon}` },
  ]
}
