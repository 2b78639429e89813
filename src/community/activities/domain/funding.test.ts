import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import type { Funding } from './funding.ts'
import { byMonth, fundingDays } from './funding.ts'
import type { UndertakingId } from './group.ts'

const day = (text: string) => text as Day

function funding(more: Partial<Funding> = {}): Funding {
  return {
    id: 'f',
    undertakingId: 'u' as UndertakingId,
    undertakingKind: 'group',
    undertakingName: '見本の会',
    kind: 'grant',
    name: '見本の助成',
    amount: 100_000,
    fromOn: null,
    untilOn: null,
    applyFrom: null,
    applyUntil: null,
    reportDue: null,
    conditions: '',
    state: 'idea',
    stateWords: '',
    sequence: 0,
    changedAt: new Date(0),
    version: 1,
    ...more,
  }
}

test('windows and reports of all sources stand in the order of the days, across the end of a year', () => {
  const all = [
    funding({ name: 'A', applyFrom: day('2026-12-01'), applyUntil: day('2027-01-15') }),
    funding({ name: 'B', state: 'granted', reportDue: day('2026-12-20') }),
  ]
  const days = fundingDays(all, day('2026-11-01'), day('2027-02-28'))
  expect(days.map(({ on, what, funding: { name } }) => [on, what, name])).toEqual([
    ['2026-12-01', 'apply-from', 'A'],
    ['2026-12-20', 'report-due', 'B'],
    ['2027-01-15', 'apply-until', 'A'],
  ])
  expect(byMonth(days, day('2026-11-01'), day('2027-02-28')).map(({ month, days: of }) => [month, of.length])).toEqual([
    ['2026-11', 0],
    ['2026-12', 2],
    ['2027-01', 1],
    ['2027-02', 0],
  ])
})

test('what was declined asks for nothing, and what was reported is over', () => {
  const due = day('2026-12-20')
  const of = (state: Funding['state']) => fundingDays([funding({ state, reportDue: due })], day('2026-01-01'), day('2027-01-01'))
  expect(of('declined')).toEqual([])
  expect(of('granted').map(({ isPast }) => isPast)).toEqual([false])
  expect(of('reported').map(({ isPast }) => isPast)).toEqual([true])
})
