import type { Day } from '../../../../kernel/day.ts'
import { dayOfInstant, formatInstant } from '../../../../kernel/day.ts'
import { formatBoth, formatEraShort } from '../../../../kernel/era.ts'

/** What stands in one box: words, a day (`isShort` in narrow columns: R8.1.5), a moment (RFC 3339), a number with its unit, or choices of which some are ticked. */
export type SheetValue =
  | { readonly kind: 'words'; readonly words: string }
  | { readonly kind: 'day'; readonly day: Day; readonly isShort?: boolean }
  | { readonly kind: 'moment'; readonly at: string }
  | { readonly kind: 'number'; readonly number: number; readonly unit: string }
  | { readonly kind: 'boxes'; readonly boxes: readonly { readonly label: string; readonly isTicked: boolean }[] }

/** One labelled box; `isWide` takes the whole line, `isTall` keeps room for the pen. */
export type SheetBox = {
  readonly label: string
  readonly value: SheetValue | null
  readonly isWide?: boolean
  readonly isTall?: boolean
}

/** One column of a table. Widths of a table add up to `SHEET_WIDTH`. */
export type SheetColumn = { readonly label: string; readonly width: number }

/** A part of a paper: lines of labelled boxes, a table, or a sentence. */
export type SheetBlock =
  | { readonly kind: 'boxes'; readonly title?: string; readonly lines: readonly (readonly SheetBox[])[] }
  | {
      readonly kind: 'table'
      readonly title?: string
      readonly columns: readonly SheetColumn[]
      readonly rows: readonly (readonly (SheetValue | null)[])[]
      /** The head of this table stands on every page. */
      readonly repeats?: boolean
      /** What is said instead when there is no row. */
      readonly empty?: string
    }
  | { readonly kind: 'sentence'; readonly words: string }

/**
 * One paper form as a pure value. The A4 page and the Excel file are both drawn from it, so they cannot say different things.
 * @source forms-and-codes section 11; ux 14 「Never a second layout」
 */
export type Sheet = {
  /** Which form of the city: the key under which its versions are kept. */
  readonly form: string
  readonly title: string
  readonly version: number
  /** Of the case or the plan; empty on a list. */
  readonly number: string
  /** The day the paper is about. */
  readonly day: Day
  readonly from: string
  /** Who puts a seal on it. */
  readonly seals?: readonly string[]
  readonly blocks: readonly SheetBlock[]
  readonly note: string
}

/** Every line of a paper is as wide as this many narrow columns. */
export const SHEET_WIDTH = 24

/** Words for a box; nothing for what is empty. */
export function words(text: string | null | undefined): SheetValue | null {
  return text === null || text === undefined || text === '' ? null : { kind: 'words', words: text }
}

/** A day for a box; nothing where none is known. */
export function dayOf(day: Day | null | undefined): SheetValue | null {
  return day ? { kind: 'day', day } : null
}

/** A day for a narrow column; nothing where none is known. */
export function shortDayOf(day: Day | null | undefined): SheetValue | null {
  return day ? { kind: 'day', day, isShort: true } : null
}

/** A number with its unit for a box; nothing where none is known. */
export function numberOf(number: number | null | undefined, unit: string): SheetValue | null {
  return number === null || number === undefined ? null : { kind: 'number', number, unit }
}

/** Choices of which those in `ticked` are ticked. */
export function boxes(choices: readonly { readonly code: string; readonly label: string }[], ticked: readonly string[]): SheetValue {
  return { kind: 'boxes', boxes: choices.map(({ code, label }) => ({ label, isTicked: ticked.includes(code) })) }
}

/** A choice as it is printed: ☑ before what applies, □ before what does not. */
function tick(box: { readonly label: string; readonly isTicked: boolean }): string {
  return `${box.isTicked ? '☑' : '□'} ${box.label}`
}

/** What a box says on paper: days in both calendars, in narrow columns and with the time of day R8.1.5. */
export function wordsOf(value: SheetValue | null): string {
  if (value === null) return ''
  switch (value.kind) {
    case 'words':
      return value.words
    case 'day':
      return value.isShort ? formatEraShort(value.day) : formatBoth(value.day)
    case 'moment':
      return momentWords(value.at)
    case 'number':
      return `${value.number.toLocaleString('ja-JP')}${value.unit}`
    case 'boxes':
      return value.boxes.map(tick).join('　')
  }
}

/** The same paper with every free text put through `change`. Titles, labels and choices are the city's own and stay. */
export function withWords(sheet: Sheet, change: (text: string) => string): Sheet {
  const changed = (value: SheetValue | null) => (value?.kind === 'words' ? { ...value, words: change(value.words) } : value)
  return {
    ...sheet,
    blocks: sheet.blocks.map(block => {
      if (block.kind === 'sentence') return block
      if (block.kind === 'table') return { ...block, rows: block.rows.map(row => row.map(changed)) }
      return { ...block, lines: block.lines.map(line => line.map(box => ({ ...box, value: changed(box.value) }))) }
    }),
  }
}

/** Every free text of a paper, each once. */
export function freeWords(sheet: Sheet): readonly string[] {
  const found = new Set<string>()
  withWords(sheet, text => {
    found.add(text)
    return text
  })
  return [...found]
}

function momentWords(at: string): string {
  const instant = new Date(at)
  return `${formatEraShort(dayOfInstant(instant))} ${formatInstant(instant).slice(-5)}`
}
