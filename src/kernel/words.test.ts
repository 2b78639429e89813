import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWords } from './words.ts'

const kept = (raw: string, limit = 1000) => {
  const read = readWords(raw, limit)
  return read.ok ? read.value : read.refusal
}

test('letters are composed, line ends become LF, and the edges are tidied', () => {
  expect(kept('か\u3099くせい')).toBe('がくせい')
  expect(kept('Nguye\u0302\u0303n')).toBe('Nguyễn')
  expect(kept('一行目\r\n二行目\n')).toBe('一行目\n二行目')
  expect(kept('　\t 話したいことがある　\n')).toBe('話したいことがある')
  expect(kept('a\tb')).toBe('a\tb')
  expect(kept(' \n ')).toBe('')
})

test('the letters of a name stay exactly as they were written', () => {
  for (const name of [
    '辻\u{e0100}',
    '葛\u{e0101}城',
    '\ufa19谷',
    '\ufa1b田',
    '\u{2f800}',
    '𠮷田',
    '髙﨑',
    '김철수',
    'Nguyễn',
    'か\u309a',
    '👨‍👩‍👧',
    '☎\ufe0f',
  ])
    expect(kept(name), name).toBe(name)
})

test('text that cannot be stored or shown safely is refused', () => {
  for (const raw of ['\ud842', 'a\udfb7b', '\udfb7\ud842']) expect(kept(raw)).toBe('lone-surrogate')
  for (const raw of ['\u0000', 'a\u0007', '\u000b', 'a\rb', '\u007f', '\u0085', '\u202e逆', '\u2066a\u2069'])
    expect(kept(raw)).toBe('control-character')
})

test('length is counted in code points after tidying', () => {
  expect(kept('𠮷𠮷𠮷', 3)).toBe('𠮷𠮷𠮷')
  expect(kept('𠮷𠮷𠮷𠮷', 3)).toBe('too-long')
  expect(kept('  あいう  ', 3)).toBe('あいう')
  expect(kept('あいうえ', 3)).toBe('too-long')
  expect(kept('か\u3099', 1)).toBe('が')
})

test('a My Number is never taken', () => {
  expect(kept('番号は１２３４ ５６７８ ９０１８です')).toBe('my-number')
  expect(kept('番号は1234 5678 9017です')).toBe('番号は1234 5678 9017です')
})

test('words read once are read again unchanged', () => {
  const anyText = fc.string({
    unit: fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('\n', '\r', ' ', '　', '\u3099', '\ufa19', 'か'),
    ),
  })
  fc.assert(
    fc.property(anyText, raw => {
      const once = readWords(raw, 100)
      if (once.ok) expect(readWords(once.value, 100)).toEqual(once)
    }),
    { numRuns: 5_000 },
  )
})
