import type { Child } from 'hono/jsx'

/** Labels and values of one record, two columns on a wide screen. `wide` gives long text the whole width; `isName`: the label is a name, not a phrase. */
export function Description(props: {
  readonly rows: readonly {
    readonly label: string
    readonly value: Child
    readonly wide?: boolean | undefined
    readonly isName?: boolean | undefined
  }[]
}) {
  return (
    <dl class="tn-description">
      {props.rows.map(row => (
        <div class="tn-description__row" data-wide={row.wide ? 'true' : undefined}>
          <dt data-name={row.isName ? 'true' : undefined}>{row.label}</dt>
          <dd>{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
