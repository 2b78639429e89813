import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { Outcome, ReviewId, ReviewWords } from './review.ts'
import { carriedLines, closingComplaints, DIRECTIONS, lookedAt, seriesOf } from './review.ts'

const words: ReviewWords = {
  phase: 'midway',
  on: '2026-11-23' as Day,
  reviewers: '',
  socialWords: '集まる人が増えた',
  environmentalWords: 'わからない',
  sideEffects: 'なかった',
  learned: '',
  change: 'continue',
  changeWords: '',
  nextOn: null,
}

function outcome(lineId: string, more: Partial<Outcome> = {}): Outcome {
  return {
    lineId,
    area: 'social',
    statement: lineId,
    forWhom: '',
    direction: 'worse',
    confidence: 'told',
    seenIn: '',
    indicator: '',
    unit: '',
    baseline: null,
    target: null,
    actual: null,
    ...more,
  }
}

test('a round closes when it speaks of people, of nature, of side effects and of what comes next; not knowing is an answer', () => {
  expect(closingComplaints(words, [outcome('a')])).toEqual({})
  expect(closingComplaints({ ...words, socialWords: 'わからない', environmentalWords: 'わからない' }, [outcome('a')])).toEqual({})
  for (const [field, silent] of [
    ['socialWords', { socialWords: '' }],
    ['environmentalWords', { environmentalWords: '' }],
    ['sideEffects', { sideEffects: '' }],
    ['change', { change: null }],
  ] as const)
    expect(Object.keys(closingComplaints({ ...words, ...silent }, [outcome('a')]))).toEqual([field])
})

test('every line says which way it went and how that is known; all four ways are answers', () => {
  for (const direction of DIRECTIONS) expect(closingComplaints(words, [outcome('a', { direction })])).toEqual({})
  expect(Object.keys(closingComplaints(words, [outcome('a'), outcome('b', { direction: null, confidence: null })]))).toEqual([
    'outcomes.1.direction',
    'outcomes.1.confidence',
  ])
  expect(Object.keys(closingComplaints(words, []))).toEqual(['outcomes.0.statement'])
})

test('the next round begins with the same lines, unanswered, and with the figures to compare with', () => {
  expect(carriedLines([outcome('a', { target: 10, actual: 7 })])).toEqual([
    outcome('a', { target: 10, actual: null, direction: null, confidence: null, seenIn: '' }),
  ])
})

test('a series reads side by side: a line that came later has empty rounds before, one that was dropped has empty rounds after', () => {
  const series = seriesOf([
    { round: 2, outcomes: [outcome('b', { direction: 'better' }), outcome('c')] },
    { round: 1, outcomes: [outcome('a'), outcome('b', { direction: 'worse' })] },
  ])
  expect(series.map(({ lineId, seen }) => [lineId, ...seen.map(one => one?.direction)])).toEqual([
    ['a', 'worse', undefined],
    ['b', 'worse', 'better'],
    ['c', undefined, 'worse'],
  ])
})

test('what a model expects is compared with the last closed round that looked at it', () => {
  const round = (no: number, state: 'open' | 'closed', direction: Outcome['direction']) => ({
    id: `${no}` as ReviewId,
    round: no,
    state,
    outcomes: [outcome('a', { statement: '話し相手が ふえる。', direction })],
  })
  const rounds = [round(1, 'closed', 'same'), round(2, 'closed', 'worse'), round(3, 'open', 'better')]
  expect(lookedAt(['話し相手がふえる', 'ごみが減る'], rounds)).toEqual([
    { words: '話し相手がふえる', last: { round: 2, direction: 'worse' } },
    { words: 'ごみが減る', last: undefined },
  ])
})
