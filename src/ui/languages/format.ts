import type { Day } from '../../kernel/day.ts'
import type { Language } from '../../kernel/language.ts'
import { LANGUAGE_TAGS } from '../../kernel/language.ts'

/** A day with its weekday, as this language writes it. `withYear` when the year is not plain from the page. */
export function formatDay(language: Language, day: Day, withYear = false): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const weekday = formatWeekday(language, new Date(Date.UTC(year, month - 1, date)).getUTCDay())
  if (language === 'ja') return `${withYear ? `${year}年` : ''}${month}月${date}日（${weekday}）`
  if (language === 'ja-easy') return `${withYear ? `${year}｜年《ねん》` : ''}${month}｜月《がつ》${easyDate(date)}（${weekday}）`
  return formatter(language, { weekday: 'long', day: 'numeric', month: 'long', ...(withYear ? { year: 'numeric' } : {}) }).format(
    new Date(Date.UTC(year, month - 1, date)),
  )
}

/** The name of a weekday; 0 is Sunday. */
export function formatWeekday(language: Language, weekday: number, width: 'long' | 'short' = 'long'): string {
  // 2023-01-01 was a Sunday.
  return formatter(language, { weekday: width }).format(new Date(Date.UTC(2023, 0, 1 + weekday)))
}

/** A time of day such as `13:30`, as this language says it; easy Japanese says 午後1時30分. */
export function formatTime(language: Language, time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  if (language === 'ja') return `${hour}:${String(minute).padStart(2, '0')}`
  if (language === 'ja-easy') return easyTime(hour, minute)
  return formatter(language, { hour: 'numeric', minute: '2-digit' }).format(new Date(Date.UTC(2023, 0, 1, hour, minute)))
}

/** From one time of day to another; the whole day is 24 hours, not from midnight to midnight. */
export function formatTimes(language: Language, from: string, to: string): string {
  if (from === '00:00' && to === '24:00') return allDay(language)
  const [start, end] = [formatTime(language, from), formatTime(language, to)]
  if (language === 'ja') return `${start}〜${end}`
  return language === 'ja-easy' ? `${start}から ${end}まで` : `${start} – ${end}`.replaceAll(/\s/gu, '\u00a0')
}

function allDay(language: Language): string {
  if (language === 'ja' || language === 'ja-easy') return '24時間'
  return new Intl.NumberFormat(LANGUAGE_TAGS[language], { style: 'unit', unit: 'hour', unitDisplay: 'long' }).format(24)
}

/** A list in one sentence: a, b and c. */
export function formatList(language: Language, words: readonly string[], kind: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(LANGUAGE_TAGS[language], { type: kind }).format(words)
}

/** The form of a word that this language uses with a number; `other` is always there. */
export function pluralOf(
  language: Language,
  number: number,
  forms: { readonly [Form in Intl.LDMLPluralRule]?: string } & { readonly other: string },
): string {
  return forms[new Intl.PluralRules(LANGUAGE_TAGS[language]).select(number)] ?? forms.other
}

/** Days are calendar days, so they are written without any time zone. */
const formatter = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(LANGUAGE_TAGS[language], { ...options, timeZone: 'UTC' })

/** Days of the month whose reading is a word of its own. */
const DATE_READINGS: Readonly<Record<number, string>> = {
  1: 'ついたち',
  2: 'ふつか',
  3: 'みっか',
  4: 'よっか',
  5: 'いつか',
  6: 'むいか',
  7: 'なのか',
  8: 'ようか',
  9: 'ここのか',
  10: 'とおか',
  14: 'じゅうよっか',
  20: 'はつか',
  24: 'にじゅうよっか',
}

function easyDate(date: number): string {
  const reading = DATE_READINGS[date]
  return reading === undefined ? `${date}｜日《にち》` : `｜${date}日《${reading}》`
}

function easyTime(hour: number, minute: number): string {
  const half = hour < 12 ? '｜午前《ごぜん》' : '｜午後《ごご》'
  const minutes = minute === 0 ? '' : `${minute}｜分《${/[2579]$/.test(String(minute)) ? 'ふん' : 'ぷん'}》`
  return `${half}${hour > 12 ? hour - 12 : hour}｜時《じ》${minutes}`
}
