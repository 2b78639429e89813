import { expect, test } from 'vitest'
import { firstWords } from './first-words.ts'

test('the title of what was noticed is its first sentence, cut where it would be too long', () => {
  expect(firstWords('バス停が遠い。とくに冬は困る。')).toBe('バス停が遠い')
  expect(firstWords(' 一行目\n二行目')).toBe('一行目')
  expect([...firstWords('あ'.repeat(80))]).toHaveLength(60)
})
