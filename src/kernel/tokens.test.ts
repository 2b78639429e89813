import fc from 'fast-check'
import { expect, test } from 'vitest'
import { queryTokensOf, textMatches, tokensOf } from './tokens.ts'

/** Whether the index would answer: what PostgreSQL does with the tokens. */
const isFound = (text: string, query: string) => {
  const tokens = tokensOf(text)
  const { all, prefixes } = queryTokensOf(query)
  return all.every(token => tokens.includes(token)) && prefixes.every(prefix => tokens.some(token => token.startsWith(prefix)))
}
const NOTE =
  '8050問題の世帯。80代の母と50代の息子。緑ヶ丘の山田\n花子さん、夫が３か月前から肺がんで入院。佐々木さんがスーパー・マルナカ（仮）で会う。SNS・LINEでNguyễnさんへ連絡、電話0595-00-1234。𠮷田邸。'

test('what a caseworker types is found in the note', () => {
  const queries =
    '8050 8050問題 問題 世帯 母 山田花子 山田　花子 花子 夫が 夫 緑が丘 緑ヶ丘 緑ヶ 緑 3ヶ月 三 がん 肺がん 肺ガン 佐佐木 ササキ すーぱー ｽｰﾊﾟｰ マルナカ まる さ LINE line lin sns nguyen 吉田 𠮷田 0595-00 息子　母 邸'
  for (const query of queries.split(' ')) {
    const isThere = !['三', 'ササキ'].includes(query)
    expect(textMatches(NOTE, query), query).toBe(isThere)
    if (isThere) expect(isFound(NOTE, query), query).toBe(true)
  }
})

test('what is not in the note is not shown', () => {
  for (const query of ['父', '花子 父', '050', 'ine', '80500', '山花', '子花']) expect(textMatches(NOTE, query), query).toBe(false)
})

test('an accidental answer of the index is refused by the exact check', () => {
  expect(isFound('京都市と東京', '東京都')).toBe(true)
  expect(textMatches('京都市と東京', '東京都')).toBe(false)
})

test('the tokens of a text are its pairs, its Chinese characters, its last letters and its words', () => {
  expect([...tokensOf('8050問題')].sort()).toEqual(['8050', '問', '問題', '題'].sort())
  expect([...tokensOf('カフェ')].sort()).toEqual(['カフ', 'フェ', 'ェ'].sort())
  expect([...tokensOf('Hello, hello WORLD')]).toEqual(['hello', 'world'])
  expect(tokensOf(' 、。!? ')).toEqual([])
})

test('a query becomes pairs and Chinese characters, and prefixes of kana and words', () => {
  expect(queryTokensOf('山田　花')).toEqual({ all: ['山田', '花'], prefixes: [] })
  expect(queryTokensOf('さ Web 8050問題')).toEqual({ all: ['問題'], prefixes: ['サ', 'web', '8050'] })
  expect(queryTokensOf(' 、 - ')).toEqual({ all: [], prefixes: [] })
  expect(textMatches(NOTE, ' 、 - ')).toBe(true)
})

const LETTERS = [...'緑丘母花々夫ヶケがガかカ月3１0aＢz é-ーｰ ・　\n、.\'"\\:&|!()<>*さｻﾞ゛ゞん邉辺𠮷𡈽\u{e0100}\u3099\u0301한ก']
const anyLetter = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...LETTERS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
)
const anyText = (maxLength: number) => fc.array(anyLetter, { maxLength }).map(letters => letters.join(''))

test('whatever the exact check accepts, the index finds', () => {
  let accepted = 0
  const pieceOf = fc.tuple(anyText(30), fc.nat(29), fc.integer({ min: 1, max: 6 })).map(([text, from, length]) => {
    const letters = Array.from(text)
    return [
      text,
      letters
        .slice(from % (letters.length || 1))
        .slice(0, length)
        .join(''),
    ] as const
  })
  fc.assert(
    fc.property(fc.oneof(pieceOf, fc.tuple(anyText(30), anyText(4))), ([text, query]) => {
      if (!textMatches(text, query)) return
      accepted += 1
      expect(isFound(text, query)).toBe(true)
    }),
    { numRuns: 20_000 },
  )
  expect(accepted).toBeGreaterThan(5_000)
})

test('a token holds nothing that means something to PostgreSQL, and is never too long for it', () => {
  fc.assert(
    fc.property(anyText(40), anyText(10), (text, query) => {
      const { all, prefixes } = queryTokensOf(query)
      for (const token of [...tokensOf(text), ...all, ...prefixes]) expect(token).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
    }),
    { numRuns: 5_000 },
  )
  for (const token of tokensOf(`${'a'.repeat(5000)} ${'𐌰'.repeat(600)}`)) expect(new TextEncoder().encode(token).length).toBeLessThan(2046)
  expect(isFound('a'.repeat(5000), 'a'.repeat(100))).toBe(true)
})

test('a note costs in proportion to its length: at most two tokens a letter, however long it is', () => {
  for (const letters of [300, 3000]) {
    const note = Array.from({ length: letters }, (_, place) => NOTE[(place * 7) % NOTE.length]).join('')
    const tokens = tokensOf(note)
    expect(tokens.length).toBeGreaterThan(0)
    expect(tokens.length).toBeLessThanOrEqual(2 * letters)
  }
})
