import type { NavEntry } from './frame.ts'
import { ui } from './languages/ja.ts'

/** Up to so many places are taken in at one look; more stand under headings. */
const WITHOUT_HEADINGS = 8

/** The main places: at the side of a wide screen, along the bottom of a phone where all but the first four fold into one menu. */
export function Navigation(props: { readonly entries: readonly NavEntry[]; readonly here?: string | undefined }) {
  const { entries, here } = props
  if (entries.length === 0) return null
  const hasHeadings = entries.length > WITHOUT_HEADINGS && new Set(entries.map(({ group }) => group)).size > 1
  const items = entries.map((entry, at) => ({
    entry,
    heading: hasHeadings && entry.group !== entries[at - 1]?.group ? entry.group : undefined,
  }))
  const rest = items.slice(BAR_PLACES)
  return (
    <nav class="tn-nav" aria-label={ui.mainNavigation}>
      <NavList items={items.slice(0, BAR_PLACES)} here={here} />
      {rest.length > 0 && (
        <details class="tn-nav__more">
          <summary class="tn-nav__summary">{ui.moreNavigation}</summary>
          <NavList items={rest} here={here} />
        </details>
      )}
    </nav>
  )
}

/** A thumb reaches five places along the bottom of a phone; the fifth is the menu. */
const BAR_PLACES = 4

type Item = { readonly entry: NavEntry; readonly heading: string | undefined }

function NavList(props: { readonly items: readonly Item[]; readonly here?: string | undefined }) {
  return (
    <ul class="tn-nav__list">
      {props.items.map(({ entry, heading }) => (
        <>
          {heading && <li class="tn-nav__heading">{heading}</li>}
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
        </>
      ))}
    </ul>
  )
}
