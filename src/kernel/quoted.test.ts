import { expect, test } from 'vitest'
import { quoted } from './quoted.ts'

test('words stand between one pair of marks, whether or not they were written with them', () => {
  expect(quoted('夜に起こさなくてすみます')).toBe('「夜に起こさなくてすみます」')
  expect(quoted('「夜に起こさなくてすみます」')).toBe('「夜に起こさなくてすみます」')
  expect(quoted('美咲さん「もう言わなくていいんですか」')).toBe('「美咲さん「もう言わなくていいんですか」」')
})
