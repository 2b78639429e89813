import type { Closure, WeekDay } from '../place.ts'
import { DASH, daysBetweenSigns, readNth } from './read-days.ts'

/** When a place is closed, as words tell it. */
export type ClosedTimes = {
  readonly days: readonly { readonly day: WeekDay; readonly nth: readonly number[] | null }[]
  readonly holidays: boolean
  readonly closures: readonly Closure[]
  /** 無休: said to be open on every day not named here. */
  readonly never: boolean
  /** 「月曜日が祝日の場合は翌日休み」: what happens around holidays is only in the words. */
  readonly moves: boolean
}

/** Closed days from words such as 月曜日、第3日曜日、年末年始（12/29～1/3）, 無休（正月除く）; undefined unless every letter is understood. */
export function readClosed(words: string): ClosedTimes | undefined {
  const form = words
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[。]$/, '')
    .replace(/(?:は|を)?(?:お?休み|休館日?|休業日?|閉館日?|定休日?)$/, '')
    .replace(/^(?!(?:年中)?無休)(.+?)(?:は|を)?除く$/, '$1')
  const told = form.replace(MOVED, '')
  const moves = told !== form
  if (/^(?:無し|なし|無|無休|年中無休)$/.test(told)) return { ...NOTHING, never: true, moves }
  const except = /^(?:年中)?無休[(]?(.+?)(?:は|を)?除く[)]?$|^(.+)を除き(?:年中)?無休$/.exec(told)
  const steps = stepsOf(except ? (except[1] ?? except[2] ?? '') : told)
  return steps && { ...gathered(steps), never: except !== null, moves }
}

type Step = { readonly days?: readonly WeekDay[]; readonly nth?: readonly number[]; readonly holidays?: true; readonly closure?: Closure }

const NOTHING: ClosedTimes = { days: [], holidays: false, closures: [], never: false, moves: false }
const MOVED = /[(][^()]*(?:祝|休日|振替)[^()]*(?:翌|次の|直後|振り替え|振替)[^()]*[)]/g
const DATE = '(\\d{1,2})(?:月|/)(\\d{1,2})日?'
const DATES = `(?:毎年)?${DATE}(?:${DASH}(?:翌年?の?)?(?:(\\d{1,2})(?:月|/))?(\\d{1,2})日?(?:まで)?)?`

const READERS: readonly (readonly [RegExp, (found: readonly string[]) => Step | undefined])[] = [
  [new RegExp(`^年末年始[(:]?${DATES}[)]?`), found => dated(found.slice(1), '年末年始')],
  // Without dates, the days on which public offices are closed by law and ordinance.
  [/^(?:年末年始|年末・年始)/, () => ({ closure: { from: '12-29', to: '01-03', words: '年末年始' } })],
  [/^(?:お?正月|正月三が日|三が日)/, ([words = '']) => ({ closure: { from: '01-01', to: '01-03', words } })],
  [/^(?:元日|元旦)/, ([words = '']) => ({ closure: { from: '01-01', to: '01-01', words } })],
  [new RegExp(`^[(]?${DATES}[)]?`), found => dated(found.slice(1), found[0]?.replace(/[()]/g, '') ?? '')],
  [
    /^(?:毎月の?|月の|各月の?)?(第[1-5](?:[・、,と]?第?[1-5])*)([月火水木金土日])(?:曜日|曜)?/,
    ([, nth = '', sign = '']) => ({ days: daysBetweenSigns(sign), nth: readNth(nth) }),
  ],
  [/^(?:国民の祝日|祝祭日|祝日|祝)/, () => ({ holidays: true })],
  [
    new RegExp(`^(?:毎週)?([月火水木金土日])(?:曜日|曜)?(?:${DASH}([月火水木金土日])(?:曜日|曜)?)?`),
    ([, from = '', to]) => ({ days: daysBetweenSigns(from, to) }),
  ],
  [/^(?:及び|並びに|および|ならびに|[・、,/と;])/, () => ({})],
]

function stepsOf(form: string): readonly Step[] | undefined {
  const steps: Step[] = []
  let rest = form
  while (rest !== '') {
    const [whole, step] = nextStep(rest)
    if (step === undefined) return undefined
    steps.push(step)
    rest = rest.slice(whole.length)
  }
  return steps.some(step => Object.keys(step).length > 0) ? steps : undefined
}

function nextStep(rest: string): readonly [string, Step | undefined] {
  for (const [form, read] of READERS) {
    const found = form.exec(rest)
    if (found) return [found[0], read(found)]
  }
  return ['', undefined]
}

function gathered(steps: readonly Step[]): Pick<ClosedTimes, 'days' | 'holidays' | 'closures'> {
  return {
    days: steps.flatMap(({ days = [], nth }) => days.map(day => ({ day, nth: nth ?? null }))),
    holidays: steps.some(step => step.holidays === true),
    closures: steps.flatMap(({ closure }) => (closure ? [closure] : [])),
  }
}

function dated([month = '', day = '', toMonth, toDay]: readonly (string | undefined)[], words: string): Step | undefined {
  const from = monthDay(month, day)
  const to = toDay === undefined ? from : monthDay(toMonth ?? month, toDay)
  return from && to ? { closure: { from, to, words } } : undefined
}

function monthDay(month: string, day: string): string | undefined {
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1]
  if (longest === undefined || Number(day) < 1 || Number(day) > longest) return undefined
  return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
