import type { FieldErrors } from '../../kernel/refusal.ts'
import type { Result } from '../../kernel/result.ts'
import { no, yes } from '../../kernel/result.ts'
import type { Fields } from '../../platform/http/fields.ts'
import { readTime } from '../domain/import/read-times.ts'
import type { Closure, Hours, Opening, WeekDay } from '../domain/place.ts'
import { WEEK_DAYS } from '../domain/place.ts'
import { hoursTexts } from './hours-texts.ts'

/** How many rows a form is read for; more than any file has brought. */
export const MOST_ROWS = 40

const { wrong } = hoursTexts

/** The hours written in a form, or one sentence for each field that cannot be read. Rows left empty are no openings. */
export function readHoursForm(form: Fields, note: string | null): Result<Hours, FieldErrors> {
  const errors: Record<string, string> = {}
  const openings = numbers(MOST_ROWS).flatMap(no => openingOf(form, no, errors))
  const closures = numbers(MOST_ROWS).flatMap(no => closureOf(form, no, errors))
  const holidays = form.get('onHolidays')
  const onHolidays = holidays === 'open' || holidays === 'closed' ? holidays : 'unknown'
  return Object.keys(errors).length > 0 ? no(errors) : yes({ openings, onHolidays, closures, note })
}

/** The fields of a form that show these hours. */
export function hoursInitial(hours: Hours): Readonly<Record<string, string | readonly string[]>> {
  const fields: Record<string, string | readonly string[]> = { onHolidays: hours.onHolidays, hoursNote: hours.note ?? '' }
  for (const [index, opening] of hours.openings.slice(0, MOST_ROWS).entries()) {
    fields[`open${index + 1}Days`] = opening.days
    fields[`open${index + 1}Nth`] = (opening.nth ?? []).map(String)
    fields[`open${index + 1}From`] = opening.opens
    fields[`open${index + 1}To`] = opening.closes
  }
  for (const [index, closure] of hours.closures.slice(0, MOST_ROWS).entries()) {
    fields[`closure${index + 1}From`] = monthDayWords(closure.from)
    fields[`closure${index + 1}To`] = monthDayWords(closure.to)
    fields[`closure${index + 1}Words`] = closure.words
  }
  return fields
}

const numbers = (many: number) => Array.from({ length: many }, (_, index) => index + 1)

function openingOf(form: Fields, row: number, errors: Record<string, string>): readonly Opening[] {
  const days = WEEK_DAYS.filter(day => form.all(`open${row}Days`).includes(day))
  const [from, to] = [form.get(`open${row}From`), form.get(`open${row}To`)]
  const nth = [1, 2, 3, 4, 5].filter(n => form.all(`open${row}Nth`).includes(String(n)))
  if (days.length === 0 && from.trim() === '' && to.trim() === '' && nth.length === 0) return []
  const [opens, closes] = [timeTyped(from), timeTyped(to)]
  if (days.length === 0) errors[`open${row}Days`] = wrong.days
  if (opens === undefined) errors[`open${row}From`] = wrong.from
  else if (opens === '24:00') errors[`open${row}From`] = wrong.startsAtEnd
  if (closes === undefined) errors[`open${row}To`] = wrong.to
  else if (closes === opens) errors[`open${row}To`] = wrong.same
  return opens === undefined || closes === undefined
    ? []
    : [{ days: days as readonly WeekDay[], nth: nth.length === 0 ? null : nth, opens, closes }]
}

function closureOf(form: Fields, row: number, errors: Record<string, string>): readonly Closure[] {
  const [typedFrom, typedTo, words] = [form.get(`closure${row}From`), form.get(`closure${row}To`), form.get(`closure${row}Words`)]
  if (typedFrom.trim() === '' && typedTo.trim() === '' && words.trim() === '') return []
  const [from, to] = [monthDayTyped(typedFrom), monthDayTyped(typedTo)]
  if (from === undefined) errors[`closure${row}From`] = wrong.closureFrom
  if (to === undefined) errors[`closure${row}To`] = wrong.closureTo
  return from === undefined || to === undefined ? [] : [{ from, to, words: words.trim().slice(0, 60) }]
}

/** As the importer reads times, and four digits alone besides (0900). */
function timeTyped(words: string): string | undefined {
  const digits = /^(\d{1,2})(\d{2})$/.exec(words.normalize('NFKC').trim())
  return readTime(digits ? `${digits[1]}:${digits[2]}` : words)
}

function monthDayTyped(words: string): string | undefined {
  const found = /^(\d{1,2})(?:月|[-/.])(\d{1,2})日?$/.exec(words.normalize('NFKC').replace(/\s/g, ''))
  const [month, day] = [Number(found?.[1]), Number(found?.[2])]
  if (!found || month < 1 || month > 12 || day < 1 || day > (LENGTHS[month - 1] ?? 31)) return undefined
  return `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function monthDayWords(text: string): string {
  return `${Number(text.slice(0, 2))}月${Number(text.slice(3))}日`
}
