import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { addDays, readDay } from '../../../kernel/day.ts'
import { isHoliday as holiday } from '../../../platform/holidays.ts'
import type { Nth, Recurrence, Rule } from './recurrence.ts'
import { datesOf, HOLIDAY_RULES, NTHS, WEEKDAYS } from './recurrence.ts'
import { readRule, ruleText } from './rrule.ts'
import { recurrenceWords } from './rule-words.ts'

const day = (text: string): Day => readDay(text) ?? addDays(readDay('2026-01-01') as Day, 0)
const isHoliday = (one: Day) => holiday(one) === true
const plain = { untilOn: null, howOften: null, onHoliday: 'keep', skipsNewYear: false } as const
const on = (recurrence: Recurrence, until: string) => datesOf(recurrence, day(until), isHoliday).map(date => date.on)

/** The rule asked of one single day with the calendar of the machine, knowing nothing of how dates are made. */
function isOfRule(rule: Rule, startsOn: Day, asked: Day): boolean {
  if (asked < startsOn) return false
  const [date, start] = [new Date(`${asked}T00:00:00Z`), new Date(`${startsOn}T00:00:00Z`)]
  const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7]
  const months = (date.getUTCFullYear() - start.getUTCFullYear()) * 12 + date.getUTCMonth() - start.getUTCMonth()
  const isLastOfMonth = (ahead: number) => new Date(date.getTime() + ahead * 86_400_000).getUTCMonth() !== date.getUTCMonth()
  if (rule.kind === 'once') return asked === startsOn
  if (rule.kind === 'weekly') {
    const monday = (one: Date) => Math.round(one.getTime() / 86_400_000) - ((one.getUTCDay() + 6) % 7)
    return weekday !== undefined && rule.weekdays.includes(weekday) && ((monday(date) - monday(start)) / 7) % rule.every === 0
  }
  if (months % rule.every !== 0) return false
  if (rule.kind === 'monthly_date') return rule.dates.includes(date.getUTCDate()) || (rule.dates.includes(-1) && isLastOfMonth(1))
  const nth = Math.ceil(date.getUTCDate() / 7)
  return weekday === rule.weekday && (rule.nths.some(one => one === nth) || (rule.nths.includes(-1) && isLastOfMonth(7)))
}

const isPause = (one: Day) => /-(12-(29|30|31)|01-0[123])$/.test(one)

function movedTo(recurrence: Recurrence, from: Day): Day {
  for (let next = addDays(from, 1); ; next = addDays(next, 1)) {
    const weekday = new Date(`${next}T00:00:00Z`).getUTCDay()
    if (weekday !== 0 && weekday !== 6 && !isHoliday(next) && !(recurrence.skipsNewYear && isPause(next))) return next
  }
}

/** Every day of the span, one by one. */
function dayByDay(recurrence: Recurrence, until: Day): readonly Day[] {
  const { rule, startsOn, onHoliday, skipsNewYear, untilOn, howOften } = recurrence
  const found = new Set<Day>()
  for (let one = startsOn; one <= until && (untilOn === null || one <= untilOn); one = addDays(one, 1)) {
    if (!isOfRule(rule, startsOn, one) || (skipsNewYear && isPause(one))) continue
    if (onHoliday === 'keep' || !isHoliday(one)) found.add(one)
    else if (onHoliday === 'next') {
      const next = movedTo(recurrence, one)
      if (next <= until && (untilOn === null || next <= untilOn) && !isOfRule(rule, startsOn, next)) found.add(next)
    }
  }
  const days = [...found].sort()
  return howOften === null ? days : days.slice(0, howOften)
}

const FIRST = day('2024-01-01')
const some = <One>(list: readonly One[]) => fc.uniqueArray(fc.constantFrom(...list), { minLength: 1, maxLength: 4 })
const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ kind: fc.constant('weekly' as const), every: fc.integer({ min: 1, max: 5 }), weekdays: some(WEEKDAYS) }),
  fc.record({
    kind: fc.constant('monthly_weekday' as const),
    every: fc.constantFrom(1, 2, 3, 6, 12),
    nths: some<Nth>(NTHS),
    weekday: fc.constantFrom(...WEEKDAYS),
  }),
  fc.record({
    kind: fc.constant('monthly_date' as const),
    every: fc.constantFrom(1, 2, 3, 12),
    dates: some([-1, 1, 3, 10, 15, 28, 29, 30, 31]),
  }),
  fc.constant({ kind: 'once' as const }),
)
const anyDay = fc.integer({ min: 0, max: 800 }).map(ahead => addDays(FIRST, ahead))
const anyRecurrence: fc.Arbitrary<Recurrence> = fc.record({
  startsOn: anyDay,
  rule: anyRule,
  untilOn: fc.option(fc.integer({ min: 0, max: 2000 }).map(ahead => addDays(FIRST, 800 + ahead))),
  howOften: fc.option(fc.integer({ min: 1, max: 60 })),
  onHoliday: fc.constantFrom(...HOLIDAY_RULES),
  skipsNewYear: fc.boolean(),
})

