import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { quietCouncils, withoutCoordinator } from './quiet-councils.ts'

const day = (text: string) => text as Day
const councils = [{ no: 1 }, { no: 2 }, { no: 3 }]

test('a council without a log for 90 days, or without any, is named to the team in the order of the councils', () => {
  const last = new Map([
    [1, day('2026-08-25')],
    [2, day('2026-08-26')],
  ])
  expect(quietCouncils(councils, last, day('2026-11-23'))).toEqual([
    { council: { no: 1 }, lastOn: '2026-08-25', days: 90 },
    { council: { no: 3 }, lastOn: undefined, days: undefined },
  ])
})

test('a coordinator serves from the first to the last day, and a council with nobody is found', () => {
  const assignments = [
    { councilNo: 1, fromOn: day('2026-04-01'), toOn: null },
    { councilNo: 2, fromOn: day('2026-04-01'), toOn: day('2026-11-23') },
    { councilNo: 3, fromOn: day('2026-11-24'), toOn: null },
  ]
  expect(withoutCoordinator(councils, assignments, day('2026-11-23')).map(({ no }) => no)).toEqual([3])
  expect(withoutCoordinator(councils, assignments, day('2026-11-24')).map(({ no }) => no)).toEqual([2])
})
