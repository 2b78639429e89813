import { expect, test } from 'vitest'
import { nameParts } from './name-readings.ts'

const spelt = (name: string, kana: string): string =>
  nameParts(name, kana)
    .map(({ text, reading }) => (reading === undefined ? text : `${text}《${reading}》`))
    .join('')

test('the stored kana stand in hiragana over the kanji of a name, and over nothing that is kana already', () => {
  expect(spelt('福祉総合相談窓口', 'フクシソウゴウソウダンマドグチ')).toBe('福祉総合相談窓口《ふくしそうごうそうだんまどぐち》')
  expect(spelt('住まいの支援センター みちしるべ', 'スマイノシエンセンターミチシルベ')).toBe(
    '住《す》まいの支援《しえん》センター みちしるべ',
  )
  expect(spelt('第2センター', 'ダイニセンター')).toBe('第2《だいに》センター')
  expect(spelt('フードパントリー ゆめのたな', 'フードパントリーユメノタナ')).toBe('フードパントリー ゆめのたな')
})

test('a remark in brackets has no kana of its own', () => {
  expect(spelt('相談窓口（市役所1階）', 'ソウダンマドグチ')).toBe('相談窓口《そうだんまどぐち》（市役所1階）')
})

test('where the kana fit in two ways, or in none, they stand over the whole name', () => {
  expect(spelt('母の乃里', 'ハハノノサト')).toBe('母の乃里《ははののさと》')
  expect(spelt('花の家', 'ハナイエ')).toBe('花の家《はないえ》')
})
