import type { Child } from 'hono/jsx'

/** A part of a page under its own heading, with what can be done about it beside the heading. */
export function Section(props: { readonly id: string; readonly title: string; readonly actions?: Child; readonly children?: Child }) {
  return (
    <section class="tn-section" id={props.id} aria-labelledby={`${props.id}-title`}>
      <div class="tn-section__head">
        <h2 class="tn-section__title" id={`${props.id}-title`}>
          {props.title}
        </h2>
        {props.actions && <div class="tn-section__actions">{props.actions}</div>}
      </div>
      {props.children}
    </section>
  )
}

/** Main matter beside a narrower column: one above the other until the screen is 1200 px wide. `asideLabel` names the column. */
export function Columns(props: { readonly aside: Child; readonly asideLabel: string; readonly children?: Child }) {
  return (
    <div class="tn-columns">
      <div class="tn-columns__main">{props.children}</div>
      <aside class="tn-columns__aside" aria-label={props.asideLabel}>
        {props.aside}
      </aside>
    </div>
  )
}

/** A quiet panel that belongs together, for the narrow column or a form's group. */
export function Panel(props: { readonly title?: string | undefined; readonly children?: Child }) {
  return (
    <div class="tn-panel">
      {props.title && <h3 class="tn-panel__title">{props.title}</h3>}
      {props.children}
    </div>
  )
}

/** Text that stays folded until somebody asks for it; works without script. */
export function Disclosure(props: { readonly summary: string; readonly isOpen?: boolean | undefined; readonly children?: Child }) {
  return (
    <details class="tn-disclosure" open={props.isOpen === true}>
      <summary class="tn-disclosure__summary">{props.summary}</summary>
      <div class="tn-disclosure__body">{props.children}</div>
    </details>
  )
}
