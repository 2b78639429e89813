import { expect, test } from 'vitest'
import { textsOf } from '../../ui/languages/catalogue.ts'
import { lintEasyJapanese } from '../../ui/languages/easy-japanese.ts'
import { unreadKanji } from '../../ui/languages/readings.ts'
import { ja } from './ja.ts'
import { jaEasy } from './ja-easy.ts'

/** A text as a page shows it: what it is given is a number here. */
const filled = (text: string): string => text.replace(/\{\d\}/g, '3')

test('no text in easy Japanese breaks a rule of easy Japanese', () => {
  const texts = textsOf(jaEasy)
  expect(texts.length).toBeGreaterThan(250)
  expect(texts.flatMap(({ key, text }) => lintEasyJapanese(filled(text)).map(complaint => ({ key, ...complaint })))).toEqual([])
})

test.each([
  ['Japanese', ja],
  ['easy Japanese', jaEasy],
])('every kanji of every public text in %s has a reading', (_, words) => {
  const unread = textsOf(words).flatMap(({ key, text }) => unreadKanji(filled(text)).map(kanji => `${key}: ${kanji}`))
  expect(unread).toEqual([])
})
