import { expect, test } from 'vitest'
import type { Language } from '../../kernel/language.ts'
import { LANGUAGES } from '../../kernel/language.ts'
import { textsOf } from '../../ui/languages/catalogue.ts'
import { lintEasyJapanese } from '../../ui/languages/easy-japanese.ts'
import { plainText, unreadKanji } from '../../ui/languages/readings.ts'
import { originOf, wordsIn } from './all.ts'
import { intakeWordsIn } from './intake/all.ts'
import { ja } from './ja.ts'

/** All that is said to the public in one language, on pages and on the sheet of the counter; places for words hold a number. */
const textsIn = (language: Language) =>
  [...textsOf(wordsIn(language)), ...textsOf(intakeWordsIn(language))].map(({ key, text }) => ({ key, text: text.replace(/\{\d\}/g, '3') }))

/** Japanese has no translation to speak of; only there may these sentences be empty. */
const ONLY_TRANSLATED = ['frame.translation.machine', 'frame.translation.reviewed', 'frame.translation.stale']

test('every text is there in every language, and says what only the page knows where the Japanese does', () => {
  for (const language of LANGUAGES) {
    const texts = new Map(textsOf(wordsIn(language)).map(({ key, text }) => [key, text]))
    const japanese = textsOf(ja)
    expect(japanese.length).toBeGreaterThan(250)
    for (const { key, text } of japanese) {
      const places = (sentence: string) => [...new Set(sentence.match(/\{\d\}/g) ?? [])].sort()
      expect(places(texts.get(key) ?? ''), `${language} ${key}`).toEqual(places(text))
      if (!ONLY_TRANSLATED.includes(key)) expect(texts.get(key), `${language} ${key}`).not.toBe('')
    }
  }
})

test('what the sheet of the counter says is easy in easy Japanese, and every kanji on it has a reading', () => {
  const easy = textsOf(intakeWordsIn('ja-easy'))
  expect(easy.length).toBeGreaterThan(20)
  expect(easy.flatMap(({ key, text }) => lintEasyJapanese(text).map(complaint => ({ key, ...complaint })))).toEqual([])
  expect(textsOf(intakeWordsIn('ja')).flatMap(({ key, text }) => unreadKanji(text).map(kanji => `${key}: ${kanji}`))).toEqual([])
})

test('the other languages speak their own language', () => {
  for (const language of ['en', 'pt', 'vi', 'zh', 'es', 'fil'] as const) {
    const foreign = language === 'zh' ? /[ぁ-ゖァ-ヺ]/ : /[ぁ-ゖァ-ヺ\u3400-\u9fff]/
    expect(textsIn(language).filter(({ text }) => foreign.test(text))).toEqual([])
  }
  const japanese = new Map(textsIn('ja').map(({ key, text }) => [key, text]))
  const same = textsIn('en').filter(({ key, text }) => text !== '' && japanese.get(key) === text)
  expect(same).toEqual([])
})

test('numbers that save lives and examples are the same in every language', () => {
  const numbers = (text: string) => (plainText(text).match(/\d{3,}(?:-\d+)*|[A-Z]{4}-[A-Z]{4}-\d{4}|[\w.]+@[\w.]+\.jp/g) ?? []).sort()
  for (const language of LANGUAGES) {
    const texts = new Map(textsIn(language).map(({ key, text }) => [key, text]))
    for (const { key, text } of textsIn('ja')) expect(numbers(texts.get(key) ?? ''), `${language} ${key}`).toEqual(numbers(text))
  }
})

test('no translation pretends to have been checked by a person, and every page says so in its own language', () => {
  for (const language of LANGUAGES.filter(one => one !== 'ja')) {
    expect(originOf(language)?.isReviewed).toBe(false)
    expect(wordsIn(language).frame.translation.machine).toMatch(/.{20}/)
  }
  expect(originOf('ja')).toBeUndefined()
})
