import type { Day } from './day.ts'
import { dayFrom, formatDay } from './day.ts'
import type { Result } from './result.ts'
import { no, yes } from './result.ts'

/** Why a written day cannot be taken: nothing written, no known form, no such day (or after 2199), before 1873, not in that era. */
export type DayRefusal = 'empty' | 'unreadable' | 'impossible' | 'before-1873' | 'era-mismatch'

/**
 * A day as people in Japan write it, in either calendar.
 *
 * R8.1.5, r8/1/5, R8-1-5, R080105, 令和8年1月5日, 平7.3.1, 令和元年5月1日, 2026-01-05, 2026/1/5, 2026.1.5, 20260105, 2026年1月5日 and our own
 * 令和8年1月5日（2026年）; half or full width, spaces around and between. The eras M T S H R: letter, one kanji or two.
 *
 * Strict where a slip would make another day: no two-digit year without an era, no mixed separators. A day outside its era is refused
 * (昭和64年1月8日 was 平成), and so is the last day of 明治 and of 大正, which the edicts gave to the next era.
 * @source 元号を改める政令・詔書, 明治5年太政官布告第337号（改暦）
 */
export function readAnyDay(text: string): Result<Day, DayRefusal> {
  const plain = tidy(text)
  if (plain === '') return no('empty')
  const parts = FORMS.map(form => form.exec(plain)?.groups).find(groups => groups !== undefined)
  if (parts === undefined) return no('unreadable')
  const { era: mark = '', year = '', month = '', day = '', also } = parts
  const era = ERAS.find(candidate => mark !== '' && candidate.marks.includes(mark))
  const eraYear = year === '元' ? 1 : Number(year)
  if (eraYear === 0) return no('impossible')
  const westernYear = era ? era.firstYear + eraYear - 1 : eraYear
  const found = dayIn(westernYear, Number(month), Number(day))
  if (!found.ok) return found
  const mismatched = (era !== undefined && eraOf(found.value) !== era) || (also !== undefined && Number(also) !== westernYear)
  return mismatched ? no('era-mismatch') : found
}

/** A day in the Japanese calendar: 令和8年1月5日; the first year is 元年. */
export function formatEra(day: Day): string {
  const [year, monthAndDay] = formatDay(day).split('年')
  const { name, firstYear } = eraOf(day)
  const eraYear = Number(year) - firstYear + 1
  return `${name}${eraYear === 1 ? '元' : eraYear}年${monthAndDay}`
}

/** A day in the Japanese calendar for narrow places: R8.1.5; the first year is 1. */
export function formatEraShort(day: Day): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number)
  const { letter, firstYear } = eraOf(day)
  return `${letter}${Number(year) - firstYear + 1}.${month}.${dayOfMonth}`
}

/** A day in both calendars, so that nobody has to count: 令和8年1月5日（2026年）. */
export function formatBoth(day: Day): string {
  return `${formatEra(day)}（${day.slice(0, 4)}年）`
}

type Era = {
  readonly name: string
  readonly letter: string
  readonly marks: readonly string[]
  readonly from: string
  readonly firstYear: number
}

const era = (name: string, letter: string, from: string): Era => ({
  name,
  letter,
  marks: [name, name.charAt(0), letter, letter.toLowerCase()],
  from,
  firstYear: Number(from.slice(0, 4)),
})

const MEIJI = era('明治', 'M', '1868-10-23')
const ERAS = [
  era('令和', 'R', '2019-05-01'),
  era('平成', 'H', '1989-01-08'),
  era('昭和', 'S', '1926-12-25'),
  era('大正', 'T', '1912-07-30'),
  MEIJI,
]

const eraOf = (day: Day) => ERAS.find(candidate => day >= candidate.from) ?? MEIJI

const MARK = '(?<era>明治|大正|昭和|平成|令和|[明大昭平令mtshr])'
const MONTH_AND_DAY = '(?<sep>[-/.])(?<month>\\d{1,2})\\k<sep>(?<day>\\d{1,2})'
const IN_KANJI = '年(?<month>\\d{1,2})月(?<day>\\d{1,2})日(?:\\((?<also>\\d{4})年\\))?'

const FORMS = [
  `(?<year>\\d{4})${MONTH_AND_DAY}`,
  `(?<year>\\d{4})${IN_KANJI}`,
  '(?<year>\\d{4})(?<month>\\d{2})(?<day>\\d{2})',
  `${MARK}(?<year>\\d{1,3}|元)${MONTH_AND_DAY}`,
  `${MARK}(?<year>\\d{1,3}|元)${IN_KANJI}`,
  `${MARK}(?<year>\\d{2})(?<month>\\d{2})(?<day>\\d{2})`,
].map(form => new RegExp(`^${form}$`, 'i'))

/** Half width, one kind of hyphen, and no spaces but between digits, where dropping one would join two numbers. */
function tidy(text: string): string {
  const narrow = text.normalize('NFKC').replace(/[‐‑‒–—―−ー]/g, '-')
  return narrow.trim().replace(/(?<!\d)\s+|\s+(?!\d)/g, '')
}

function dayIn(year: number, month: number, dayOfMonth: number): Result<Day, 'impossible' | 'before-1873'> {
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > 31) return no('impossible')
  // Before 1873 the calendar was lunisolar: whether such a day existed cannot be told from these numbers.
  if (year < 1873) return no('before-1873')
  const day = dayFrom(year, month, dayOfMonth)
  return day ? yes(day) : no('impossible')
}
