import type { FieldProps } from './field.tsx'
import { ui } from './languages/ja.ts'
import { TextField } from './text-field.tsx'

/** A day in one text box that takes any form, era or western. It has no calendar: a birthday is typed, never searched for. */
export function DayField(props: FieldProps & { readonly value?: string | undefined }) {
  return <TextField {...props} support={props.support ?? ui.daySupport} width="s" inputmode="text" />
}
