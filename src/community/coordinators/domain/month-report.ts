import type { Day } from '../../../kernel/day.ts'
import { addDays, addMonths, readDay } from '../../../kernel/day.ts'
import type { CoordinatorFunction } from './field-log.ts'
import { FUNCTIONS } from './field-log.ts'

/** One sum of the diary. Null stands for all councils, or for all functions; a log of two councils counts whole in both. */
export type SumCell = {
  readonly councilNo: number | null
  readonly fn: CoordinatorFunction | null
  readonly logs: number
  readonly minutes: number
  readonly individual: number
  readonly community: number
}

/** One line of the report: a council, or everything together (null). */
export type ReportLine = {
  readonly councilNo: number | null
  readonly all: SumCell
  readonly by: ReadonlyMap<CoordinatorFunction, SumCell>
}

/** First and last day of a month written as 2026-11; undefined when it is no month. */
export function monthSpan(text: string): { readonly month: string; readonly since: Day; readonly until: Day } | undefined {
  const since = /^\d{4}-\d{2}$/.test(text) ? readDay(`${text}-01`) : undefined
  return since && { month: text, since, until: addDays(addMonths(since, 1), -1) }
}

/** The month a number of months away. */
export function monthAway(month: string, away: number): string {
  const span = monthSpan(month)
  return span === undefined ? month : addMonths(span.since, away).slice(0, 7)
}

/** The lines of a report: councils by number, and everything together at the end. A council nobody went to has no line. */
export function reportLines(cells: readonly SumCell[]): readonly ReportLine[] {
  const numbers = [...new Set(cells.map(({ councilNo }) => councilNo))].sort((a, b) => (a ?? Number.MAX_VALUE) - (b ?? Number.MAX_VALUE))
  return numbers.flatMap(councilNo => {
    const own = cells.filter(cell => cell.councilNo === councilNo)
    const all = own.find(({ fn }) => fn === null)
    if (all === undefined) return []
    return [{ councilNo, all, by: new Map(own.flatMap(cell => (cell.fn === null ? [] : [[cell.fn, cell] as const]))) }]
  })
}

/** Minutes as people say them: 「1時間30分」. */
export function hoursWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest}分`
  return rest === 0 ? `${hours}時間` : `${hours}時間${rest}分`
}

/** The report as rows of a file: one row for each council and function, with what the function is called. */
export function reportRows(
  lines: readonly ReportLine[],
  nameOf: (councilNo: number | null) => string,
  labelOf: (fn: CoordinatorFunction) => string,
  all: string,
): readonly (readonly (string | number)[])[] {
  return lines.flatMap(line => [
    ...FUNCTIONS.flatMap(fn => {
      const cell = line.by.get(fn)
      return cell ? [rowOf(nameOf(line.councilNo), labelOf(fn), cell)] : []
    }),
    rowOf(nameOf(line.councilNo), all, line.all),
  ])
}

function rowOf(council: string, fn: string, { logs, minutes, individual, community }: SumCell): readonly (string | number)[] {
  return [council, fn, logs, minutes, individual, community]
}
