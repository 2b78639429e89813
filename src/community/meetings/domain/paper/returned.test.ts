import { expect, test } from 'vitest'
import { SMALL_CELL, toldAnswers } from './counts.ts'
import { ANSWERS, readReturned } from './returned.ts'

const line = (question: number, answer: string | null, words = '') => ({ question, answer, words })

test('a returned sheet is keyed in by digits, one a question, in full or half width', () => {
  const read = { ok: true, value: [line(1, 'yes'), line(2, 'no'), line(3, 'unknown')] }
  expect(readReturned('1230', 4)).toEqual(read)
  expect(readReturned('１２３０', 4)).toEqual(read)
  expect(readReturned('120 2:夜は こわい 字を大きく', 3)).toEqual({
    ok: true,
    value: [line(1, 'yes'), line(2, 'no', '夜は こわい 字を大きく')],
  })
  expect(readReturned('12 もっと大きい字で', 2)).toEqual({
    ok: true,
    value: [line(1, 'yes'), line(2, 'no'), line(0, null, 'もっと大きい字で')],
  })
})

test('a returned sheet is keyed in by number and answer, with the words that stand beside it', () => {
  expect(readReturned('1 はい 2 いいえ バスが 少ない 3わからない', 3)).toEqual({
    ok: true,
    value: [line(1, 'yes'), line(2, 'no', 'バスが 少ない'), line(3, 'unknown')],
  })
  expect(readReturned('2 × 二丁目の 3 番 1 ○', 3)).toEqual({ ok: true, value: [line(2, 'no', '二丁目の 3 番'), line(1, 'yes')] })
  expect(readReturned('ありがとう', 3)).toEqual({ ok: true, value: [line(0, null, 'ありがとう')] })
})

test('what cannot be meant is refused and not guessed', () => {
  expect(readReturned('12', 3)).toEqual({ ok: false, refusal: 'unreadable' })
  expect(readReturned('', 3)).toEqual({ ok: false, refusal: 'unreadable' })
  expect(readReturned('000', 3)).toEqual({ ok: false, refusal: 'unreadable' })
  expect(readReturned('9 はい', 3)).toEqual({ ok: false, refusal: 'no-such-question' })
  expect(readReturned('1 はい 1 いいえ', 3)).toEqual({ ok: false, refusal: 'twice' })
  expect(readReturned(`1 はい ${'長'.repeat(301)}`, 3)).toEqual({ ok: false, refusal: 'too-long' })
})

test('no number under the limit is told, and none can be worked out from the others', () => {
  expect(toldAnswers({ yes: 18, no: 1, unknown: 12 })).toEqual({ yes: 18, no: 'few', unknown: 'few' })
  expect(toldAnswers({ yes: 30, no: 3, unknown: 4 })).toEqual({ yes: 'few', no: 'few', unknown: 'few' })
  expect(toldAnswers({ yes: 30, no: 12, unknown: 10 })).toEqual({ yes: 30, no: 12, unknown: 10 })
  for (let yes = 0; yes < 25; yes += 3)
    for (let no = 0; no < 25; no += 3)
      for (let unknown = 0; unknown < 25; unknown += 2) {
        const answers = { yes, no, unknown }
        const told = toldAnswers(answers)
        const hidden = ANSWERS.filter(one => told[one] === 'few')
        for (const one of ANSWERS) if (answers[one] < SMALL_CELL) expect(hidden).toContain(one)
        if (hidden.length === 0 || hidden.length === 3) continue
        expect(hidden.length).toBeGreaterThan(1)
        expect(hidden.reduce((total, one) => total + answers[one], 0)).toBeGreaterThanOrEqual(SMALL_CELL)
      }
})
