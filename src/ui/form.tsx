import type { Child } from 'hono/jsx'
import { HiddenFields } from './hidden-fields.tsx'
import { ui } from './languages/ja.ts'

/** What a form that writes takes. `token`: the page's form token; `version`: of the record being changed; `label`: name for screen readers. */
export type FormProps = {
  readonly action: string
  readonly token: string
  readonly draftKey?: string | undefined
  readonly idempotencyKey?: string | undefined
  readonly version?: number | string | undefined
  readonly autosave?: boolean | undefined
  readonly label?: string | undefined
  /** Whether it brings files; its route must say so as well. */
  readonly takesFiles?: boolean | undefined
  readonly children?: Child
}

/**
 * A form that posts, sends once however often it is pressed, and with `autosave` keeps a draft at `/drafts`.
 *
 * Hidden names: `_token`, `_draft`, `_key`, `_version`. Browser validation is off, because the server answers with whole sentences.
 */
export function Form(props: FormProps) {
  if (!props.autosave || props.draftKey === undefined) return <BareForm {...props} />
  return (
    <tn-autosave data-url="/drafts" data-saved-label={ui.draftSaved} data-failed-label={ui.draftNotSaved}>
      <BareForm {...props} />
      <p class="tn-autosave__status" aria-live="polite" />
    </tn-autosave>
  )
}

function BareForm(props: FormProps) {
  const version = props.version === undefined ? undefined : String(props.version)
  return (
    <form
      class="tn-form"
      method="post"
      action={props.action}
      enctype={props.takesFiles ? 'multipart/form-data' : undefined}
      aria-label={props.label}
      data-once={ui.sending}
      novalidate
    >
      <HiddenFields values={{ _token: props.token, _draft: props.draftKey, _key: props.idempotencyKey, _version: version }} />
      {props.children}
    </form>
  )
}
