import type { Opening } from '../place.ts'
import { WEEK_DAYS } from '../place.ts'
import { DASH, readDays } from './read-days.ts'

/** Openings as words tell them; `days` null where only times are told. `holidays` when 祝日 is named as open. */
export type TimesOfDays = {
  readonly days: Opening['days'] | null
  readonly nth: Opening['nth']
  readonly spans: readonly (readonly [string, string])[]
  readonly holidays: boolean
  /** Whether the days were told as 平日, which leaves holidays out. */
  readonly isWorkdays: boolean
}

/** A time of the day as 'HH:MM' from 9:00, ９：００, 9時, 9時半, 午後1時30分; undefined otherwise. '24:00' is the end of the day. */
export function readTime(words: string): string | undefined {
  const found = new RegExp(`^${TIME}$`).exec(words.normalize('NFKC').replace(/\s/g, ''))
  return found ? timeOf(found.slice(1)) : undefined
}

/** Parts such as 「火～金9:00～19:00　土日祝9:00～17:00」; undefined unless every letter is understood. */
export function readTimes(words: string): readonly TimesOfDays[] | undefined {
  let rest = words
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[。;]$/, '')
    .replace(BRACKETED, '、$1')
  if (/^(?:終日|24時間)(?:利用可能?|使用可能?|営業|開放|可能?|OK)?$/.test(rest)) return [always]
  const parts: TimesOfDays[] = []
  while (rest !== '') {
    const found = PART.exec(rest)
    if (!found) return undefined
    const [whole, dayWords = '', ranges = ''] = found
    const part = partOf(dayWords.replace(/[:は]$/, '').replace(/^[、,/・;。]/, ''), ranges)
    if (part === undefined) return undefined
    parts.push(part)
    rest = rest.slice(whole.length)
  }
  return parts.length === 0 ? undefined : parts
}

// （月～金）9:30～18:00 says the same as 月～金9:30～18:00.
const BRACKETED = /[(]([^()\d]*[月火水木金土日祝][^()\d]*)[)](?=\d|午|AM|PM)/g

const always: TimesOfDays = { days: WEEK_DAYS, nth: null, spans: [['00:00', '24:00']], holidays: true, isWorkdays: false }

const TIME = '(午前|午後|AM|PM)?(\\d{1,2})(?::(\\d{2})|時(?:(\\d{1,2})分|(半))?)'
const RANGE = `${TIME}${DASH}(?:翌日?の?)?${TIME}(?:まで)?`
const RANGES = `(?:${RANGE}[、,/・]?)+`.replaceAll(/\((?!\?)/g, '(?:')
// The days end where the first time begins; a 第2 before them is no time.
const PART = new RegExp(`^((?:[、,/・;。])?(?:第[1-5](?:[・、,と]?第?[1-5])*)?[^\\d午AP]*)(${RANGES})`)

function partOf(dayWords: string, ranges: string): TimesOfDays | undefined {
  const spans = Array.from(
    ranges.matchAll(new RegExp(RANGE, 'g')),
    found => [timeOf(found.slice(1, 6)), timeOf(found.slice(6, 11))] as const,
  )
  const whole = spans.flatMap(([opens, closes]) =>
    opens === undefined || closes === undefined || opens === closes ? [] : [[opens, closes] as const],
  )
  if (whole.length !== spans.length) return undefined
  const named = dayWords === '' ? null : readDays(dayWords)
  if (named === undefined) return undefined
  const isWorkdays = dayWords.startsWith('平日')
  return { days: named?.days ?? null, nth: named?.nth ?? null, spans: whole, holidays: named?.holidays ?? false, isWorkdays }
}

function timeOf([half, hours = '', minutes, more, isHalf]: readonly (string | undefined)[]): string | undefined {
  const afternoon = half === '午後' || half === 'PM'
  const hour = Number(hours) + (afternoon && Number(hours) < 12 ? 12 : 0)
  const minute = isHalf ? 30 : Number(minutes ?? more ?? 0)
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
