import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { MemberCount } from './group-worry.ts'
import { worriesOf } from './group-worry.ts'

const day = (text: string) => text as Day
const today = day('2026-11-23')

function count(on: string, more: Partial<MemberCount> = {}): MemberCount {
  return {
    id: on,
    on: day(on),
    total: 20,
    under30: null,
    from30: null,
    from60: null,
    from75: null,
    oldestLeader: null,
    leaderYears: null,
    keysWith: 'unknown',
    note: '',
    toldBy: '',
    ...more,
  }
}

test('a group of which nothing was told gives no reason to worry, and neither does what nobody said', () => {
  expect(worriesOf([], today)).toEqual([])
  expect(worriesOf([count('2026-10-01')], today)).toEqual([])
})

test('each reason names the fact behind it', () => {
  const told = count('2026-10-01', { total: 4, under30: 0, from30: 0, oldestLeader: 82, leaderYears: 15, keysWith: 'one' })
  expect(worriesOf([told], today)).toEqual([
    { why: 'leader-old', age: 82 },
    { why: 'leader-long', years: 15 },
    { why: 'one-holds-all' },
    { why: 'few', total: 4 },
    { why: 'nobody-younger' },
  ])
})

test('a group that shrank three times in a row is asked after; twice, or with a rise between, is not', () => {
  const series = (...totals: readonly number[]) => totals.map((total, at) => count(`202${at + 2}-10-01`, { total }))
  expect(worriesOf(series(30, 25, 20, 18), today)).toContainEqual({ why: 'shrinking', from: 30, to: 18 })
  expect(worriesOf(series(30, 25, 20), today)).not.toContainEqual(expect.objectContaining({ why: 'shrinking' }))
  expect(worriesOf(series(30, 25, 26, 18), today)).not.toContainEqual(expect.objectContaining({ why: 'shrinking' }))
  expect(worriesOf([...series(30, 25, 20, 18)].reverse(), today)).toContainEqual({ why: 'shrinking', from: 30, to: 18 })
})

test('members of whom nobody was told for two years are asked after', () => {
  expect(worriesOf([count('2024-11-23')], today)).toEqual([{ why: 'not-told-lately', since: '2024-11-23' }])
  expect(worriesOf([count('2024-11-24')], today)).toEqual([])
})
