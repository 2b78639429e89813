import { expect, test } from 'vitest'
import { layOut } from './lay-out.ts'

const field = (name: string, label: string, shown = true) => ({ field: name, label, shown })

test('boxes stand in the order of the version, narrow ones two on a line, hidden and unknown ones not at all', () => {
  const fields = [field('b', '乙'), field('a', '甲'), field('c', '丙'), field('d', '丁', false), field('e', '戊'), field('z', '無')]
  const boxes = { a: { value: 1 }, b: { value: 2 }, c: { value: 3, isWide: true }, d: { value: 4 }, e: { value: 5 }, y: { value: 6 } }
  expect(layOut(fields, boxes).map(line => line.map(({ label, value }) => `${label}${value}`))).toEqual([['乙2', '甲1'], ['丙3'], ['戊5']])
})
