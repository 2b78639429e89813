import { expect, test } from 'vitest'
import type { SumCell } from './month-report.ts'
import { hoursWords, monthAway, monthSpan, reportLines, reportRows } from './month-report.ts'

const cell = (councilNo: number | null, fn: SumCell['fn'], minutes: number): SumCell => ({
  councilNo,
  fn,
  logs: 1,
  minutes,
  individual: 1,
  community: 1,
})

test('a month reaches from its first to its last day, over the end of the year and in February', () => {
  expect(monthSpan('2028-02')).toMatchObject({ since: '2028-02-01', until: '2028-02-29' })
  expect([monthAway('2026-12', 1), monthAway('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  for (const text of ['2026-13', '2026-1', '', 'abc']) expect(monthSpan(text)).toBeUndefined()
})

test('a report has its councils by number and everything together at the end; a council nobody went to has no line', () => {
  const lines = reportLines([cell(null, null, 90), cell(8, null, 30), cell(1, null, 60), cell(1, 'people', 60), cell(null, 'people', 60)])
  expect(lines.map(line => [line.councilNo, line.all.minutes, line.by.get('people')?.minutes])).toEqual([
    [1, 60, 60],
    [8, 30, undefined],
    [null, 90, 60],
  ])
  expect(
    reportRows(
      lines,
      no => String(no ?? 'みんな'),
      fn => fn,
      '計',
    )[0],
  ).toEqual(['1', 'people', 1, 60, 1, 1])
})

test('minutes are told as people say them', () => {
  expect([30, 60, 90, 1440].map(hoursWords)).toEqual(['30分', '1時間', '1時間30分', '24時間'])
})
