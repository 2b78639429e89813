import { expect, test } from 'vitest'
import { LANGUAGES } from '../../../../kernel/language.ts'
import { textsOf } from '../../../../ui/languages/catalogue.ts'
import { lintEasyJapanese } from '../../../../ui/languages/easy-japanese.ts'
import { unreadKanji } from '../../../../ui/languages/readings.ts'
import { originOf, wordsIn } from './all.ts'
import { ja } from './ja.ts'
import { jaEasy } from './ja-easy.ts'

const filled = (text: string): string => text.replace(/\{\d\}/g, '3')

test('no translation is older than its Japanese, and none pretends to have been checked by a person', () => {
  for (const language of LANGUAGES.filter(one => one !== 'ja'))
    expect(originOf(language), language).toEqual({ isReviewed: false, hasStale: false })
})

test('every language says its own words, and none is empty', () => {
  for (const language of ['en', 'pt', 'vi', 'zh', 'es', 'fil'] as const) {
    const foreign = language === 'zh' ? /[ぁ-ゖァ-ヺ]/ : /[ぁ-ゖァ-ヺ\u3400-\u9fff]/
    expect(textsOf(wordsIn(language)).filter(({ text }) => text === '' || foreign.test(text))).toEqual([])
  }
})

test('no text in easy Japanese breaks a rule of easy Japanese', () => {
  expect(textsOf(jaEasy).flatMap(({ key, text }) => lintEasyJapanese(filled(text)).map(complaint => ({ key, ...complaint })))).toEqual([])
})

test.each([
  ['Japanese', ja],
  ['easy Japanese', jaEasy],
])('every kanji of every open text in %s has a reading', (_, words) => {
  expect(textsOf(words).flatMap(({ key, text }) => unreadKanji(filled(text)).map(kanji => `${key}: ${kanji}`))).toEqual([])
})
