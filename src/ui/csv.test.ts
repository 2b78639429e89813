import { expect, test } from 'vitest'
import { csv, csvAnswer } from './csv.ts'

test('a list begins with the mark by which Excel knows UTF-8, and every row ends in CRLF', () => {
  expect(
    csv([
      ['番号', '状態'],
      [1, null],
    ]),
  ).toBe('\uFEFF番号,状態\r\n1,\r\n')
})

test('no cell can make a spreadsheet calculate', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    const [cell] = csv([[`${start}1+1`]])
      .slice(1)
      .split('\r\n1')
    expect(cell?.replace('"', '')).toMatch(/^'/)
  }
})

test('an apostrophe that somebody wrote before a sign of calculation is kept beside the guard', () => {
  expect(csv([["'=1+1"]])).toBe("\uFEFF''=1+1\r\n")
  expect(csv([["'昭和'"]])).toBe("\uFEFF'昭和'\r\n")
})

test('commas, quotes and line breaks in what people wrote stay inside their cell', () => {
  expect(csv([['家賃、食費', 'a,b', '「"困った"」\n二行目']])).toBe('\uFEFF家賃、食費,"a,b","「""困った""」\n二行目"\r\n')
})

test('a number is a number, also below zero', () => {
  expect(csv([[-5]])).toBe('\uFEFF-5\r\n')
})

test('a file is offered for keeping, under the name given', () => {
  const answer = csvAnswer('referrals-sent', [['a']])
  expect(answer.headers['content-disposition']).toBe('attachment; filename="referrals-sent.csv"')
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
})
