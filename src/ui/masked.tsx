import { ui } from './languages/ja.ts'

/** A value that is there but not shown, with the reason, and the way to ask for it if the reader may. The value itself never reaches the page. */
export function Masked(props: {
  readonly reason: string
  readonly unmask?: { readonly href: string; readonly label: string } | undefined
}) {
  return (
    <span class="tn-masked">
      <span class="tn-masked__mark">{ui.masked}</span>
      <span class="tn-masked__reason">{props.reason}</span>
      {props.unmask && <a href={props.unmask.href}>{props.unmask.label}</a>}
    </span>
  )
}
