import { z } from 'zod'
import { maybeAnyDay, neededAnyDay, oneOf } from '../../../platform/http/body.ts'
import type { Fields } from '../../../platform/http/fields.ts'
import type { Schedule } from '../domain/activity.ts'
import type { Nth, Rule, Weekday } from '../domain/recurrence.ts'
import { HOLIDAY_RULES, NTHS, WEEKDAYS } from '../domain/recurrence.ts'
import { isDate, readRule, ruleText } from '../domain/rrule.ts'
import { clock } from './bodies.ts'
import { texts } from './texts.ts'

const { fields, complaints } = texts

const REPEATS = ['once', 'weekly', 'monthly_weekday', 'monthly_date'] as const

const TIMES = {
  startsOn: neededAnyDay(fields.startsOn, complaints.startsOn),
  fromTime: clock(fields.fromTime),
  untilTime: clock(fields.untilTime),
  untilOn: maybeAnyDay(fields.untilOn),
  howOften: z.coerce
    .number({ error: complaints.howOften })
    .int({ error: complaints.howOften })
    .min(1, { error: complaints.howOften })
    .max(1000, { error: complaints.howOften })
    .nullish(),
  onHoliday: oneOf(HOLIDAY_RULES, '祝日のときを選んでください。').default('skip'),
  skipsNewYear: z.boolean().default(true),
}

const FORM_SHAPE = {
  ...TIMES,
  repeat: oneOf(REPEATS, 'くり返しを選んでください。').default('once'),
  every: z.coerce
    .number({ error: complaints.every })
    .int({ error: complaints.every })
    .min(1, { error: complaints.every })
    .max(12, { error: complaints.every })
    .default(1),
  weekdays: z.array(z.enum(WEEKDAYS)).default([]),
  nths: z.array(z.enum(['1', '2', '3', '4', '5', '-1'])).default([]),
  weekday: z.enum(WEEKDAYS, { error: complaints.weekday }).optional(),
  dates: z.string().max(100, { error: complaints.dates }).optional(),
}

/** A schedule as the API takes it: the rule is an RRULE without its end. */
export const SCHEDULE_SHAPE = {
  ...TIMES,
  rule: z
    .string()
    .max(100)
    .default('')
    .refine(text => readRule(text) !== undefined, { message: complaints.rule }),
}

/** A schedule as a form sends it, made into the same. */
export const SCHEDULE_FORM = z.object(FORM_SHAPE).transform((sent, context): Schedule => {
  const rule = ruleOf(sent)
  if (typeof rule === 'object') return orComplaints({ ...sent, rule: ruleText(rule) }, context)
  context.addIssue({ code: 'custom', path: [rule], message: complaints[rule] })
  return z.NEVER
})

/** Checks what single fields cannot: that hours and days follow one another. */
export function orComplaints(
  sent: Omit<Schedule, 'untilOn' | 'howOften'> & {
    readonly untilOn?: Schedule['untilOn'] | undefined
    readonly howOften?: number | null | undefined
  },
  context: z.core.$RefinementCtx,
): Schedule {
  const { startsOn, fromTime, untilTime, rule, onHoliday, skipsNewYear, untilOn = null, howOften = null } = sent
  if (untilTime <= fromTime) context.addIssue({ code: 'custom', path: ['untilTime'], message: complaints.hours })
  if (untilOn !== null && untilOn < startsOn) context.addIssue({ code: 'custom', path: ['untilOn'], message: complaints.untilOn })
  return { startsOn, fromTime, untilTime, rule, onHoliday, skipsNewYear, untilOn, howOften }
}

/** Fields of the form that may occur more than once, and those that are boxes. */
export const SCHEDULE_FIELDS = { lists: ['weekdays', 'nths'], ticks: ['skipsNewYear'] } as const

/** A rule as the fields of the form. */
export function repeatFields(rule: string): Readonly<Record<string, string | readonly string[]>> {
  const read = readRule(rule) ?? { kind: 'once' }
  if (read.kind === 'once') return { repeat: 'once', every: '1' }
  const common = { repeat: read.kind, every: String(read.every) }
  if (read.kind === 'weekly') return { ...common, weekdays: read.weekdays }
  if (read.kind === 'monthly_weekday') return { ...common, nths: read.nths.map(String), weekday: read.weekday }
  return { ...common, dates: read.dates.map(date => (date === -1 ? '末日' : String(date))).join('、') }
}

/** The typed fields again as hidden ones, so that what was shown is what is sent. */
export function typedAgain(form: Fields): readonly (readonly [string, string])[] {
  return form.entries.filter(([name]) => !name.startsWith('_') && !['seen', 'confirmed'].includes(name))
}

type Sent = {
  readonly repeat: (typeof REPEATS)[number]
  readonly every: number
  readonly weekdays: readonly Weekday[]
  readonly nths: readonly string[]
  readonly weekday?: Weekday | undefined
  readonly dates?: string | undefined
}

/** The rule of the fields, or the field that is missing. */
function ruleOf(sent: Sent): Rule | 'weekdays' | 'nths' | 'weekday' | 'dates' {
  const { repeat, every } = sent
  if (repeat === 'once') return { kind: 'once' }
  if (repeat === 'weekly') return sent.weekdays.length > 0 ? { kind: 'weekly', every, weekdays: sent.weekdays } : 'weekdays'
  if (repeat === 'monthly_weekday') {
    const nths = NTHS.filter((nth: Nth) => sent.nths.includes(String(nth)))
    if (nths.length === 0) return 'nths'
    return sent.weekday ? { kind: 'monthly_weekday', every, nths, weekday: sent.weekday } : 'weekday'
  }
  const dates = datesIn(sent.dates ?? '')
  return dates.length > 0 && dates.every(isDate) ? { kind: 'monthly_date', every, dates } : 'dates'
}

function datesIn(text: string): readonly number[] {
  const parts = text.normalize('NFKC').split(/[、,・\s]+/)
  return parts.filter(Boolean).map(part => (/^(末日?|月末)$/.test(part) ? -1 : Number(part.replace(/日$/, ''))))
}
