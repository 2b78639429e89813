import type { Child } from 'hono/jsx'

/** Whom or what this page is about, always the same place and shape, with the page's `h1`. `warning` is a sentence that must be read first. */
export function IdentityBar(props: {
  readonly title: string
  readonly kana?: string | undefined
  readonly facts: readonly { readonly label: string; readonly value: Child }[]
  readonly badges?: Child
  readonly warning?: string | undefined
}) {
  return (
    <div class="tn-identity">
      <div class="tn-identity__head">
        <h1 class="tn-identity__title">
          {props.title}
          {props.kana && <span class="tn-identity__kana">{props.kana}</span>}
        </h1>
        {props.badges && <div class="tn-identity__badges">{props.badges}</div>}
      </div>
      <dl class="tn-identity__facts">
        {props.facts.map(fact => (
          <div>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
      {props.warning && <p class="tn-identity__warning">{props.warning}</p>}
    </div>
  )
}
