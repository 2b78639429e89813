import { fold } from '../../kernel/fold.ts'
import type { AgencyId } from '../../kernel/id.ts'
import { queryTokensOf } from '../../kernel/tokens.ts'
import type { HolidayCalendar } from './open-hours.ts'
import type { PlaceId } from './place.ts'

/** What a search for places may ask; everything but `limit` may be left out. Codes are of the lists of their names. */
export type PlaceQuery = {
  /** Words as people type them: name, reading, address, what is done there. */
  readonly words?: string | undefined
  /** What single words of the search mean in the code lists: 避難所 is a kind, おむつ a feature. */
  readonly meanings?: Readonly<Record<string, Meaning>> | undefined
  readonly kind?: string | undefined
  readonly topic?: string | undefined
  /** A part of the address, e.g. a town. */
  readonly area?: string | undefined
  readonly language?: string | undefined
  /** A code of `access_feature` that has to be there for certain. */
  readonly access?: string | undefined
  readonly agencyId?: AgencyId | undefined
  /** This place alone, for the map on its own page. */
  readonly only?: PlaceId | undefined
  /** Only what is open for certain at this instant. */
  readonly openAt?: { readonly instant: Date; readonly isHoliday: HolidayCalendar } | undefined
  /** Those no longer in use instead of those in use; staff only. */
  readonly isClosed?: boolean | undefined
  readonly limit: number
  /** The last place of the page before. */
  readonly after?: PlaceId | undefined
}

/** The codes whose labels hold a word. */
export type Meaning = {
  readonly kinds: readonly string[]
  readonly features: readonly string[]
  readonly topics: readonly string[]
  readonly hazards: readonly string[]
}

/** The words of a search, as they are asked one by one. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(word => fold(word) !== '')
}

/** What the words of a search mean in code lists; `labelled` gives a list as codes with their labels. A word that means nothing is left out. */
export function meaningsOf(
  text: string,
  labelled: (list: string) => readonly { readonly code: string; readonly label: string }[],
): Readonly<Record<string, Meaning>> {
  const codesFor = (list: string, word: string) =>
    labelled(list)
      .filter(({ label }) => fold(label).includes(fold(word)))
      .map(({ code }) => code)
  const meanings = wordsOf(text).map(word => {
    const meaning = {
      kinds: codesFor('place_kind', word),
      features: codesFor('access_feature', word),
      topics: codesFor('topic', word),
      hazards: codesFor('hazard', word),
    }
    return [word, meaning] as const
  })
  return Object.fromEntries(meanings.filter(([, meaning]) => Object.values(meaning).some(codes => codes.length > 0)))
}

/** The words of a search as a tsquery of our own tokens, or the empty text when nothing is asked. */
export function placeTokenQuery(words: string): string {
  const { all, prefixes } = queryTokensOf(words)
  return [...all.map(token => `'${token}'`), ...prefixes.map(token => `'${token}':*`)].join(' & ')
}
