import { expect, test } from 'vitest'
import { lengthOf } from './length.ts'

const LINE = '夏の終わりに公園で集まります。飲みものを用意します。'

test('an edition of ordinary length fits on one page, and one with too many words says so before it is printed', () => {
  const questions = ['バスは足りていますか。', '買いものに困っていますか。', '夜の道は明るいですか。']
  const usual = { title: '秋の集まり', words: Array.from({ length: 5 }, () => LINE).join('\n'), questions }
  expect(lengthOf(usual).isTooLong).toBe(false)
  expect(lengthOf({ ...usual, words: Array.from({ length: 20 }, () => LINE).join('\n') }).isTooLong).toBe(true)
})

test('readings stand above the words and need no room', () => {
  const plain = { title: '秋', words: '学校'.repeat(40), questions: [] }
  expect(lengthOf({ ...plain, words: '｜学校《がっこう》'.repeat(40) })).toEqual(lengthOf(plain))
})
