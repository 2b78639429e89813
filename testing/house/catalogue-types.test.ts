import { expect, test } from 'vitest'
import { LANGUAGES } from '../../src/kernel/language.ts'
import { originOf, wordsIn } from '../../src/portal/texts/all.ts'
import type { Catalogue } from '../../src/portal/texts/catalogue.ts'
import { ja } from '../../src/portal/texts/ja.ts'
import { textsOf } from '../../src/ui/languages/catalogue.ts'

const { back: _, ...withoutBack } = ja.words

/** Each line below must fail to compile; were one of them to pass, the compiler would complain about the expectation itself. */
function refusedByTheCompiler(): readonly Catalogue[] {
  return [
    // @ts-expect-error a language without one of the keys
    { ...ja, words: withoutBack },
    // @ts-expect-error a key that takes another argument
    { ...ja, find: { ...ja.find, count: (n: Date) => String(n) } },
    // @ts-expect-error a key that the Japanese does not have
    { ...ja, words: { ...ja.words, forward: '' } },
  ]
}

test('a language that lacks a key does not compile, and every language has every key, none older than its Japanese', () => {
  expect(refusedByTheCompiler()).toHaveLength(3)
  const keys = textsOf(ja)
    .map(({ key }) => key)
    .sort()
  for (const language of LANGUAGES) {
    expect(
      textsOf(wordsIn(language))
        .map(({ key }) => key)
        .sort(),
    ).toEqual(keys)
    if (language !== 'ja') expect([language, originOf(language)?.hasStale]).toEqual([language, false])
  }
})
