import type { Day } from '../../../kernel/day.ts'
import { addMonths, readDay } from '../../../kernel/day.ts'

/** A month of the calendar: its first day, and the first day after it. */
export type Month = { readonly from: Day; readonly before: Day }

/** The month an address asks for, `2026-11`; the month of `today` when it asks for none or for one that is far away. */
export function monthAsked(text: string, today: Day): Month {
  const asked = /^\d{4}-\d{2}$/.test(text) ? readDay(`${text}-01`) : undefined
  const here = readDay(`${today.slice(0, 7)}-01`) ?? today
  const from = asked !== undefined && asked >= addMonths(here, -24) && asked <= addMonths(here, 24) ? asked : here
  return { from, before: addMonths(from, 1) }
}
