import type { Child } from 'hono/jsx'
import { HiddenFields } from './hidden-fields.tsx'
import { ui } from './languages/ja.ts'

/** What a search takes. Words travel by POST, so that no name stands in an address or a log. */
export type SearchBoxProps = {
  readonly action: string
  readonly token: string
  readonly label: string
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly support?: string | undefined
  readonly values?: Readonly<Record<string, string | undefined>> | undefined
}

/** A search by pressing a button. The key / leads here. */
export function SearchBox(props: SearchBoxProps) {
  const name = props.name ?? 'q'
  const id = `f-${name}`
  return (
    <search class="tn-search" aria-label={props.label}>
      <form method="post" action={props.action}>
        <HiddenFields values={{ _token: props.token, ...props.values }} />
        <label class="tn-field__label" for={id}>
          {props.label}
        </label>
        {props.support && (
          <p class="tn-field__support" id={`${id}-support`}>
            {props.support}
          </p>
        )}
        <div class="tn-search__row">
          <input
            class="tn-input"
            type="search"
            id={id}
            name={name}
            value={props.value}
            autocomplete="off"
            spellcheck={false}
            data-width="full"
            data-shortcut="search"
            aria-describedby={props.support ? `${id}-support` : undefined}
          />
          <button class="tn-button tn-button--secondary" type="submit">
            {ui.search}
          </button>
        </div>
      </form>
    </search>
  )
}

/**
 * A search that answers while typing, and by its button without script.
 *
 * The form's fields are posted to `url` as urlencoded; the answer is an HTML fragment (see `LiveResults`) that replaces the results.
 * Nothing is sent while Japanese input is being composed.
 */
export function LiveSearch(props: SearchBoxProps & { readonly url: string; readonly children?: Child }) {
  return (
    <tn-live-search data-url={props.url} data-busy-label={ui.searching} data-failed-label={ui.searchFailed}>
      <SearchBox {...props} />
      <p class="tn-live-search__status" role="status" />
      <div class="tn-live-search__results" data-results="">
        {props.children}
      </div>
    </tn-live-search>
  )
}

/** The fragment that answers a live search. `announce` is the count in words, e.g. 「3人見つかりました」; it is shown and read aloud. */
export function LiveResults(props: { readonly announce: string; readonly children?: Child }) {
  return (
    <div data-announce={props.announce}>
      <p class="tn-live-search__count">{props.announce}</p>
      {props.children}
    </div>
  )
}
