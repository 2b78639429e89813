import { expect, test } from 'vitest'
import type { Day } from '../kernel/day.ts'
import { addDays, readDay } from '../kernel/day.ts'
import { holidayName, holidaysKnownUntil, isHoliday } from './holidays.ts'

const day = (text: string): Day => {
  const read = readDay(text)
  if (read === undefined) throw new Error(`${text} is no day`)
  return read
}

test('holidays that the law moved are known where they were moved to', () => {
  // 2021 の海の日・スポーツの日・山の日 (東京オリンピック特措法)
  for (const moved of ['2021-07-22', '2021-07-23', '2021-08-08', '2021-08-09']) expect(isHoliday(day(moved)), moved).toBe(true)
  for (const usual of ['2021-07-19', '2021-08-11', '2021-10-11']) expect(isHoliday(day(usual)), usual).toBe(false)
})

test('a substitute holiday and the day between two holidays are holidays too', () => {
  expect(holidayName(day('2026-05-06'))).toContain('振替休日')
  expect(isHoliday(day('2026-09-22'))).toBe(true)
})

test('beyond the known years the calendar says that it does not know, not that it is a working day', () => {
  const last = day(`${holidaysKnownUntil()}-12-31`)
  expect(Number(holidaysKnownUntil())).toBeGreaterThan(2040)
  expect(isHoliday(last)).toBe(false)
  expect(isHoliday(addDays(last, 1))).toBeUndefined()
  expect(isHoliday(day('1960-01-01'))).toBeUndefined()
})
