import type { Child } from 'hono/jsx'
import { ui } from './languages/ja.ts'

/** What every labelled control takes. `required`: true shows 「※必須」, absent or 'optional' shows 「※任意」, false shows neither (search boxes only). */
export type FieldProps = {
  readonly id?: string | undefined
  readonly name: string
  readonly label: string
  readonly error?: string | undefined
  readonly support?: string | undefined
  readonly required?: boolean | 'optional' | undefined
}

/** How wide an input looks; the width hints at the length of the answer. */
export type FieldWidth = 'xs' | 's' | 'm' | 'l' | 'full'

/** The id of a control. The error summary links to it. */
export const fieldId = (props: { readonly id?: string | undefined; readonly name: string }): string => props.id ?? `f-${props.name}`

/** The aria attributes that tie a control to its support text and its error. `extra` is the id of one more describing text. */
export function describedControl(props: FieldProps, extra?: string) {
  const id = fieldId(props)
  const texts = [props.support && `${id}-support`, extra, props.error && `${id}-error`].filter(text => text)
  return {
    'aria-describedby': texts.length > 0 ? texts.join(' ') : undefined,
    'aria-invalid': props.error ? 'true' : undefined,
  } as const
}

/** One labelled control: label, support text, control, and the error directly below it, in this order. */
export function Field(props: FieldProps & { readonly children?: Child }) {
  const id = fieldId(props)
  return (
    <div class="tn-field" data-invalid={props.error ? 'true' : undefined}>
      <label class="tn-field__label" for={id}>
        {props.label}
        <RequiredMark required={props.required} />
      </label>
      <SupportText id={id} support={props.support} />
      {props.children}
      <ErrorText id={id} error={props.error} />
    </div>
  )
}

/** A group of choices under one legend, with the same order of parts as a single control. */
export function FieldGroup(props: FieldProps & { readonly children?: Child }) {
  const id = fieldId(props)
  const described = describedControl(props)
  return (
    <fieldset class="tn-field" data-invalid={props.error ? 'true' : undefined} aria-describedby={described['aria-describedby']}>
      <legend class="tn-field__label">
        {props.label}
        <RequiredMark required={props.required} />
      </legend>
      <SupportText id={id} support={props.support} />
      {props.children}
      <ErrorText id={id} error={props.error} />
    </fieldset>
  )
}

/** 「※必須」 or 「※任意」 as text, so that it is never colour or a star alone. */
function RequiredMark(props: { readonly required?: boolean | 'optional' | undefined }) {
  if (props.required === false) return null
  if (props.required === true) return <span class="tn-required">{ui.required}</span>
  return <span class="tn-optional">{ui.optional}</span>
}

function SupportText(props: { readonly id: string; readonly support?: string | undefined }) {
  if (!props.support) return null
  return (
    <p class="tn-field__support" id={`${props.id}-support`}>
      {props.support}
    </p>
  )
}

function ErrorText(props: { readonly id: string; readonly error?: string | undefined }) {
  if (!props.error) return null
  return (
    <p class="tn-field__error" id={`${props.id}-error`}>
      <span class="tn-visually-hidden">{ui.errorPrefix}</span>
      {props.error}
    </p>
  )
}
