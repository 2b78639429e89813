import { expect, test } from 'vitest'
import type { EasyRule } from './easy-japanese.ts'
import { lintEasyJapanese, MOST_CHARACTERS, MOST_KANJI, sentencesOf } from './easy-japanese.ts'

const rulesBrokenBy = (text: string): readonly EasyRule[] => lintEasyJapanese(text).map(({ rule }) => rule)

test('a short polite sentence with everyday words is easy Japanese', () => {
  expect(lintEasyJapanese('困ったときは、電話して ください。名前を 言わなくても いいです。')).toEqual([])
})

test('a sentence may have forty characters and not one more, spaces not counted', () => {
  const ending = 'です。'
  expect(rulesBrokenBy(`${'あ '.repeat(MOST_CHARACTERS - ending.length)}${ending}`)).toEqual([])
  expect(rulesBrokenBy(`${'あ'.repeat(MOST_CHARACTERS - ending.length + 1)}${ending}`)).toEqual(['long'])
})

test('a sentence may have thirteen kanji and not one more, and its readings do not count', () => {
  const row = (kanji: number) => `${'｜字《じ》、'.repeat(kanji)}です。`
  expect(rulesBrokenBy(row(MOST_KANJI))).toEqual([])
  expect(rulesBrokenBy(row(MOST_KANJI + 1))).toEqual(['kanji'])
})

test.each(['電話できない ことは ないです。', '書かなければ なりません。', '書かないと いけません。', 'なくは ないです。'])(
  'to deny twice is hard to follow: %s',
  sentence => {
    expect(rulesBrokenBy(sentence)).toEqual(['double-negation'])
  },
)

test('what may be left out is no double negation', () => {
  expect(rulesBrokenBy('書かなくても いいです。')).toEqual([])
})

test.each([
  '書いて いただきます。',
  'こちらに ございます。',
  '電話を いたします。',
  'お読みに なります。',
  'お待ちください。',
  'ご連絡ください。',
])('words that raise or lower somebody are not used: %s', sentence => {
  expect(rulesBrokenBy(sentence)).toEqual(['honorific'])
})

test('thanks are not honorific fog, and money is no honour', () => {
  expect(rulesBrokenBy('ありがとうございました。お金は いりません。')).toEqual([])
})

test('a word in katakana must be one that everybody meets, and the complaint names it', () => {
  expect(lintEasyJapanese('インテークを します。')).toEqual([
    { rule: 'katakana', sentence: 'インテークを します。', words: ['インテーク'] },
  ])
  expect(rulesBrokenBy('メールを 送ります。')).toEqual([])
})

test('every kanji needs a reading, from the glossary or beside it', () => {
  expect(lintEasyJapanese('鬱です。')).toEqual([{ rule: 'reading', sentence: '鬱です。', words: ['鬱'] }])
  expect(rulesBrokenBy('｜鬱《うつ》です。')).toEqual([])
})

test('a sentence ends in です or ます; a label, an answer and an example need not', () => {
  expect(rulesBrokenBy('電話する。')).toEqual(['polite'])
  for (const text of ['電話する', 'はい。', '例：ゆっくり 話す。']) expect(rulesBrokenBy(text)).toEqual([])
})

test('a text is judged sentence by sentence', () => {
  expect(sentencesOf('一つです。二つですか？\n三つ')).toEqual(['一つです。', '二つですか？', '三つ'])
})
