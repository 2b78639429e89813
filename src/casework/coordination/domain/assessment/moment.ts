import type { Day } from '../../../../kernel/day.ts'
import { addDays, addMonths, ageOn, dayFrom } from '../../../../kernel/day.ts'
import type { DayRefusal } from '../../../../kernel/era.ts'
import { formatEra, readAnyDay } from '../../../../kernel/era.ts'
import type { Result } from '../../../../kernel/result.ts'
import { yes } from '../../../../kernel/result.ts'

export const PRECISIONS = ['year', 'month', 'day'] as const

/** How exactly a moment is known. */
export type Precision = (typeof PRECISIONS)[number]

/** A moment in a family's life as exactly as it is known: the first day of the year or month where no more is known. */
export type Moment = { readonly on: Day; readonly precision: Precision }

/**
 * A moment as people write it: a whole day in any form, or only its month or year in either calendar (平成30年4月, H30.4, 2018-04,
 * 2018年, 平成30年, H30).
 */
export function readMoment(text: string): Result<Moment, DayRefusal> {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
  for (const [form, precision] of PARTIAL) {
    if (!form.test(plain)) continue
    const separator = /[-/.]/.exec(plain)?.[0] ?? '.'
    const parts = plain.replace(/[年月]$/, '').split(/[年月\-/.]/)
    const whole = [...parts, ...(precision === 'year' ? ['1', '1'] : ['1'])]
    const read = readAnyDay(/[年月]/.test(plain) ? `${whole[0]}年${whole[1]}月${whole[2]}日` : whole.join(separator))
    // The first day of the first year of an era still belongs to the one before it.
    const found = read.ok || read.refusal !== 'era-mismatch' ? read : readAnyDay(`${whole[0]}年12月31日`)
    return found.ok ? yes({ on: firstOf(found.value, precision, Number(whole[1])), precision }) : found
  }
  const day = readAnyDay(text)
  return day.ok ? yes({ on: day.value, precision: 'day' }) : day
}

/** A moment in both calendars, no more exact than it is known: 平成30年4月（2018年）. */
export function formatMoment({ on, precision }: Moment): string {
  const whole = formatEra(on)
  const cut = precision === 'day' ? whole : whole.slice(0, whole.indexOf(precision === 'month' ? '月' : '年') + 1)
  return `${cut}（${on.slice(0, 4)}年）`
}

/** A moment for two narrow columns, western and era: 2018/04 and 平成30年4月. */
export function momentInBoth({ on, precision }: Moment): readonly [string, string] {
  const length = precision === 'day' ? 10 : precision === 'month' ? 7 : 4
  const whole = formatMoment({ on, precision })
  return [on.slice(0, length).replaceAll('-', '/'), whole.slice(0, whole.indexOf('（'))]
}

/** A moment as a form takes it back. */
export function writeMoment(moment: Moment): string {
  const { on, precision } = moment
  return precision === 'day' ? on : precision === 'month' ? on.slice(0, 7) : `${on.slice(0, 4)}年`
}

/** The last day the moment may have been. */
export function lastDayOf({ on, precision }: Moment): Day {
  if (precision === 'day') return on
  return addDays(addMonths(on, precision === 'month' ? 1 : 12), -1)
}

/** The age somebody had reached by the end of a moment; undefined before their birth. */
export function ageAt(birth: Day, moment: Moment): number | undefined {
  const last = lastDayOf(moment)
  return last < birth ? undefined : ageOn(birth, last)
}

const ERA = '(?:明治|大正|昭和|平成|令和|[明大昭平令MTSHRmtshr])'
const YEAR = `(?:\\d{4}|${ERA}(?:\\d{1,2}|元))`
const PARTIAL: readonly (readonly [RegExp, Precision])[] = [
  [new RegExp(`^${YEAR}(?:年\\d{1,2}月|[-/.]\\d{1,2})$`), 'month'],
  [new RegExp(`^${YEAR}年?$`), 'year'],
]

function firstOf(day: Day, precision: Precision, month: number): Day {
  const year = Number(day.slice(0, 4))
  return dayFrom(year, precision === 'year' ? 1 : month, 1) ?? day
}
