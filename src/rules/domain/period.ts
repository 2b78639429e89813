import type { Day } from '../../kernel/day.ts'
import { addDays } from '../../kernel/day.ts'

/** Whatever holds from a day on; `validTo` is the first day on which it no longer holds. */
export type Dated = { readonly validFrom: Day; readonly validTo: Day | null }

/** How a row stands on a day: not yet, now, or no longer. */
export type Standing = 'upcoming' | 'now' | 'closed'

/** How a row stands on a day. */
export function standingOn(row: Dated, day: Day): Standing {
  if (day < row.validFrom) return 'upcoming'
  return row.validTo === null || day < row.validTo ? 'now' : 'closed'
}

/** The last day on which it holds, as people say it; null when no end is set. */
export function lastDayOf(row: Dated): Day | null {
  return row.validTo === null ? null : addDays(row.validTo, -1)
}

/** Whether two rows hold on the same day somewhere. */
export function overlap(one: Dated, other: Dated): boolean {
  return (one.validTo === null || other.validFrom < one.validTo) && (other.validTo === null || one.validFrom < other.validTo)
}

/** The row to which a change belongs: the one that has no end yet or ends last. */
export function latestOf<Row extends Dated>(rows: readonly Row[]): Row | undefined {
  return rows.reduce<Row | undefined>((latest, row) => (latest && latest.validFrom > row.validFrom ? latest : row), undefined)
}

/** The row that ends on the very day on which another begins. */
export function forerunnerOf<Row extends Dated>(rows: readonly Row[], row: Dated): Row | undefined {
  return rows.find(one => one.validTo === row.validFrom)
}
