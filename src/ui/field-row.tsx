import type { Child } from 'hono/jsx'

/** Short fields that belong together, side by side where there is room: family and given name, from and until. */
export function FieldRow(props: { readonly children?: Child }) {
  return <div class="tn-field-row">{props.children}</div>
}
