import { expect, test } from 'vitest'
import { sumsOf } from './sums.ts'

const summed = (...pieces: readonly string[]) => {
  const sums = sumsOf()
  for (const piece of pieces) sums.add(Buffer.from(piece))
  return sums.end()
}

test('the same rows in another order, or cut elsewhere, have the same row sum and another SHA-256', () => {
  const one = summed('1\tあ\n2\tい\n3\t\\N\n')
  const cut = summed('1\t', 'あ\n2\tい', '\n3\t\\N\n')
  const turned = summed('3\t\\N\n1\tあ\n2\tい\n')
  expect(cut).toEqual(one)
  expect(turned).toMatchObject({ rows: 3, rowSum: one.rowSum, bytes: one.bytes })
  expect(turned.sha256).not.toBe(one.sha256)
})

test('rows exchanged between columns, doubled for another, or changed in one letter have another row sum', () => {
  const base = summed('1\ta\n2\tb\n').rowSum
  const others = ['1\tb\n2\ta\n', '1\ta\n1\ta\n', '1\ta\n2\tc\n', '1\ta\n2\tb\n\n', '1\ta2\tb\n', '2\tb\n'].map(text => summed(text).rowSum)
  expect(others.filter(sum => sum === base)).toEqual([])
  expect(new Set(others).size).toBe(others.length)
})
