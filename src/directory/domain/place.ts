import type { Day } from '../../kernel/day.ts'
import type { AgencyId, Id } from '../../kernel/id.ts'

export type PlaceId = Id<'place'>

/** The days of a week in the order the register keeps and shows them. */
export const WEEK_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

export type WeekDay = (typeof WEEK_DAYS)[number]

/**
 * One recurring opening. Times are `HH:MM`, half-open; `closes` may be `24:00`, and a `closes` at or before `opens` is past midnight.
 * `nth` says which of the month (1 to 5) for 第2・第4土曜; null is every week.
 */
export type Opening = {
  readonly days: readonly WeekDay[]
  readonly nth: readonly number[] | null
  readonly opens: string
  readonly closes: string
}

/** A yearly closure from one `MM-DD` to another, both closed; 12-29 to 01-03 runs over the new year. `words` as published. */
export type Closure = { readonly from: string; readonly to: string; readonly words: string }

/**
 * When a place is open. No opening at all means "not known", never "closed". `onHolidays` is what happens on 国民の祝日;
 * `note` is the free text as published, kept even where it was understood.
 */
export type Hours = {
  readonly openings: readonly Opening[]
  readonly onHolidays: 'closed' | 'open' | 'unknown'
  readonly closures: readonly Closure[]
  readonly note: string | null
}

/** Codes of the list `access_feature`; null or absent is "not stated", which is not "no". */
export type Access = Readonly<Record<string, boolean | null>>

/** Where a place was taken from, and what has to be shown with it. */
export type PlaceSource = {
  /** The published list, the same from one edition to the next; `hand` for what was written here. */
  readonly dataset: string
  /** What names the row in its list: the published number, or name, address and position folded. */
  readonly key: string
  readonly file: string | null
  readonly line: number | null
  readonly licence: string | null
  readonly attribution: string | null
  /** Day of the import whose file no longer held the row; null while it is published. */
  readonly absentOn: Day | null
}

/** What is known about a place, apart from who it is: the part that a form or a file says. */
export type PlaceFacts = {
  /** A code of the list `place_kind`. */
  readonly kind: string
  readonly name: string
  readonly kana: string | null
  /** Name of the organisation that runs it. */
  readonly operator: string | null
  readonly agencyId: AgencyId | null
  readonly address: string | null
  readonly building: string | null
  /** Seven digits with a hyphen after the third. */
  readonly postalCode: string | null
  readonly phone: string | null
  readonly phoneExt: string | null
  readonly url: string | null
  /** Degrees, WGS84 (JGD2011), both or neither. */
  readonly lat: number | null
  readonly lon: number | null
  readonly hours: Hours
  /** Codes of the list `language`. */
  readonly languages: readonly string[]
  readonly access: Access
  /** 受入対象者, in the words of the publisher. */
  readonly welcomes: string | null
  /** Codes of the list `hazard` the place is designated for. */
  readonly hazards: readonly string[]
  readonly capacity: number | null
  /** Codes of the list `topic` that are answered there. */
  readonly topics: readonly string[]
  readonly description: string | null
  /** Every column of the file that has no place of its own, word for word. */
  readonly more: Readonly<Record<string, string>>
  /** Day on which somebody last confirmed the entry. */
  readonly assuredOn: Day | null
}

/**
 * One place a person can go to. Public facts: nobody's record.
 * @source 自治体標準オープンデータセット（公共施設・避難所・AED・公衆トイレ ほか）; plan L366 「情報が届きやすくなるしくみ」
 */
export type Place = PlaceFacts & {
  readonly id: PlaceId
  readonly source: PlaceSource
  readonly isActive: boolean
  readonly version: number
}

/** Hours of which nothing was said. */
export const NO_HOURS: Hours = { openings: [], onHolidays: 'unknown', closures: [], note: null }

/** A place of which only kind and name are known; the ground a form or a file writes on. */
export function placeFacts(known: Pick<PlaceFacts, 'kind' | 'name'> & Partial<PlaceFacts>): PlaceFacts {
  return { ...NOTHING_KNOWN, ...known }
}

const NOTHING_KNOWN = {
  kana: null,
  operator: null,
  agencyId: null,
  address: null,
  building: null,
  postalCode: null,
  phone: null,
  phoneExt: null,
  url: null,
  lat: null,
  lon: null,
  hours: NO_HOURS,
  languages: [],
  access: {},
  welcomes: null,
  hazards: [],
  capacity: null,
  topics: [],
  description: null,
  more: {},
  assuredOn: null,
} as const
