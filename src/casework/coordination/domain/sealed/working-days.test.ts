import { expect, test } from 'vitest'
import type { Day } from '../../../../kernel/day.ts'
import { readDay } from '../../../../kernel/day.ts'
import { isHoliday } from '../../../../platform/holidays.ts'
import { workingDaysAfter } from './working-days.ts'

const day = (text: string): Day => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}

test('three working days pass over weekends and holidays', () => {
  expect(workingDaysAfter(day('2026-11-18'), 3, isHoliday)).toBe('2026-11-24')
  expect(workingDaysAfter(day('2026-11-20'), 3, isHoliday)).toBe('2026-11-26')
  expect(workingDaysAfter(day('2026-12-01'), 3, isHoliday)).toBe('2026-12-04')
})

test('where no holiday is known only weekends are passed over', () => {
  expect(workingDaysAfter(day('2026-11-20'), 3, () => undefined)).toBe('2026-11-25')
})
