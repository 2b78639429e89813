import type { Child } from 'hono/jsx'

/** An empty list that says what its emptiness means and what can be done. */
export function EmptyState(props: { readonly title: string; readonly text: string; readonly action?: Child }) {
  return (
    <div class="tn-empty">
      <p class="tn-empty__title">{props.title}</p>
      <p class="tn-empty__text">{props.text}</p>
      {props.action && <div class="tn-empty__action">{props.action}</div>}
    </div>
  )
}
