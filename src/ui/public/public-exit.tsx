import type { ExitWords } from './frame-words.ts'

/** The fast way off a page in the visitor's language. A plain link without script; with it the page also leaves the history. */
export function PublicExit(props: { readonly words: ExitWords }) {
  return (
    <aside class="tn-exit" aria-label={props.words.label}>
      <tn-exit>
        <a class="tn-exit__link" href={WEATHER} rel="noreferrer nofollow">
          {props.words.button}
          <span class="tn-visually-hidden">{props.words.support}</span>
        </a>
      </tn-exit>
    </aside>
  )
}

/** The weather is what anybody may have been reading. */
const WEATHER = 'https://www.jma.go.jp/bosai/forecast/'
