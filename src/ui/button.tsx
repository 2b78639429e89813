import type { Child } from 'hono/jsx'
import { HiddenFields } from './hidden-fields.tsx'
import { ui } from './languages/ja.ts'

/** How strongly a button asks to be pressed. One primary button a page; `danger` is for what cannot be taken back. */
export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

/** A button of a form. `busyLabel` replaces its words while the form is on its way. */
export function Button(props: {
  readonly kind: ButtonKind
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly busyLabel?: string | undefined
  readonly children?: Child
}) {
  return (
    <button
      class={`tn-button tn-button--${props.kind}`}
      type={props.type ?? 'submit'}
      name={props.name}
      value={props.value}
      data-busy={props.busyLabel}
    >
      {props.children}
    </button>
  )
}

/** A link that looks like a button because it begins something. `shortcut="new"` lets the key n press it. */
export function ButtonLink(props: {
  readonly kind: ButtonKind
  readonly href: string
  readonly shortcut?: 'new' | undefined
  readonly children?: Child
}) {
  return (
    <a class={`tn-button tn-button--${props.kind}`} href={props.href} data-shortcut={props.shortcut}>
      {props.children}
    </a>
  )
}

/** Buttons side by side, the main one first. */
export function ButtonRow(props: { readonly children?: Child }) {
  return <div class="tn-button-row">{props.children}</div>
}

/** A form that is one button. `values` travel along; the act is a POST, so a link can never do it. */
export function ActionForm(props: {
  readonly action: string
  readonly token: string
  readonly kind: ButtonKind
  readonly values?: Readonly<Record<string, string | undefined>> | undefined
  readonly version?: number | string | undefined
  readonly idempotencyKey?: string | undefined
  readonly busyLabel?: string | undefined
  readonly children?: Child
}) {
  const version = props.version === undefined ? undefined : String(props.version)
  return (
    <form class="tn-action-form" method="post" action={props.action} data-once={ui.sending}>
      <HiddenFields values={{ _token: props.token, _key: props.idempotencyKey, _version: version, ...props.values }} />
      <Button kind={props.kind} busyLabel={props.busyLabel}>
        {props.children}
      </Button>
    </form>
  )
}
