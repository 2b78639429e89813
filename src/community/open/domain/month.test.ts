import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { monthAsked } from './month.ts'

const today = '2026-11-23' as Day

test('a month begins on its first day and ends before the next; what is no month, or far away, is this month', () => {
  expect(monthAsked('2026-12', today)).toEqual({ from: '2026-12-01', before: '2027-01-01' })
  for (const text of ['', '2026-13', '1900-01', '9999-12', '2026-12-01', 'x'])
    expect(monthAsked(text, today)).toEqual({ from: '2026-11-01', before: '2026-12-01' })
})
