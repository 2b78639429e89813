import { expect, test } from 'vitest'
import type { Day } from './day.ts'
import { addDays, readDay } from './day.ts'
import { formatBoth, formatEra, formatEraShort, readAnyDay } from './era.ts'

const read = (text: string) => {
  const found = readAnyDay(text)
  return found.ok ? found.value : found.refusal
}
const day = (text: string): Day => {
  const found = readDay(text)
  if (found === undefined) throw new Error(`${text} is not a day`)
  return found
}

test('every day from 1873 to 2100 is read back from each form in which it is shown', () => {
  const wrong: string[] = []
  let count = 0
  for (let today = day('1873-01-01'); today <= day('2100-12-31'); today = addDays(today, 1)) {
    for (const shown of [formatEra(today), formatEraShort(today), formatBoth(today), today, today.replaceAll('-', '')])
      if (read(shown) !== today && wrong.length < 10) wrong.push(`${shown} → ${read(shown)}`)
    count += 1
  }
  expect(wrong).toEqual([])
  expect(count).toBe(83_275)
})

test('a year of an era with three figures is read as it is shown, up to the last day there is', () => {
  for (const text of ['2118-01-01', '2199-12-31'])
    for (const shown of [formatEra(day(text)), formatEraShort(day(text)), formatBoth(day(text))]) expect(read(shown), shown).toBe(text)
})

test('the eras agree with Intl on every day from 1873 to 2100', () => {
  const calendar = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
    era: 'long',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const byIntl = (today: Day) => {
    const parts = Object.fromEntries(calendar.formatToParts(new Date(today)).map(part => [part.type, part.value]))
    const year = parts['year'] === '1' ? '元' : parts['year']
    return `${parts['era']}${year}年${parts['month']}月${parts['day']}日`
  }
  const wrong: string[] = []
  for (let today = day('1873-01-01'); today <= day('2100-12-31'); today = addDays(today, 1))
    if (byIntl(today) !== formatEra(today) && wrong.length < 10) wrong.push(`${today}: ${byIntl(today)} ≠ ${formatEra(today)}`)
  expect(wrong).toEqual([])
})

test('a day is read in every form that people use', () => {
  const forms =
    'R8.1.5 r8/1/5 R8-1-5 R08.01.05 R080105 Ｒ８．１．５ 令和8年1月5日 令和８年１月５日 令8.1.5 ㋿8年1月5日 2026-01-05 2026/1/5 2026.1.5 20260105 2026年1月5日 ２０２６／０１／０５ 2026−01−05 令和8年1月5日（2026年）'
  for (const text of [...forms.split(' '), ' R8.1.5　', '令和 8年 1月 5日', '令和　8 年 1 月 5 日', 'R 8. 1. 5'])
    expect(read(text), text).toBe('2026-01-05')
  for (const text of ['令和元年5月1日', 'R1.5.1', 'R元.5.1', '令和1年5月1日']) expect(read(text), text).toBe('2019-05-01')
  for (const text of ['S64/1/7', '昭和64年1月7日', '昭64.1.7', 's640107']) expect(read(text), text).toBe('1989-01-07')
  expect(read('平7.3.1')).toBe('1995-03-01')
  expect(read('T1.7.30')).toBe('1912-07-30')
  expect(read('明治6年1月1日')).toBe('1873-01-01')
})

test('a day that was not in that era is refused', () => {
  for (const text of [
    'S64.1.8',
    'H1.1.7',
    '平成31年5月1日',
    'R1.4.30',
    'M45.7.30',
    'T1.7.29',
    'T15.12.25',
    'S1.12.24',
    'H99.1.1',
    '令和8年1月5日（2025年）',
  ])
    expect(read(text), text).toBe('era-mismatch')
})

test('a day that does not exist is refused', () => {
  for (const text of ['2026-02-30', 'R8.2.30', '2026/13/1', '2026-00-10', '20261301', 'R0.1.1', '2200-01-01', '令和8年2月29日'])
    expect(read(text), text).toBe('impossible')
})

test('a day before the solar calendar is refused', () => {
  for (const text of ['1872-12-31', 'M5.12.2', '明治元年10月23日', '18721231']) expect(read(text), text).toBe('before-1873')
})

test('what is empty, unfinished or ambiguous is not guessed', () => {
  for (const text of ['', '  ', '　']) expect(read(text)).toBe('empty')
  for (const text of [
    '8.1.5',
    '26-01-05',
    '2026-01',
    '2026/1-5',
    'R8',
    '5 1 2026',
    'R8 1 5',
    '令和8年1月',
    '昨日',
    '2026-01-05T00:00',
    'X8.1.5',
    '12026-01-05',
    '平成1 2.1.1',
  ])
    expect(read(text), text).toBe('unreadable')
})
