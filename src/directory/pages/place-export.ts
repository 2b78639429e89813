import type { Answer } from '../../platform/http/answer.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import { csvAnswer } from '../../ui/csv.ts'
import { readPlaces } from '../acts/read-places.ts'
import type { Place } from '../domain/place.ts'
import { hoursTexts } from './hours-texts.ts'
import { weekInWords } from './hours-words.ts'
import { placeQueryOf } from './place-query.ts'
import { EXPORT_COLUMNS, placeTexts } from './place-texts.ts'

const MOST_ROWS = 20_000

/** GET /places.csv: the filtered list as people read it. The municipal format with all its columns is the export on the command line. */
export async function exportPlaces(visit: SignedVisit): Promise<Answer> {
  const { places } = await readPlaces(visit.act, placeQueryOf(visit, MOST_ROWS))
  return csvAnswer('places', [EXPORT_COLUMNS, ...places.map(place => cellsOf(visit, place))])
}

function cellsOf(visit: SignedVisit, place: Place) {
  const { codes } = visit.house
  const labels = (list: string, chosen: readonly string[]) => chosen.map(code => codes.label(list, code, visit.act.today)).join('、')
  const features = (asked: boolean) => Object.keys(place.access).filter(code => place.access[code] === asked)
  const { hours, source } = place
  return [
    ...[place.name, place.kana, codes.label('place_kind', place.kind, visit.act.today), place.operator, place.postalCode, place.address],
    ...[place.building, place.phone, place.phoneExt, place.url, place.lat, place.lon],
    ...[weekInWords(hours), hoursTexts.onHolidays[hours.onHolidays], hours.note],
    ...[labels('language', place.languages), labels('access_feature', features(true)), labels('access_feature', features(false))],
    ...[place.welcomes, labels('hazard', place.hazards), place.capacity, labels('topic', place.topics), place.description, place.assuredOn],
    ...[source.dataset === 'hand' ? placeTexts.fromHand : source.dataset, source.licence, source.attribution],
  ]
}
