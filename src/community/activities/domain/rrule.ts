import type { Nth, Rule, Weekday } from './recurrence.ts'
import { NTHS, WEEKDAYS } from './recurrence.ts'

/** A rule as RFC 5545 writes it, without its end; empty for what takes place once. */
export function ruleText(rule: Rule): string {
  switch (rule.kind) {
    case 'once':
      return ''
    case 'weekly':
      return `FREQ=WEEKLY;INTERVAL=${rule.every};BYDAY=${WEEKDAYS.filter(one => rule.weekdays.includes(one)).join(',')}`
    case 'monthly_weekday':
      return `FREQ=MONTHLY;INTERVAL=${rule.every};BYDAY=${NTHS.filter(one => rule.nths.includes(one))
        .map(nth => `${nth}${rule.weekday}`)
        .join(',')}`
    case 'monthly_date':
      return `FREQ=MONTHLY;INTERVAL=${rule.every};BYMONTHDAY=${inOrder(rule.dates).join(',')}`
  }
}

/** The rule of a text that `ruleText` wrote; undefined for any other. */
export function readRule(text: string): Rule | undefined {
  if (text === '') return { kind: 'once' }
  const parts = /^FREQ=(WEEKLY|MONTHLY);INTERVAL=([1-9]\d?);(BYDAY|BYMONTHDAY)=([A-Z0-9,-]+)$/.exec(text)
  if (parts === null) return undefined
  const [, freq, interval, by, listed = ''] = parts
  const every = Number(interval)
  const list = listed.split(',')
  if (freq === 'WEEKLY') return by === 'BYDAY' ? weekly(every, list) : undefined
  return by === 'BYDAY' ? monthlyByWeekday(every, list) : monthlyByDate(every, list)
}

function weekly(every: number, list: readonly string[]): Rule | undefined {
  const weekdays = WEEKDAYS.filter(one => list.includes(one))
  return weekdays.length === list.length ? { kind: 'weekly', every, weekdays } : undefined
}

function monthlyByWeekday(every: number, list: readonly string[]): Rule | undefined {
  const weekday: Weekday | undefined = WEEKDAYS.find(one => list.every(part => part.endsWith(one)))
  const nths = list.flatMap((part): readonly Nth[] => NTHS.filter(nth => String(nth) === part.slice(0, -2)))
  return weekday && nths.length === list.length ? { kind: 'monthly_weekday', every, nths, weekday } : undefined
}

function monthlyByDate(every: number, list: readonly string[]): Rule | undefined {
  const dates = list.map(Number).filter(isDate)
  return dates.length === list.length ? { kind: 'monthly_date', every, dates } : undefined
}

/** A day of a month: 1 to 31, or -1 for the last. */
export function isDate(date: number): boolean {
  return Number.isInteger(date) && (date === -1 || (date >= 1 && date <= 31))
}

/** Days of a month in their order, the last one last. */
export function inOrder(dates: readonly number[]): readonly number[] {
  const place = (date: number) => (date === -1 ? 32 : date)
  return [...new Set(dates)].sort((a, b) => place(a) - place(b))
}
