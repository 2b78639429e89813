import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from './day.ts'
import {
  addDays,
  addMonths,
  ageOn,
  dayFrom,
  dayOfInstant,
  daysBetween,
  fiscalYearOf,
  formatDay,
  formatDayShort,
  formatInstant,
  readDay,
  weekdayOf,
} from './day.ts'

const day = (text: string): Day => {
  const read = readDay(text)
  if (read === undefined) throw new Error(`${text} is not a day`)
  return read
}
const first = day('1873-01-01')
const anyDay = fc.integer({ min: 0, max: daysBetween(first, day('2199-12-31')) }).map(n => addDays(first, n))

test('a day that does not exist, or is written otherwise, is not read', () => {
  for (const text of ['2026-02-30', '2100-02-29', '2026-13-01', '2026-00-10', '2026-04-00', '1872-12-31', '2200-01-01'])
    expect(readDay(text), text).toBeUndefined()
  for (const text of ['', '2026-4-1', '2026/04/01', ' 2026-04-01', '2026-04-01T00:00:00Z', '２０２６-04-01'])
    expect(readDay(text), text).toBeUndefined()
  expect(dayFrom(2026.5, 4, 1)).toBeUndefined()
  expect(dayFrom(Number.NaN, 4, 1)).toBeUndefined()
})

test('every day from 1873 to 2199 is read, follows the one before, and knows its weekday', () => {
  const last = day('2199-12-31')
  const wrong: string[] = []
  let before = ''
  let count = 0
  for (let today = first; before < last; today = today < last ? addDays(today, 1) : today) {
    const weekday = '日月火水木金土'.charAt((3 + count) % 7)
    if (readDay(today) !== today || today <= before || weekdayOf(today) !== weekday) wrong.push(today)
    before = today
    count += 1
  }
  expect(wrong).toEqual([])
  expect(count).toBe(119_434)
})

test('adding days and counting the days between are each other’s inverse', () => {
  fc.assert(fc.property(anyDay, anyDay, (from, to) => addDays(from, daysBetween(from, to)) === to))
})

test('a month later is the same day of the month, or the last day of a shorter month', () => {
  expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28')
  expect(addMonths(day('2028-01-31'), 1)).toBe('2028-02-29')
  expect(addMonths(day('2026-12-15'), 1)).toBe('2027-01-15')
  expect(addMonths(day('2026-01-15'), -1)).toBe('2025-12-15')
  expect(addMonths(day('2028-02-29'), -12)).toBe('2027-02-28')
  expect(addMonths(day('2026-03-31'), 0)).toBe('2026-03-31')
})

test('leaving the range of days is an error, never a wrong day', () => {
  expect(() => addDays(first, -1)).toThrow(RangeError)
  expect(() => addMonths(day('2199-12-31'), 1)).toThrow(RangeError)
  expect(() => addMonths(first, -100_000)).toThrow(RangeError)
  expect(() => dayOfInstant(Number.NaN)).toThrow(RangeError)
})

test('an instant belongs to the day it was in Japan, on any machine', () => {
  expect(dayOfInstant(new Date('2026-03-31T14:59:59.999Z'))).toBe('2026-03-31')
  expect(dayOfInstant(new Date('2026-03-31T15:00:00Z'))).toBe('2026-04-01')
  expect(dayOfInstant(Date.parse('1969-12-31T15:00:00Z'))).toBe('1970-01-01')
  expect(dayOfInstant(Date.parse('1945-08-15T03:00:00Z'))).toBe('1945-08-15')
})

test('an instant is shown as the clock on the wall in Japan', () => {
  expect(formatInstant(new Date('2026-04-01T04:05:59Z'))).toBe('2026/04/01 13:05')
  expect(formatInstant(new Date('2026-03-31T15:00:00Z'))).toBe('2026/04/01 00:00')
  expect(formatInstant(new Date('1950-01-01T14:59:00Z'))).toBe('1950/01/01 23:59')
})

test('a person grows older on the birthday, and one born on 29 February on 1 March of a common year', () => {
  expect(ageOn(day('1950-04-02'), day('2026-04-01'))).toBe(75)
  expect(ageOn(day('1950-04-02'), day('2026-04-02'))).toBe(76)
  expect(ageOn(day('2004-02-29'), day('2026-02-28'))).toBe(21)
  expect(ageOn(day('2004-02-29'), day('2026-03-01'))).toBe(22)
  expect(ageOn(day('2004-02-29'), day('2028-02-29'))).toBe(24)
  expect(ageOn(day('2026-04-01'), day('2026-04-01'))).toBe(0)
  expect(ageOn(day('2026-04-02'), day('2026-04-01'))).toBe(-1)
})

test('the fiscal year begins on 1 April', () => {
  expect(fiscalYearOf(day('2026-03-31'))).toBe(2025)
  expect(fiscalYearOf(day('2026-04-01'))).toBe(2026)
})

test('a day is read aloud without zeros and tabulated with them', () => {
  expect(formatDay(day('2026-04-01'))).toBe('2026年4月1日')
  expect(formatDayShort(day('2026-04-01'))).toBe('2026/04/01')
})
