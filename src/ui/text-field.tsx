import type { FieldProps, FieldWidth } from './field.tsx'
import { describedControl, Field, fieldId } from './field.tsx'

/** What a one-line text control takes. There is no placeholder on purpose: a hint must not vanish when typing begins. */
export type TextFieldProps = FieldProps & {
  readonly value?: string | undefined
  readonly width?: FieldWidth | undefined
  /** Defaults to `off`: what people tell the desk is not kept by the browser. */
  readonly autocomplete?: string | undefined
  readonly inputmode?: 'text' | 'numeric' | 'tel' | 'email' | 'decimal' | undefined
  readonly type?: 'text' | 'password' | 'tel' | 'email' | undefined
  readonly lang?: string | undefined
  /** In UTF-16 units, as browsers count. */
  readonly maxLength?: number | undefined
}

/** One line of text with its label, support text and error. A password is never written back into the page. */
export function TextField(props: TextFieldProps) {
  return (
    <Field {...props}>
      <input
        class="tn-input"
        id={fieldId(props)}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.type === 'password' ? undefined : props.value}
        data-width={props.width ?? 'm'}
        autocomplete={props.autocomplete ?? 'off'}
        inputmode={props.inputmode}
        lang={props.lang}
        maxlength={props.maxLength}
        spellcheck={false}
        {...describedControl(props)}
      />
    </Field>
  )
}
