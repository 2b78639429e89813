import type { Day } from '../../kernel/day.ts'
import { formatDayShort } from '../../kernel/day.ts'
import { readAnyDay } from '../../kernel/era.ts'
import type { SignedVisit } from '../../platform/http/route.ts'
import type { Dated } from '../domain/period.ts'
import { lastDayOf } from '../domain/period.ts'
import { texts } from './texts.ts'

/** The days of a row as people say them: its first and its last. */
export function periodWords(row: Dated): string {
  const last = lastDayOf(row)
  return last === null ? texts.periodOpen(formatDayShort(row.validFrom)) : texts.period(formatDayShort(row.validFrom), formatDayShort(last))
}

/** The day that is looked at: `on` of the query in any form, else today. */
export function dayAsked(visit: SignedVisit): Day {
  const read = readAnyDay(visit.query.get('on'))
  return read.ok ? read.value : visit.act.today
}

/** The first day on which two states of the same rows differ; today when only their order does. */
export function dayOfChange<Row extends Dated & { readonly code: string }>(before: readonly Row[], after: readonly Row[], today: Day): Day {
  const marks = (rows: readonly Row[]) =>
    new Map(rows.flatMap(row => [[`${row.code} ${row.validFrom}`, row.validFrom] as const, ...endOf(row)]))
  const [old, now] = [marks(before), marks(after)]
  const moved = [...now, ...old].flatMap(([key, day]) => (old.has(key) && now.has(key) ? [] : [day]))
  return moved.sort()[0] ?? today
}

function endOf(row: Dated & { readonly code: string }): readonly (readonly [string, Day])[] {
  return row.validTo === null ? [] : [[`${row.code} … ${row.validTo}`, row.validTo]]
}
