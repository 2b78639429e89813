import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFrom } from '../../../../kernel/day.ts'
import type { Moment } from './moment.ts'
import { ageAt, formatMoment, lastDayOf, PRECISIONS, readMoment, writeMoment } from './moment.ts'

const said = (text: string) => {
  const read = readMoment(text)
  return read.ok ? `${read.value.on} ${read.value.precision}` : read.refusal
}

test('a moment is read as exactly as it was written, in either calendar', () => {
  const written = {
    平成30年4月: '2018-04-01 month',
    'H30.4': '2018-04-01 month',
    'Ｈ３０／４': '2018-04-01 month',
    '2018-04': '2018-04-01 month',
    '2018年4月': '2018-04-01 month',
    平成30年: '2018-01-01 year',
    H30: '2018-01-01 year',
    '2018': '2018-01-01 year',
    令和元年: '2019-01-01 year',
    令和元年5月: '2019-05-01 month',
    昭和64年: '1989-01-01 year',
    'R8.1.5': '2026-01-05 day',
    '2026-01-05': '2026-01-05 day',
  }
  for (const [text, expected] of Object.entries(written)) expect(said(text), text).toBe(expected)
})

test('what is no moment is refused, and never guessed', () => {
  for (const text of ['', 'そのころ', '30年', '2018-13', 'H30.4.31', '1860年', '4月']) expect(said(text), text).not.toContain(' ')
})

test('a moment shown or put back into a form is read as the same moment', () => {
  const moment = fc.record({
    year: fc.integer({ min: 1873, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    precision: fc.constantFrom(...PRECISIONS),
  })
  fc.assert(
    fc.property(moment, ({ year, month, precision }) => {
      const on = dayFrom(year, precision === 'year' ? 1 : month, 1)
      if (on === undefined) return
      const value: Moment = { on, precision }
      expect(readMoment(writeMoment(value))).toEqual({ ok: true, value })
      expect(formatMoment(value)).toContain(`（${year}年）`)
    }),
  )
})

test('an age is the one reached by the end of the moment', () => {
  const birth = dayFrom(1990, 5, 20)
  const year = dayFrom(2000, 1, 1)
  if (birth === undefined || year === undefined) throw new Error('a day of the calendar')
  expect(ageAt(birth, { on: year, precision: 'year' })).toBe(10)
  expect(ageAt(birth, { on: year, precision: 'day' })).toBe(9)
  expect(lastDayOf({ on: year, precision: 'month' })).toBe('2000-01-31')
})
