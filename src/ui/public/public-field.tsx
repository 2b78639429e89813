import type { Child } from 'hono/jsx'
import type { FieldProps, FieldWidth } from '../field.tsx'
import { describedControl, fieldId } from '../field.tsx'
import type { FrameWords } from './frame-words.ts'

/** A labelled control in the visitor's language; the same order of parts and the same ids as in the staff's forms. */
export type PublicFieldProps = FieldProps & { readonly words: FrameWords }

/** One line of text. Browsers may offer a telephone number or an address only where `autocomplete` asks for it. */
export function PublicTextField(
  props: PublicFieldProps & {
    readonly value?: string | undefined
    readonly type?: 'text' | 'tel' | 'email' | undefined
    readonly inputmode?: 'text' | 'numeric' | 'tel' | 'email' | undefined
    readonly width?: FieldWidth | undefined
    readonly autocomplete?: string | undefined
    readonly maxLength?: number | undefined
  },
) {
  return (
    <Labelled {...props}>
      <input
        class="tn-input"
        id={fieldId(props)}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value}
        data-width={props.width ?? 'l'}
        autocomplete={props.autocomplete ?? 'off'}
        inputmode={props.inputmode}
        maxlength={props.maxLength}
        spellcheck={false}
        {...describedControl(props)}
      />
    </Labelled>
  )
}

/** Room for whole sentences. */
export function PublicTextArea(
  props: PublicFieldProps & {
    readonly value?: string | undefined
    readonly rows?: number | undefined
    readonly maxLength?: number | undefined
  },
) {
  return (
    <Labelled {...props}>
      <textarea
        class="tn-input tn-input--area"
        id={fieldId(props)}
        name={props.name}
        rows={props.rows ?? 6}
        maxlength={props.maxLength}
        autocomplete="off"
        {...describedControl(props)}
      >
        {props.value}
      </textarea>
    </Labelled>
  )
}

/** One control under its label: label, whether it must be answered, support, control, error. */
function Labelled(props: PublicFieldProps & { readonly children?: Child }) {
  const id = fieldId(props)
  return (
    <div class="tn-field" data-invalid={props.error ? 'true' : undefined}>
      <label class="tn-field__label" for={id}>
        {props.label} <RequiredMark {...props} />
      </label>
      <Support {...props} />
      {props.children}
      <FieldError {...props} />
    </div>
  )
}

/** A group of choices under one legend, with the same order of parts as a single control. */
export function PublicGroup(props: PublicFieldProps & { readonly children?: Child }) {
  const described = describedControl(props)
  return (
    <fieldset class="tn-field" data-invalid={props.error ? 'true' : undefined} aria-describedby={described['aria-describedby']}>
      <legend class="tn-field__label">
        {props.label} <RequiredMark {...props} />
      </legend>
      <Support {...props} />
      {props.children}
      <FieldError {...props} />
    </fieldset>
  )
}

function RequiredMark({ required, words }: PublicFieldProps) {
  if (required === false) return null
  return required === true ? <span class="tn-required">{words.required}</span> : <span class="tn-optional">{words.optional}</span>
}

function Support(props: PublicFieldProps) {
  if (!props.support) return null
  return (
    <p class="tn-field__support" id={`${fieldId(props)}-support`}>
      {props.support}
    </p>
  )
}

function FieldError(props: PublicFieldProps) {
  if (!props.error) return null
  return (
    <p class="tn-field__error" id={`${fieldId(props)}-error`}>
      <span class="tn-visually-hidden">{props.words.errorPrefix}</span>
      {props.error}
    </p>
  )
}
