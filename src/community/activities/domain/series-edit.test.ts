import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { addDays, readDay } from '../../../kernel/day.ts'
import type { Recurrence } from './recurrence.ts'
import { datesOf, WEEKDAYS } from './recurrence.ts'
import type { SeriesEdit, StandingDate } from './series-edit.ts'
import { editOfSeries } from './series-edit.ts'

const START = readDay('2026-12-01') as Day
const HORIZON = addDays(START, 120)
type Hours = { readonly from: string; readonly until: string }

const anyHours: fc.Arbitrary<Hours> = fc.constantFrom({ from: '10:00', until: '11:30' }, { from: '13:30', until: '15:00' })
const anySeries = fc.record({
  startsOn: fc.integer({ min: 0, max: 20 }).map(ahead => addDays(START, ahead)),
  rule: fc.record({
    kind: fc.constant('weekly' as const),
    every: fc.integer({ min: 1, max: 2 }),
    weekdays: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1, maxLength: 3 }),
  }),
  untilOn: fc.constant(null),
  howOften: fc.option(fc.integer({ min: 1, max: 12 })),
  onHoliday: fc.constantFrom('skip', 'next') as fc.Arbitrary<'skip' | 'next'>,
  skipsNewYear: fc.boolean(),
})
/** For each date of the first series: what had happened to it. */
const anyFate = fc.constantFrom('empty', 'joined', 'cancelled', 'moved', 'moved and joined')
const isHoliday = (day: Day) => ['2026-12-10', '2027-01-01', '2027-01-11', '2027-02-11'].includes(day)

function stood(series: Recurrence, hours: Hours, fates: readonly string[]): StandingDate[] {
  return datesOf(series, HORIZON, isHoliday).map(({ ruleOn, on }, nth) => {
    const fate = fates[nth % fates.length] ?? 'empty'
    return {
      id: `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`,
      seriesOn: ruleOn,
      on: fate.startsWith('moved') ? addDays(on, 1) : on,
      ...hours,
      state: fate === 'cancelled' ? 'cancelled' : 'planned',
      isJoined: fate.endsWith('joined'),
      isByHand: fate.startsWith('moved'),
    }
  })
}

function after(standing: readonly StandingDate[], edit: SeriesEdit, hours: Hours): StandingDate[] {
  return [
    ...standing
      .filter(date => !edit.dropped.includes(date))
      .map(date => {
        const change = edit.changed.find(one => one.date === date)
        return change ? { ...date, on: change.on, ...hours } : date
      }),
    ...edit.added.map(({ ruleOn, on }) => ({
      id: `10000000-0000-4000-8000-${ruleOn.replaceAll('-', '').padStart(12, '0')}`,
      seriesOn: ruleOn,
      on,
      ...hours,
      state: 'planned' as const,
      isJoined: false,
      isByHand: false,
    })),
  ]
}

test('whatever a series becomes, dates somebody joined stay as they were told, empty ones follow, and doing it again changes nothing', () => {
  fc.assert(
    fc.property(
      anySeries,
      anyHours,
      fc.array(anyFate, { minLength: 1, maxLength: 9 }),
      anySeries,
      anyHours,
      (old, was, fates, next, hours) => {
        const standing = stood(old, was, fates)
        const wanted = datesOf(next, HORIZON, isHoliday)
        const edit = editOfSeries(wanted, standing, hours)
        const now = after(standing, edit, hours)
        for (const date of standing.filter(one => one.isJoined || one.state === 'cancelled')) expect(now).toContainEqual(date)
        for (const date of now.filter(one => !one.isJoined && one.state === 'planned' && !one.isByHand))
          expect(wanted.some(({ ruleOn, on }) => ruleOn === date.seriesOn && on === date.on) && date.from === hours.from).toBe(true)
        for (const { ruleOn, on } of wanted) expect(now.filter(one => one.seriesOn === ruleOn || one.on === on).length).toBeGreaterThan(0)
        expect(new Set(now.map(one => one.seriesOn)).size).toBe(now.length)
        const again = editOfSeries(wanted, now, hours)
        expect([again.dropped, again.changed, again.added]).toEqual([[], [], []])
      },
    ),
    { numRuns: 400 },
  )
})

test('the words of an edit count what is dropped and what stays because somebody joined', () => {
  const hours = { from: '10:00', until: '11:30' }
  const wednesdays: Recurrence = {
    startsOn: START,
    rule: { kind: 'weekly', every: 1, weekdays: ['WE'] },
    untilOn: addDays(START, 34),
    howOften: null,
    onHoliday: 'keep',
    skipsNewYear: false,
  }
  const standing = stood(wednesdays, hours, ['empty', 'joined', 'empty', 'joined', 'empty'])
  const thursdays = { ...wednesdays, rule: { kind: 'weekly', every: 1, weekdays: ['TH'] } as const }
  const edit = editOfSeries(
    datesOf(thursdays, HORIZON, () => false),
    standing,
    hours,
  )
  expect([edit.dropped.length, edit.kept.length, edit.added.length]).toEqual([3, 2, 5])
})
