import type { Child } from 'hono/jsx'

/** The page's one `h1`, a sentence under it, and what can be begun here. */
export function PageTitle(props: { readonly title: string; readonly lead?: string | undefined; readonly actions?: Child }) {
  return (
    <div class="tn-page-title">
      <div>
        <h1 class="tn-page-title__text">{props.title}</h1>
        {props.lead && <p class="tn-page-title__lead">{props.lead}</p>}
      </div>
      {props.actions && <div class="tn-page-title__actions">{props.actions}</div>}
    </div>
  )
}
