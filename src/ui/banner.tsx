import type { Child } from 'hono/jsx'
import type { Tone } from './badge.tsx'

/** Something the reader must know before going on. The title says what; the text says what to do. */
export function Banner(props: { readonly tone: Tone; readonly title: string; readonly children?: Child }) {
  return (
    <div class="tn-banner" data-tone={props.tone}>
      <p class="tn-banner__title">{props.title}</p>
      {props.children && <div class="tn-banner__body">{props.children}</div>}
    </div>
  )
}
