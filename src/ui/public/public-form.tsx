import type { Child } from 'hono/jsx'
import { HiddenFields } from '../hidden-fields.tsx'
import type { FrameWords } from './frame-words.ts'

/** What a form for residents takes. `id` also ties the menus of the page to it (see PublicLayout `formId`). */
export type PublicFormProps = {
  readonly id?: string | undefined
  readonly action: string
  readonly words: FrameWords
  /** Travels along unseen; what the visitor answered on earlier pages. */
  readonly hidden?: Readonly<Record<string, string | undefined>> | undefined
  readonly children?: Child
}

/** A form that posts and is sent once however often it is pressed. The server answers with whole sentences, so the browser does not judge. */
export function PublicForm(props: PublicFormProps) {
  return (
    <form class="tn-form tn-public__form" id={props.id} method="post" action={props.action} data-once={props.words.sending} novalidate>
      <HiddenFields values={props.hidden ?? {}} />
      {props.children}
    </form>
  )
}

/** The one button that goes on. `name` and `value` tell the server which one was pressed. */
export function PublicButton(props: {
  readonly kind?: 'primary' | 'secondary' | 'quiet' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly formaction?: string | undefined
  readonly children?: Child
}) {
  return (
    <button
      class={`tn-button tn-button--${props.kind ?? 'primary'}`}
      type="submit"
      name={props.name}
      value={props.value}
      formaction={props.formaction}
    >
      {props.children}
    </button>
  )
}

/** All errors at the top, each leading to its field, in the same words as beside the field. An empty `field` belongs to no single one. */
export function PublicErrorSummary(props: {
  readonly words: FrameWords
  readonly errors: readonly { readonly field: string; readonly message: string }[]
}) {
  if (props.errors.length === 0) return null
  return (
    <div class="tn-error-summary" role="alert" aria-labelledby="error-summary-title" tabindex={-1} data-error-summary="">
      <h2 class="tn-error-summary__title" id="error-summary-title">
        {props.words.errorSummary}
      </h2>
      <ul class="tn-error-summary__list">
        {props.errors.map(({ field, message }) => (
          <li>{field === '' ? <span>{message}</span> : <a href={`#f-${field}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
