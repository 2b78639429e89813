import { ui } from './languages/ja.ts'

/** The way to the next and the previous page of a list; there is no infinite scroll. `countText` is bounded, e.g. 「100件以上」. */
export function Pager(props: {
  readonly nextHref?: string | undefined
  readonly prevHref?: string | undefined
  readonly countText?: string | undefined
}) {
  if (!props.nextHref && !props.prevHref && !props.countText) return null
  return (
    <nav class="tn-pager" aria-label={ui.pager}>
      {props.countText && <p class="tn-pager__count">{props.countText}</p>}
      <p class="tn-pager__links">
        {props.prevHref && (
          <a class="tn-button tn-button--secondary" href={props.prevHref} rel="prev">
            {ui.previousPage}
          </a>
        )}
        {props.nextHref && (
          <a class="tn-button tn-button--secondary" href={props.nextHref} rel="next">
            {ui.nextPage}
          </a>
        )}
      </p>
    </nav>
  )
}
