import type { SignedVisit } from '../../platform/http/route.ts'
import { texts } from './texts.ts'

/** An area in words: the city, a care district, or a council by its number. */
export function areaWords(area: string): string {
  const known: Readonly<Record<string, string>> = texts.areas
  return known[area] ?? texts.council(area)
}

/** Languages in words, as the code list names them today. */
export function languageWords(visit: SignedVisit, languages: readonly string[]): string {
  return languages.map(code => visit.house.codes.label('language', code, visit.act.today)).join('・')
}

/** The secrecy class in words. */
export function secrecyWords(secrecyClass: string): string {
  const known: Readonly<Record<string, string>> = texts.secrecyClasses
  return known[secrecyClass] ?? secrecyClass
}