test('over five years every day of any rule is the one a day-by-day search finds', () => {
  fc.assert(
    fc.property(anyRecurrence, recurrence => {
      const until = addDays(recurrence.startsOn, 1827)
      expect(datesOf(recurrence, until, isHoliday).map(date => date.on)).toEqual(dayByDay(recurrence, until))
    }),
    { numRuns: 300 },
  )
})

test('a rule written as RRULE reads back as the same rule, and a foreign one is not read', () => {
  fc.assert(
    fc.property(anyRecurrence, recurrence => {
      const read = readRule(ruleText(recurrence.rule))
      expect(read && ruleText(read)).toBe(ruleText(recurrence.rule))
      expect(read && datesOf({ ...recurrence, rule: read }, day('2027-12-31'), isHoliday)).toEqual(
        datesOf(recurrence, day('2027-12-31'), isHoliday),
      )
    }),
  )
  for (const foreign of [
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=0;BYDAY=MO',
    'FREQ=MONTHLY;INTERVAL=1;BYDAY=6MO',
    'FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=32',
  ])
    expect(readRule(foreign)).toBeUndefined()
})

test('the second and fourth Wednesday, and what becomes of them on a holiday', () => {
  const rule = { kind: 'monthly_weekday', every: 1, nths: [2, 4], weekday: 'WE' } as const
  const salon = { ...plain, startsOn: day('2026-04-01'), rule }
  expect(on(salon, '2026-06-30')).toEqual(['2026-04-08', '2026-04-22', '2026-05-13', '2026-05-27', '2026-06-10', '2026-06-24'])
  const thursdays = { ...salon, startsOn: day('2026-04-20'), rule: { ...rule, nths: [5], weekday: 'WE' } as const }
  expect(on(thursdays, '2026-12-31')).toEqual(['2026-04-29', '2026-07-29', '2026-09-30', '2026-12-30'])
  expect(on({ ...thursdays, onHoliday: 'skip', skipsNewYear: true }, '2026-12-31')).toEqual(['2026-07-29', '2026-09-30'])
  expect(on({ ...thursdays, onHoliday: 'next' }, '2026-05-31')).toEqual(['2026-04-30'])
})

test('three holidays in a row lead to the day after them, and the turn of the year is skipped over the fiscal year', () => {
  const weekly = { ...plain, startsOn: day('2026-04-27'), rule: { kind: 'weekly', every: 1, weekdays: ['MO'] } as const }
  expect(on({ ...weekly, onHoliday: 'next' }, '2026-05-17')).toEqual(['2026-04-27', '2026-05-07', '2026-05-11'])
  const fridays = { ...plain, startsOn: day('2026-12-18'), rule: { kind: 'weekly', every: 1, weekdays: ['FR'] } as const }
  expect(on({ ...fridays, skipsNewYear: true }, '2027-01-15')).toEqual(['2026-12-18', '2026-12-25', '2027-01-08', '2027-01-15'])
  expect(on({ ...fridays, untilOn: day('2027-03-31') }, '2027-12-31').at(-1)).toBe('2027-03-26')
})

test('a count counts the dates that take place', () => {
  const salon = { ...plain, startsOn: day('2026-04-27'), rule: { kind: 'weekly', every: 1, weekdays: ['MO'] } as const, howOften: 3 }
  expect(on({ ...salon, onHoliday: 'skip' }, '2027-12-31')).toEqual(['2026-04-27', '2026-05-11', '2026-05-18'])
})

test('a rule is told in the words of the notice board', () => {
  const hours = { from: '10:00', until: '11:30' }
  const words = (rule: Rule, more: Partial<Recurrence> = {}) =>
    recurrenceWords({ ...plain, startsOn: day('2026-10-18'), rule, ...more }, hours)
  expect(words({ kind: 'monthly_weekday', every: 1, nths: [4, 2], weekday: 'WE' }, { onHoliday: 'skip' })).toBe(
    '毎月第2・第4水曜 10:00–11:30（祝日は休み）',
  )
  expect(words({ kind: 'weekly', every: 1, weekdays: ['FR', 'MO'] }, { skipsNewYear: true })).toBe(
    '毎週月・金曜 10:00–11:30（祝日もあり・年末年始は休み）',
  )
  expect(words({ kind: 'weekly', every: 2, weekdays: ['SA'] }, { howOften: 10, onHoliday: 'next' })).toBe(
    '隔週土曜 10:00–11:30（祝日は次の平日・全10回）',
  )
  expect(words({ kind: 'monthly_weekday', every: 12, nths: [3], weekday: 'SU' })).toBe('毎年10月第3日曜 10:00–11:30（祝日もあり）')
  expect(words({ kind: 'monthly_date', every: 1, dates: [-1, 10] }, { untilOn: day('2027-03-31') })).toBe(
    '毎月10日・末日 10:00–11:30（祝日もあり・2027年3月31日まで）',
  )
  expect(words({ kind: 'once' })).toBe('2026年10月18日（日） 10:00–11:30')
})
