import { expect, test } from 'vitest'
import { readDay } from '../../kernel/day.ts'
import { readTransfer } from './transfer.ts'

const usual = readDay('2027-04-01')
const lines = (...texts: string[]) => texts.map((text, nth) => ({ line: nth + 1, cells: text.split(',') }))

test('a transfer list is read as people write it: heading, wide letters, eras, duties in words or codes', () => {
  const { rows, complaints } = readTransfer(
    lines('ログイン名,新しい所属,担当,いつから,いつまで', 'ｈａｎａ,見本課,相談・長,R9.4.1,令和10年3月31日', 'taro,見本課,consult,,'),
    usual,
  )
  expect(complaints).toEqual([])
  expect(rows).toEqual([
    { line: 2, login: 'hana', agency: '見本課', duties: ['consult', 'head'], from: '2027-04-01', lastDay: '2028-03-31' },
    { line: 3, login: 'taro', agency: '見本課', duties: ['consult'], from: '2027-04-01', lastDay: null },
  ])
})

test('every line that cannot be understood is complained about with its number and column, and is no row', () => {
  const { rows, complaints } = readTransfer(
    lines(
      ',見本課,相談,,',
      'a,,相談,,',
      'b,見本課,そうだん,,',
      'c,見本課,相談,4月,',
      'd,見本課,相談,,昨日',
      'e,退職,相談,,',
      'f,見本課,,R9.4.1,R9.3.1',
      'g,見本課,,,,余り',
    ),
    usual,
  )
  expect(rows).toEqual([])
  expect(complaints.map(one => [one.line, one.column])).toEqual([
    [1, 'ログイン名'],
    [2, '新しい所属'],
    [3, '担当'],
    [4, 'いつから'],
    [5, 'いつまで'],
    [6, '担当'],
    [7, 'いつまで'],
    [8, null],
  ])
  for (const { sentence } of complaints) expect(sentence).toMatch(/。$/)
})

test('somebody named twice is complained about once, and somebody who leaves has no agency', () => {
  const { rows, complaints } = readTransfer(lines('a,見本課,,,', 'a,退職,,,', 'b,退職,,,'), usual)
  expect(rows.map(row => [row.login, row.agency])).toEqual([
    ['a', '見本課'],
    ['b', null],
  ])
  expect(complaints).toEqual([{ line: 2, column: 'ログイン名', sentence: '1行目と同じ人です。一人を一行にまとめてください。' }])
})

test('without a usual day every line has to name its own', () => {
  expect(readTransfer(lines('a,見本課,,,'), undefined).complaints.map(one => one.column)).toEqual(['いつから'])
})
