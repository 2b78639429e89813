import { expect, test } from 'vitest'
import type { Day } from '../../kernel/day.ts'
import { readDay } from '../../kernel/day.ts'
import { csvRowsOf, readCodeCsv } from './code-csv.ts'
import type { CodeList, CodeRow } from './code-row.ts'

const day = (text: string): Day => {
  const read = readDay(text)
  if (read === undefined) throw new Error(text)
  return read
}
const TODAY = day('2026-11-23')
const LIST: CodeList = { list: 'topic', part: '相談の窓口', name: '困りごと', about: '見本', isFixed: false, takesNew: true, keptCodes: [] }
const DEBT: CodeRow = {
  ...{ code: 'debt', label: '債務', labelEasy: null, order: 1, nationalCode: null, sensitive: false },
  ...{ validFrom: day('2021-04-01'), validTo: null },
}

const HEAD = ['符号', '呼び名', 'やさしい日本語', '順番', '使い始める日', '使わなくなる日', '国の符号', '取り扱い注意']
const file = (...rows: readonly (readonly string[])[]) => [HEAD, ...rows].map((cells, index) => ({ line: index + 1, cells }))
const read = (...rows: readonly (readonly string[])[]) => readCodeCsv(LIST, [DEBT], file(...rows), TODAY)

test('a list that is written out and read in again is the same list', () => {
  const [head, ...rows] = csvRowsOf([DEBT])
  expect(head).toEqual(HEAD)
  expect(read(...rows)).toEqual({ after: [DEBT], remarks: [] })
})

test('a file closes a row and begins its successor, with days in either calendar', () => {
  const { after, remarks } = read(
    ['debt', '債務', '', '1', '2021-04-01', '令和9年4月1日', '', 'いいえ'],
    ['debt', '債務・滞納', 'お金を借りて困っている', '1', '令和9年4月1日', '', '12', 'はい'],
  )
  expect(remarks).toEqual([])
  expect(after.map(row => [row.label, row.validFrom, row.validTo, row.nationalCode, row.sensitive])).toEqual([
    ['債務', '2021-04-01', '2027-04-01', null, false],
    ['債務・滞納', '2027-04-01', null, '12', true],
  ])
})

test('one bad row keeps the whole file out, and every complaint names line, column, value and what to do', () => {
  const { after, remarks } = read(
    ['chat', 'チャット', '', '2', '2027-04-01', '', '', ''],
    ['', '空', '', 'なし', '2027-13-01', '', '', 'たぶん'],
  )
  expect(after).toEqual([DEBT])
  expect(remarks.map(({ line, column, value }) => [line, column, value])).toEqual([
    [3, '順番', 'なし'],
    [3, '取り扱い注意', 'たぶん'],
    [3, '使い始める日', '2027-13-01'],
  ])
  for (const { reason } of remarks) expect(reason).toMatch(/ください。$/)
})

test('a file cannot change what a row that has begun means, make two rows hold at once, or name one twice', () => {
  const columns = (...rows: readonly (readonly string[])[]) => read(...rows).remarks.map(({ line, column }) => `${line} ${column}`)
  expect(columns(['debt', '借金', '', '1', '2021-04-01', '', '', ''])).toEqual(['2 呼び名'])
  expect(columns(['debt', '債務・滞納', '', '1', '2027-04-01', '', '', ''])).toContain('2 使い始める日')
  expect(columns(['a', '甲', '', '1', '2027-04-01', '', '', ''], ['a', '乙', '', '1', '2027-04-01', '', '', ''])).toEqual(['3 符号'])
  expect(columns(['a', '甲', '', '1', '2027-04-01', '2027-04-01', '', ''])).toEqual(['2 使わなくなる日'])
})

test('without its heads or without a row a file is no list, and says which head is missing', () => {
  const { remarks } = readCodeCsv(LIST, [DEBT], [{ line: 1, cells: ['符号', '呼び名'] }], TODAY)
  expect(remarks[0]?.reason).toContain('「順番」「使い始める日」「使わなくなる日」')
  expect(readCodeCsv(LIST, [DEBT], [{ line: 1, cells: HEAD }], TODAY).remarks[0]?.reason).toContain('一行もありません')
})
