import { expect, test } from 'vitest'
import { fieldsOf } from '../../platform/http/fields.ts'
import type { Hours } from '../domain/place.ts'
import { hoursInitial, readHoursForm } from './hours-form.ts'

function sent(entries: Readonly<Record<string, string | readonly string[]>>) {
  return readHoursForm(
    fieldsOf(
      Object.entries(entries).flatMap(
        ([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map(one => [name, one])) as [string, string][],
      ),
    ),
    null,
  )
}

test('times are read however a clerk types them', () => {
  for (const [from, to] of [
    ['9:00', '17:15'],
    ['９：００', '１７：１５'],
    ['0900', '1715'],
    ['9時', '17時15分'],
  ]) {
    const read = sent({ open1Days: ['mon', 'fri'], open1From: from ?? '', open1To: to ?? '' })
    expect(read.ok && read.value.openings, from).toEqual([{ days: ['mon', 'fri'], nth: null, opens: '09:00', closes: '17:15' }])
  }
})

test('a yearly closure is read as month and day, and 31 April is asked about again', () => {
  const read = sent({ closure1From: '12月29日', closure1To: '1/3', closure1Words: '年末年始' })
  expect(read.ok && read.value.closures).toEqual([{ from: '12-29', to: '01-03', words: '年末年始' }])
  const wrong = sent({ closure1From: '4月31日', closure1To: '5/1' })
  expect(wrong.ok ? [] : Object.keys(wrong.refusal)).toEqual(['closure1From'])
})

test('half a row is asked about field by field, an empty row is no opening', () => {
  const half = sent({ open1From: '9:00', open2Days: ['tue'], open2From: '24:00', open2To: '25:00', open3From: '', open3To: '' })
  expect(half.ok ? [] : Object.keys(half.refusal).sort()).toEqual(['open1Days', 'open1To', 'open2From', 'open2To'])
  expect(sent({ open1From: '', open1To: '' })).toMatchObject({ ok: true, value: { openings: [], onHolidays: 'unknown' } })
})

test('a form that shows hours and is sent back unchanged keeps them, however many there are', () => {
  const hours: Hours = {
    openings: Array.from({ length: 12 }, (_, index) => ({
      days: ['sat'] as const,
      nth: index % 2 === 0 ? null : [2, 4],
      opens: `${String(8 + index).padStart(2, '0')}:00`,
      closes: index === 11 ? '02:00' : '24:00',
    })),
    onHolidays: 'closed',
    closures: [
      { from: '12-29', to: '01-03', words: '年末年始' },
      { from: '08-13', to: '08-15', words: '' },
      { from: '02-29', to: '02-29', words: 'うるう日' },
      { from: '05-03', to: '05-05', words: '連休' },
    ],
    note: null,
  }
  expect(sent(hoursInitial(hours))).toEqual({ ok: true, value: hours })
})
