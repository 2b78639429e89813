import type { Day } from '../../../../kernel/day.ts'
import type { Codes } from '../../../../platform/codes.ts'
import type { formOn } from '../../../../rules/index.ts'
import type { SheetBlock, SheetBox, SheetValue } from '../../domain/papers/sheet.ts'
import { boxes, SHEET_WIDTH } from '../../domain/papers/sheet.ts'

/** With what a paper is worded: the version of the form and the code lists, both as they held on its day. */
export type PaperWords = { readonly form: ReturnType<typeof formOn>; readonly codes: Codes; readonly day: Day }

/** What fills a box of a form; its label and its place are the version's. */
export type Filling = Omit<SheetBox, 'label'>

/** A box that takes the whole line. */
export function wide(value: SheetValue | null): Filling {
  return { value, isWide: true }
}

/** The codes of a list as they held on the day of the paper, with those that were chosen ticked. */
export function ticked({ codes, day }: PaperWords, list: string, chosen: readonly (string | null)[]): SheetValue {
  const held = codes.on(list, day).map(({ code, label }) => ({ code, label }))
  const gone = chosen.filter(code => code !== null && !held.some(one => one.code === code))
  const all = [...held, ...gone.map(code => ({ code: code ?? '', label: codes.label(list, code, day) }))]
  return boxes(
    all,
    chosen.filter(code => code !== null),
  )
}

/** The fields of a version in its order, as far as they are filled and shown: [label, what fills it]. */
export function inOrder<Value>(form: PaperWords['form'], filled: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  const boxed = Object.fromEntries(Object.entries(filled).map(([field, value]) => [field, { value, isWide: true }]))
  return form.lines(boxed).flatMap(line => line.map(({ label, value }) => [label, value] as const))
}

/** One column of a table that is a field of the form, and what it says of each record. */
export type FieldColumn<Of> = {
  readonly field: string
  readonly width: number
  /** Where a field takes two columns: what the second is called. */
  readonly label?: string
  value(of: Of): SheetValue | null
}

/** A table whose columns are fields of the version: hidden ones are left out, and the widest takes their room. */
export function fieldTable<Of>(
  form: PaperWords['form'],
  records: readonly Of[],
  asked: readonly FieldColumn<Of>[],
): Pick<Extract<SheetBlock, { readonly kind: 'table' }>, 'kind' | 'columns' | 'rows'> {
  const shown = asked.filter(({ field }) => form.shows(field))
  const spare = SHEET_WIDTH - shown.reduce((sum, { width }) => sum + width, 0)
  const widest = Math.max(...shown.map(({ width }) => width))
  const at = shown.findIndex(({ width }) => width === widest)
  return {
    kind: 'table',
    columns: shown.map(({ field, width, label }, n) => ({ label: label ?? form.label(field), width: n === at ? width + spare : width })),
    rows: records.map(record => shown.map(column => column.value(record))),
  }
}
