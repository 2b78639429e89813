import { expect, test } from 'vitest'
import { guarded, unguarded } from './formula-guard.ts'
import { isAbsent, readMark } from './marks.ts'
import { readCount, readPhone, readPostalCode, readWebAddress } from './plain-values.ts'
import { readPosition } from './position.ts'

test('one telephone number comes out of all its shapes', () => {
  const shapes = [
    '(0595)00-1234',
    '(0595-00-1234)',
    '0595-00-1234',
    '（０５９５）００－１２３４',
    '0595（00）1234',
    '0595 - 00 - 1234',
    '+81-595-00-1234',
    'TEL:0595-00-1234（代表）',
  ]
  expect(shapes.map(shape => readPhone(shape)?.value)).toEqual(shapes.map(() => '0595-00-1234'))
  expect(readPhone('0595-00-1234(内線12)')).toEqual({ value: '0595-00-1234', ext: '12' })
})

test('a leading zero that a spreadsheet ate is put back, and digits without hyphens stay so', () => {
  expect([readPhone('595001234')?.value, readPhone('9000001234')?.value, readPhone('0595001234')?.value]).toEqual([
    '0595001234',
    '09000001234',
    '0595001234',
  ])
})

test('what is not one telephone number is not made into one', () => {
  expect(['0595-00-1234、0595-00-1235', '市役所へ', '12-34', '0595-00-12345678', ''].map(readPhone)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

test('postal codes, counts and addresses are read whole or not at all', () => {
  expect([readPostalCode('〒５１８－０００１'), readPostalCode('5180001'), readPostalCode('518')]).toEqual([
    '518-0001',
    '518-0001',
    undefined,
  ])
  expect([readCount('約1，200人'), readCount('50'), readCount('多数'), readCount('-3')]).toEqual([1200, 50, undefined, undefined])
  expect([readWebAddress('https://example.jp/a'), readWebAddress('www.example.jp'), readWebAddress('javascript:alert(1)')]).toEqual([
    'https://example.jp/a',
    undefined,
    undefined,
  ])
})

test('points lie in Japan, changed places are changed back, and nothing else passes', () => {
  expect(readPosition('34.7', '136.1')).toEqual({ lat: 34.7, lon: 136.1, isSwapped: false })
  expect(readPosition('136.1', '３４．７')).toEqual({ lat: 34.7, lon: 136.1, isSwapped: true })
  expect([readPosition('0', '0'), readPosition('51.5', '0.1'), readPosition('北緯34度', '136')]).toEqual([
    'outside',
    'outside',
    'no-number',
  ])
})

test('marks say yes, no, or something else, and a dash says nothing at all', () => {
  expect(['○', '〇', '◯', '１', '有', 'あり', 'TRUE'].map(readMark)).toEqual(Array(7).fill(true))
  expect(['×', '０', '無', 'なし', '不可'].map(readMark)).toEqual(Array(5).fill(false))
  expect(['△', '50台', '一部'].map(readMark)).toEqual(Array(3).fill(undefined))
  expect(['ー', '－', '―', '-', '', '　', 'null', '不明'].map(isAbsent)).toEqual(Array(8).fill(true))
  expect(['0', '無', 'A-1'].map(isAbsent)).toEqual([false, false, false])
})

test('a guarded cell is no formula, and comes back as it was', () => {
  for (const cell of ['=1+1', '+81', '-5', '@home', "'=x", "''-x", '\tx', 'plain', "'quoted", '']) {
    expect(guarded(cell)).not.toMatch(/^[=+\-@\t\r]/)
    expect(unguarded(guarded(cell))).toBe(cell)
  }
})
