import { expect, test } from 'vitest'
import { GLOSSARY } from './glossary.ts'
import { plainText, readParts, spokenText, unreadKanji } from './readings.ts'

/** A text with its readings in brackets. */
const read = (text: string): string =>
  readParts(text)
    .map(part => (part.reading === undefined ? part.text : `${part.text}[${part.reading}]`))
    .join('')

test('readings stand over the kanji alone, not over the kana behind them', () => {
  expect(read('書き足したいこと')).toBe('書[か]き足[た]したいこと')
})

test('the longest term wins, so a word inside another is not read by itself', () => {
  expect(read('電話番号と留守番電話')).toBe('電話番号[でんわばんごう]と留守番電話[るすばんでんわ]')
})

test('an office opens another way than a page', () => {
  expect(read('窓口が開いている日')).toBe('窓口[まどぐち]が開[あ]いている日[ひ]')
  expect(read('もう一度開いてください')).toBe('もう一度[いちど]開[ひら]いてください')
})

test('what somebody wrote beside the word wins over the glossary', () => {
  expect(read('｜今日《こんにち》と今日')).toBe('今日[こんにち]と今日[きょう]')
})

test('nothing is guessed: a name, or a row of kanji not known to its end, stays plain', () => {
  for (const name of ['夢が原市福祉総合相談窓口', '下水道', '上野支所', '人権相談', '東町'])
    expect(readParts(name)).toEqual([{ text: name }])
})

test('a counter is read as one only behind a number', () => {
  expect(read('3分、10分、12文字、1人、2人、5人')).toBe('3分[ぷん]、10分[ぷん]、12文字[もじ]、1人[ひとり]、2人[ふたり]、5人[にん]')
  expect(read('11人、21人')).toBe('11人[にん]、21人[にん]')
  expect(read('ほかの人')).toBe('ほかの人[ひと]')
})

test('the days of a month that have a name of their own are read by it', () => {
  expect(read('11月1日、1月14日、3月20日、10月12日')).toBe(
    '11月[がつ]1日[ついたち]、1月[がつ]14日[じゅうよっか]、3月[がつ]20日[はつか]、10月[がつ]12日[にち]',
  )
})

test('whatever is read, the letters of the text stay as they are', () => {
  for (const text of ['困りごと相談（A4・8枚）', '｜友《とも》だちと 一緒に', '', 'abc 《x》 ｜', '𠮷野家で話す'])
    expect(
      readParts(text)
        .map(part => part.text)
        .join(''),
    ).toBe(plainText(text))
})

test('kanji without a reading are named, so that a text can be mended', () => {
  expect(unreadKanji('相談と鬱と躊躇')).toEqual(['鬱', '躊躇'])
  expect(spokenText('今日、相談する')).toBe('きょう、そうだんする')
})

test('every term of the glossary says how its kanji are read, in kana', () => {
  expect(GLOSSARY.length).toBeGreaterThan(300)
  expect(GLOSSARY.filter(term => !/《[ぁ-ゖー]+》/.test(term))).toEqual([])
  expect(GLOSSARY.filter(term => /[\u3400-\u9fff々]/.test(term.replace(/｜[^《]+《[^》]+》|[\u3400-\u9fff々]+《[^》]+》/g, '')))).toEqual(
    [],
  )
})

test('no term stands in the glossary with two readings', () => {
  const readings = new Map<string, Set<string>>()
  for (const term of GLOSSARY) {
    const surface = term.replace(/《[^》]+》|｜/g, '')
    readings.set(surface, (readings.get(surface) ?? new Set()).add(term))
  }
  expect([...readings].filter(([, terms]) => terms.size > 1).map(([surface]) => surface)).toEqual([])
})
