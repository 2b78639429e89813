import type { Hours, Opening } from '../../directory/index.ts'

type Days = Opening['days']

/** Monday to Friday. */
export const WORKDAYS: Days = ['mon', 'tue', 'wed', 'thu', 'fri']

/** Tuesday to Sunday, as halls do. */
export const NOT_MONDAY: Days = ['tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** The whole week. */
export const EVERY_DAY: Days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

const NEW_YEAR = { from: '12-29', to: '01-03', words: '年末年始' }

/** One opening of a week; `nth` for 第2・第4土曜 and the like. */
export function opening(days: Days, opens: string, closes: string, nth: readonly number[] | null = null): Opening {
  return { days, nth, opens, closes }
}

/** Closed on holidays and over the new year, as offices are. */
export function officeHours(...openings: readonly Opening[]): Hours {
  return { openings, onHolidays: 'closed', closures: [NEW_YEAR], note: null }
}

/** Open on holidays too, closed over the new year. */
export function hallHours(...openings: readonly Opening[]): Hours {
  return { openings, onHolidays: 'open', closures: [NEW_YEAR], note: null }
}

/** Open without a break. */
export const ALWAYS: Hours = { openings: [opening(EVERY_DAY, '00:00', '24:00')], onHolidays: 'open', closures: [], note: null }

/** Nothing certain: only what was published as free text. */
export function hoursInWords(note: string | null): Hours {
  return { openings: [], onHolidays: 'unknown', closures: [], note }
}
