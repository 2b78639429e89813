import type { Agency, Place } from '../../directory/index.ts'
import { plainText } from '../../ui/languages/readings.ts'
import type { Help } from '../acts/find-help.ts'
import { openWords, weekWords } from './hours-words.ts'
import type { Voice } from './voice.ts'

/** What was found as plain text, in the order of the page, one fact a line. */
export function helpAsText(voice: Voice, help: Help): string {
  const { find, words } = voice.words
  const desk = voice.desk?.phone ? `${voice.desk.name} ${voice.desk.phone}` : words.noPhone
  const parts = [
    [find.title, desk],
    ...(help.agencies.length > 0 ? [[find.desksTitle]] : []),
    ...help.agencies.map(agency => agencyLines(voice, agency)),
    ...(help.places.length > 0 ? [[find.placesTitle]] : []),
    ...help.places.map(place => placeLines(voice, place)),
    ...(help.agencies.length + help.places.length === 0 ? [[find.none]] : []),
  ]
  return plainText(`${parts.map(lines => lines.filter(line => line !== '').join('\n')).join('\n\n')}\n`)
}

function agencyLines(voice: Voice, agency: Agency): readonly string[] {
  const { find } = voice.words
  return [
    agency.name,
    agency.phone ? `${find.phone}: ${agency.phone}` : '',
    `${find.hours}: ${[...openWords(voice, agency.hours), ...weekWords(voice, agency.hours)].join(' / ')}`,
    agency.does,
  ]
}

function placeLines(voice: Voice, place: Place): readonly string[] {
  const { find } = voice.words
  return [
    place.name,
    place.phone ? `${find.phone}: ${place.phone}` : '',
    place.address ? `${find.address}: ${place.address}` : '',
    `${find.hours}: ${[...openWords(voice, place.hours), ...weekWords(voice, place.hours)].join(' / ')}`,
  ]
}
