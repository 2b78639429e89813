import type { Child } from 'hono/jsx'
import { isQuoted } from '../kernel/quoted.ts'
import { ui } from './languages/ja.ts'

/** A person's own words, kept as spoken and visibly quoted once, with who said them. Line breaks are kept. `lang` is the language spoken. */
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
      <blockquote
        class="tn-quote__words"
        data-marked={typeof props.children === 'string' && isQuoted(props.children) ? 'true' : undefined}
        lang={props.lang}
      >
        {props.children}
      </blockquote>
    </figure>
  )
}
