import type { Child } from 'hono/jsx'
import { ui } from './languages/ja.ts'

/** Only on paper. */
export function PrintOnly(props: { readonly children?: Child }) {
  return <div class="tn-print-only">{props.children}</div>
}

/** Only on a screen. */
export function ScreenOnly(props: { readonly children?: Child }) {
  return <div class="tn-screen-only">{props.children}</div>
}

/** Opens the browser's print window. Without script it is not there, because it could do nothing. */
export function PrintButton(props: { readonly label?: string | undefined }) {
  return (
    <button class="tn-button tn-button--secondary tn-needs-script" type="button" data-print="">
      {props.label ?? ui.print}
    </button>
  )
}
