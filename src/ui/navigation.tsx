import type { NavEntry } from './frame.ts'
import { ui } from './languages/ja.ts'

/** The main places: at the side of a wide screen, along the bottom of a phone where all but the first four fold into one menu. */
export function Navigation(props: { readonly entries: readonly NavEntry[]; readonly here?: string | undefined }) {
  if (props.entries.length === 0) return null
  const first = props.entries.slice(0, BAR_PLACES)
  const rest = props.entries.slice(BAR_PLACES)
  return (
    <nav class="tn-nav" aria-label={ui.mainNavigation}>
      <NavList entries={first} here={props.here} />
      {rest.length > 0 && (
        <details class="tn-nav__more">
          <summary class="tn-nav__summary">{ui.moreNavigation}</summary>
          <NavList entries={rest} here={props.here} />
        </details>
      )}
    </nav>
  )
}

/** A thumb reaches five places along the bottom of a phone; the fifth is the menu. */
const BAR_PLACES = 4

function NavList(props: { readonly entries: readonly NavEntry[]; readonly here?: string | undefined }) {
  return (
    <ul class="tn-nav__list">
      {props.entries.map(entry => (
        <li>
          <a class="tn-nav__link" href={entry.href} aria-current={entry.key === props.here ? 'page' : undefined}>
            <span class="tn-nav__label">{entry.label}</span>
            {entry.count && (
              <span class="tn-nav__count" data-alert={entry.alert ? 'true' : undefined}>
                {entry.alert && <span class="tn-visually-hidden">{ui.alertCount}</span>}
                {entry.count}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
