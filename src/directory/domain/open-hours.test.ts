import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../kernel/day.ts'
import { addDays, dayOfInstant, readDay } from '../../kernel/day.ts'
import { isHoliday } from '../../platform/holidays.ts'
import { openOn, stateAt, timeOf, weekDayOf } from './open-hours.ts'
import type { Hours, Opening } from './place.ts'
import { WEEK_DAYS } from './place.ts'

const WORK_WEEK = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
const office: Hours = hoursOf([{ days: WORK_WEEK, nth: null, opens: '08:30', closes: '17:15' }], {
  onHolidays: 'closed',
  closures: [{ from: '12-29', to: '01-03', words: '年末年始' }],
})

function hoursOf(openings: readonly Opening[], more: Partial<Hours> = {}): Hours {
  return { openings, onHolidays: 'open', closures: [], note: null, ...more }
}

function day(text: string): Day {
  const read = readDay(text)
  if (read === undefined) throw new Error(`${text} is no day`)
  return read
}

const inJapan = (text: string) => new Date(`${text}:00+09:00`)
const at = (hours: Hours, text: string) => stateAt(hours, inJapan(text), isHoliday)

test('an office is open until its closing minute and then says when it opens next', () => {
  expect(at(office, '2026-11-20T17:14')).toEqual({ kind: 'open', until: { day: '2026-11-20', time: '17:15' } })
  // 2026-11-23 is 勤労感謝の日, a Monday.
  expect(at(office, '2026-11-20T17:15')).toEqual({ kind: 'closed', next: { day: '2026-11-24', time: '08:30' } })
})

test('the turn of the year is one closure although it lies in two years', () => {
  for (const closed of ['2026-12-29', '2026-12-31', '2027-01-01', '2027-01-03'])
    expect(openOn(office, day(closed), isHoliday(day(closed)))).toMatchObject({ kind: 'closed', reason: 'closure', words: '年末年始' })
  expect(openOn(office, day('2026-12-28'), false).kind).toBe('open')
  expect(at(office, '2026-12-28T20:00')).toEqual({ kind: 'closed', next: { day: '2027-01-04', time: '08:30' } })
})

test('a place that opens on the second and fourth Saturday is closed on the others', () => {
  const twice = hoursOf([{ days: ['sat'], nth: [2, 4], opens: '13:00', closes: '16:00' }])
  const saturdays = ['2026-11-07', '2026-11-14', '2026-11-21', '2026-11-28'].map(day)
  expect(saturdays.map(one => openOn(twice, one, false).kind)).toEqual(['closed', 'open', 'closed', 'open'])
  expect(at(twice, '2026-11-14T16:00')).toEqual({ kind: 'closed', next: { day: '2026-11-28', time: '13:00' } })
})

test('a night that runs past midnight belongs to the day it began on', () => {
  const night = hoursOf([{ days: ['fri'], nth: null, opens: '20:00', closes: '02:00' }])
  expect(at(night, '2026-11-21T01:59')).toEqual({ kind: 'open', until: { day: '2026-11-21', time: '02:00' } })
  expect(at(night, '2026-11-21T02:00').kind).toBe('closed')
  expect(openOn(night, day('2026-11-21'), false).kind).toBe('closed')
})

test('a day that closes at 24:00 says 24:00, and round the clock has no end', () => {
  const late = hoursOf([{ days: ['fri'], nth: null, opens: '09:00', closes: '24:00' }])
  expect(at(late, '2026-11-20T23:59')).toEqual({ kind: 'open', until: { day: '2026-11-20', time: '24:00' } })
  const always = hoursOf([{ days: WEEK_DAYS, nth: null, opens: '00:00', closes: '24:00' }])
  expect(at(always, '2026-11-20T03:00')).toEqual({ kind: 'open', until: null })
})

test('what happens on a holiday is open, closed or honestly unknown', () => {
  const monday = day('2026-11-23')
  expect(openOn(office, monday, true)).toEqual({ kind: 'closed', reason: 'holiday' })
  expect(openOn({ ...office, onHolidays: 'open' }, monday, true).kind).toBe('open')
  expect(openOn({ ...office, onHolidays: 'unknown' }, monday, true).kind).toBe('unknown')
  expect(openOn(office, monday, undefined).kind).toBe('unknown')
  expect(openOn({ ...office, onHolidays: 'unknown' }, day('2026-11-22'), true)).toEqual({ kind: 'closed', reason: 'weekday' })
  expect(at({ ...office, onHolidays: 'unknown' }, '2026-11-21T10:00')).toEqual({ kind: 'closed', next: null })
})

