import type { Child } from 'hono/jsx'
import { ui } from './languages/ja.ts'

/** A person's own words, kept as spoken and visibly quoted, with who said them. Line breaks are kept. `lang` is the language spoken. */
export function Quote(props: {
  readonly speaker: string
  readonly when?: string | undefined
  readonly lang?: string | undefined
  readonly children?: Child
}) {
  return (
    <figure class="tn-quote">
      <figcaption class="tn-quote__speaker">
        {ui.quoteOf(props.speaker)}
        {props.when && <span class="tn-quote__when">{props.when}</span>}
      </figcaption>
      <blockquote class="tn-quote__words" lang={props.lang}>
        {props.children}
      </blockquote>
    </figure>
  )
}
