import type { WeekDay } from '../place.ts'
import { WEEK_DAYS } from '../place.ts'

/** Days as a list names them: every week (`nth` null) or which of the month; `holidays` when 祝日 is named among them. */
export type NamedDays = { readonly days: readonly WeekDay[]; readonly nth: readonly number[] | null; readonly holidays: boolean }

/** Every dash and wave that stands between two days or two times. */
export const DASH = '(?:[-~〜‐‑‒–—―−ー]|から)'

/** Days from words such as 月～金, 土日祝, 平日, 毎日, 第2・第4土曜日; undefined unless every letter is understood. */
export function readDays(words: string): NamedDays | undefined {
  const form = words.normalize('NFKC').replace(/\s/g, '').replace(/^毎週/, '')
  if (/^(?:毎日|全日|全曜日|年中無休)$/.test(form)) return { days: WEEK_DAYS, nth: null, holidays: false }
  const which = /^(?:毎月の?|月の|各月の?)?(第[1-5一二三四五](?:[・、,と]?第?[1-5一二三四五])*)(.*)$/.exec(form)
  const listed = listedDays(which ? (which[2] ?? '') : form)
  if (listed === undefined || (listed.days.length === 0 && !listed.holidays)) return undefined
  if (!which) return { ...listed, nth: null }
  return listed.holidays ? undefined : { ...listed, nth: readNth(which[1] ?? '') }
}

/** Which of the month: 第2・第4 is [2, 4]. */
export function readNth(words: string): readonly number[] {
  const found = Array.from(words.matchAll(/[1-5一二三四五]/g), ([sign]) => '一二三四五'.indexOf(sign) + 1 || Number(sign))
  return [...new Set(found)].sort()
}

/** The days from one sign 月…日 to another, around the end of the week if need be: 土 to 月 is three days. */
export function daysBetweenSigns(from: string, to: string = from): readonly WeekDay[] {
  const first = SIGNS.indexOf(from)
  const count = ((SIGNS.indexOf(to) - first + 7) % 7) + 1
  return [...WEEK_DAYS, ...WEEK_DAYS].slice(first, first + count)
}

const SIGNS = '月火水木金土日'
const STEP = new RegExp(
  `^(?:(平日)|(国民の祝日|祝祭日|祝日|祝)|([月火水木金土日])(?:曜日|曜)?(?:${DASH}([月火水木金土日])(?:曜日|曜)?)?|(及び|並びに|および|ならびに|[・、,/と&]))`,
)

function listedDays(form: string): Omit<NamedDays, 'nth'> | undefined {
  const days = new Set<WeekDay>()
  let holidays = false
  let rest = form
  while (rest !== '') {
    const step = STEP.exec(rest)
    if (!step) return undefined
    const [whole, workdays, holiday, from, to] = step
    if (workdays) for (const day of WEEK_DAYS.slice(0, 5)) days.add(day)
    if (holiday) holidays = true
    if (from) for (const day of daysBetweenSigns(from, to)) days.add(day)
    rest = rest.slice(whole.length)
  }
  return { days: WEEK_DAYS.filter(day => days.has(day)), holidays }
}