test('a place that published nothing readable is unknown, never closed', () => {
  expect(at(hoursOf([], { note: '不定休' }), '2026-11-20T10:00')).toEqual({ kind: 'unknown' })
})

const time = fc.integer({ min: 0, max: 1439 }).map(timeOf)
const opening: fc.Arbitrary<Opening> = fc
  .record({
    days: fc.subarray([...WEEK_DAYS], { minLength: 1 }),
    nth: fc.option(fc.subarray([1, 2, 3, 4, 5], { minLength: 1 })),
    opens: time,
    closes: fc.oneof(time, fc.constant('24:00')),
  })
  .filter(one => one.opens !== one.closes)
const hours = fc.record({
  openings: fc.array(opening, { minLength: 1, maxLength: 4 }),
  onHolidays: fc.constantFrom('open' as const, 'closed' as const),
  closures: fc.constantFrom([], [{ from: '12-29', to: '01-03', words: '年末年始' }], [{ from: '08-13', to: '08-15', words: 'お盆' }]),
  note: fc.constant(null),
})
const instant = fc.integer({ min: Date.UTC(2026, 0, 2), max: Date.UTC(2027, 11, 30) }).map(ms => new Date(Math.floor(ms / 60_000) * 60_000))

/** The same question asked the long way round: is there an opening that began at some minute at or before this one and has not ended? */
function isOpenTheLongWay(asked: Hours, moment: Date): boolean {
  return asked.openings.some(one =>
    [0, 1].some(before => {
      const began = addDays(dayOfInstant(moment), -before)
      const monthDay = began.slice(5)
      const isClosure = asked.closures.some(({ from, to }) =>
        from < to ? monthDay >= from && monthDay <= to : monthDay >= from || monthDay <= to,
      )
      const isRightDay =
        one.days.includes(weekDayOf(began)) && (one.nth === null || one.nth.includes(Math.floor((Number(began.slice(8)) - 1) / 7) + 1))
      if (isClosure || !isRightDay || (isHoliday(began) && asked.onHolidays === 'closed')) return false
      const opens = Date.parse(`${began}T${one.opens}:00+09:00`)
      const ends = one.closes === '24:00' ? addDays(began, 1) : one.closes > one.opens ? began : addDays(began, 1)
      const closes = Date.parse(`${ends}T${one.closes === '24:00' ? '00:00' : one.closes}:00+09:00`)
      return opens <= moment.getTime() && moment.getTime() < closes
    }),
  )
}

test('for any hours and any minute, open means open', () => {
  const seen = { open: 0, closed: 0 }
  fc.assert(
    fc.property(hours, instant, (asked, moment) => {
      const state = stateAt(asked, moment, isHoliday)
      if (state.kind !== 'unknown') seen[state.kind]++
      expect(state.kind === 'open').toBe(isOpenTheLongWay(asked, moment))
    }),
    { numRuns: 2000 },
  )
  expect(seen.open).toBeGreaterThan(400)
  expect(seen.closed).toBeGreaterThan(400)
})

test('whatever moment is promised, it opens then and was closed the minute before; it closes then and was open the minute before', () => {
  fc.assert(
    fc.property(hours, instant, (asked, moment) => {
      const state = stateAt(asked, moment, isHoliday)
      const promised = state.kind === 'open' ? state.until : state.kind === 'closed' ? state.next : null
      if (promised === null) return
      const [text, shift] = promised.time === '24:00' ? ['00:00', 1] : [promised.time, 0]
      const then = new Date(`${addDays(promised.day, shift)}T${text}:00+09:00`)
      expect(then.getTime()).toBeGreaterThan(moment.getTime())
      expect(isOpenTheLongWay(asked, then)).toBe(state.kind === 'closed')
      expect(isOpenTheLongWay(asked, new Date(then.getTime() - 60_000))).toBe(state.kind === 'open')
    }),
    { numRuns: 2000 },
  )
})
