import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Content } from './content.ts'
import { coveredIn, fromSections, NOTHING_ASKED, toSections, withoutSensitive } from './content.ts'
import { differencesOf } from './difference.ts'
import { QUESTION_KEYS, QUESTIONS } from './questions.ts'

const words = fc.string({ minLength: 1, maxLength: 10 })
const answer = (key: (typeof QUESTION_KEYS)[number]) => {
  const { kind } = QUESTIONS[key]
  if (kind === 'choices') return fc.uniqueArray(words, { maxLength: 3 })
  return kind === 'number' ? fc.option(fc.nat()) : fc.option(words)
}
const CONTENT = fc
  .record({
    ...Object.fromEntries(QUESTION_KEYS.map(key => [key, answer(key)])),
    strengths: fc.array(words),
    wishes: fc.array(fc.record({ speaker: words, words })),
  })
  .map(made => ({ ...NOTHING_ASKED, ...made }) as Content)

test('what is kept by sections is read as what was written', () => {
  fc.assert(
    fc.property(CONTENT, content => {
      expect(fromSections(JSON.parse(JSON.stringify(toSections(content))))).toEqual(content)
    }),
  )
})

test('covering takes out every sensitive answer and nothing else, and says which were there', () => {
  fc.assert(
    fc.property(CONTENT, content => {
      const covered = withoutSensitive(content)
      expect(coveredIn(covered)).toEqual([])
      for (const key of QUESTION_KEYS) if (!QUESTIONS[key].sensitive) expect(covered[key]).toEqual(content[key])
      for (const key of coveredIn(content)) expect(content[key]).not.toEqual(covered[key])
    }),
  )
})

test('the difference of two versions names every question that changed and never tells a sensitive answer', () => {
  fc.assert(
    fc.property(CONTENT, CONTENT, (before, after) => {
      expect(differencesOf(before, before)).toEqual([])
      const differences = differencesOf(before, after)
      for (const key of QUESTION_KEYS) {
        const isSame = JSON.stringify([before[key]].flat().sort()) === JSON.stringify([after[key]].flat().sort())
        const difference = differences.find(one => one.key === key)
        expect(difference === undefined).toBe(isSame)
        if (QUESTIONS[key].sensitive && difference) expect(difference).toEqual({ kind: 'covered', key })
      }
    }),
  )
})

test('of strengths and wishes the difference says which went and which came', () => {
  const before = { ...NOTHING_ASKED, strengths: ['花', '料理'] }
  const after = { ...NOTHING_ASKED, strengths: ['料理', '友人'], wishes: [{ speaker: 'person', words: '家にいたい' }] }
  expect(differencesOf(before, after)).toEqual([
    { kind: 'rows', key: 'strengths', gone: ['花'], come: ['友人'] },
    { kind: 'rows', key: 'wishes', gone: [], come: [{ speaker: 'person', words: '家にいたい' }] },
  ])
})
