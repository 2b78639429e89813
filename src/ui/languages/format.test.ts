import { expect, test } from 'vitest'
import type { Day } from '../../kernel/day.ts'
import { readDay } from '../../kernel/day.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { formatDay, formatList, formatTime, formatTimes, formatWeekday, pluralOf } from './format.ts'
import { plainText, spokenText, unreadKanji } from './readings.ts'

function day(text: string): Day {
  const read = readDay(text)
  if (read === undefined) throw new Error(`${text} is no day`)
  return read
}

test('a day is written as each language writes it, with its weekday', () => {
  expect(LANGUAGES.map(language => plainText(formatDay(language, day('2026-11-23'))))).toEqual([
    '11月23日（月曜日）',
    '11月23日（月曜日）',
    'Monday, November 23',
    'segunda-feira, 23 de novembro',
    'Thứ Hai, 23 tháng 11',
    '11月23日星期一',
    'lunes, 23 de noviembre',
    'Lunes, Nobyembre 23',
  ])
})

test('the year is told where it is not plain', () => {
  expect(formatDay('ja', day('2027-01-05'), true)).toBe('2027年1月5日（火曜日）')
  expect(formatDay('en', day('2027-01-05'), true)).toContain('2027')
})

test('easy Japanese reads every day of a month as people say it', () => {
  const spoken = (text: string) => spokenText(formatDay('ja-easy', day(text)))
  expect(spoken('2026-11-01')).toBe('11がつついたち（にちようび）')
  expect(spoken('2026-11-20')).toBe('11がつはつか（きんようび）')
  expect(spoken('2026-11-23')).toBe('11がつ23にち（げつようび）')
  for (let date = 1; date <= 31; date++)
    expect(unreadKanji(formatDay('ja-easy', day(`2026-12-${String(date).padStart(2, '0')}`), true))).toEqual([])
})

test('a time of day is said with morning and afternoon in easy Japanese', () => {
  expect(spokenText(formatTimes('ja-easy', '09:00', '13:30'))).toBe('ごぜん9じから ごご1じ30ぷんまで')
  expect(spokenText(formatTime('ja-easy', '17:15'))).toBe('ごご5じ15ふん')
  expect(formatTimes('ja', '09:00', '17:15')).toBe('9:00〜17:15')
  expect(formatTime('en', '13:30')).toBe('1:30 PM')
  expect(formatTime('pt', '13:30')).toBe('13:30')
})

test('what is open all day says so, and not from midnight to midnight', () => {
  expect(LANGUAGES.map(language => formatTimes(language, '00:00', '24:00'))).toEqual([
    '24時間',
    '24時間',
    '24 hours',
    '24 horas',
    '24 giờ',
    '24小时',
    '24 horas',
    '24 na oras',
  ])
})

test('weekdays and lists follow the language', () => {
  expect(formatWeekday('vi', 0)).toBe('Chủ Nhật')
  expect(formatList('es', ['agua', 'luz', 'gas'])).toBe('agua, luz y gas')
})

test('one is one and many are many, where a language tells them apart', () => {
  const forms = { one: 'result', other: 'results' }
  expect([0, 1, 2].map(number => pluralOf('en', number, forms))).toEqual(['results', 'result', 'results'])
  expect(pluralOf('zh', 1, { other: '个' })).toBe('个')
})
