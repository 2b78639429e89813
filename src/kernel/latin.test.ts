import fc from 'fast-check'
import { expect, test } from 'vitest'
import { latinOfKana } from './latin.ts'

test.each([
  ['ムテキ', 'Muteki'],
  ['ユメガサト', 'Yumegasato'],
  ['シンマチ', 'Shimmachi'],
  ['チョウチョウ', 'Chocho'],
  ['ハッチョウ', 'Hatcho'],
  ['ニッポン', 'Nippon'],
  ['オオツ', 'Otsu'],
  ['キュウシュウ', 'Kyushu'],
  ['じゅんこ', 'Junko'],
  ['ｶﾞｸｴﾝ', 'Gakuen'],
  ['ファミリー', 'Famiri'],
  ['ヤマダ ハナコ', 'Yamada Hanako'],
])('%s is written %s in Latin letters', (kana, latin) => {
  expect(latinOfKana(kana)).toBe(latin)
})

test('whatever kana a name has, no kana is left and no letter is made up', () => {
  const kana = [
    ...'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンガギグゲゴザジズゼゾダヂヅデドバビブベボパピプペポッャュョー',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...kana), { maxLength: 12 }), letters => {
      expect(latinOfKana(`ア${letters.join('')}`)).toMatch(/^[A-Za-z]+$/)
    }),
  )
})
