import type { Day } from '../../kernel/day.ts'
import type { Codes } from '../../platform/codes.ts'
import type { Boxed } from '../domain/lay-out.ts'
import { layOut } from '../domain/lay-out.ts'

/** A paper form as it was on a day. */
export type PrintedForm = {
  readonly title: string
  readonly version: number
  /** What a field is called; its key when this version does not know it. */
  label(field: string): string
  /** Whether a field is printed. */
  shows(field: string): boolean
  /** Boxes by field as lines of the paper: in the order of this version, with its labels, hidden fields left out. */
  lines<Box extends Boxed>(boxes: Readonly<Record<string, Box>>): readonly (readonly (Box & { readonly label: string })[])[]
}

/**
 * The version of a form that holds on the day of the paper, so that an old paper printed again says what it said then.
 * A day before the form began is answered with its first version.
 * @throws Error when the city has no such form at all: the program names its forms, migrations bring them
 * @source forms-and-codes section 11
 */
export function formOn(codes: Codes, form: string, day: Day): PrintedForm {
  const version = codes.form(form, day)
  if (version === undefined) throw new Error(`no form ${form}`)
  const named = (field: string) => version.fields.find(one => one.field === field)
  return {
    title: version.title,
    version: version.version,
    label: field => named(field)?.label ?? field,
    shows: field => named(field)?.shown ?? false,
    lines: boxes => layOut(version.fields, boxes),
  }
}
