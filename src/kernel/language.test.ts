import { expect, test } from 'vitest'
import { languageAsked, readLanguage } from './language.ts'

test('the browser is answered in the first of its languages that we speak', () => {
  expect(languageAsked('pt-BR,pt;q=0.9,en;q=0.8')).toBe('pt')
  expect(languageAsked('de,fr;q=0.9,vi;q=0.5,en;q=0.7')).toBe('en')
  expect(languageAsked('zh-Hant-TW')).toBe('zh')
  expect(languageAsked('tl-PH')).toBe('fil')
})

test('who asks for nothing we speak is answered in Japanese, never in English', () => {
  for (const header of [undefined, '', 'de', '*', 'en;q=0', ',,;;q=x']) expect(languageAsked(header)).toBe('ja')
})

test('only the eight languages are languages of an address', () => {
  expect(readLanguage('ja-easy')).toBe('ja-easy')
  for (const other of ['', 'JA', 'de', 'ja-easy ', undefined]) expect(readLanguage(other)).toBeUndefined()
})
