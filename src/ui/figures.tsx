import type { Tone } from './badge.tsx'

/** A few counts a worker acts on, each leading to the list behind it. `value` is text, so that 「100件以上」 is possible. */
export function Figures(props: {
  readonly label: string
  readonly entries: readonly {
    readonly key: string
    readonly label: string
    readonly value: string
    readonly note?: string | undefined
    readonly href?: string | undefined
    readonly tone?: Tone | undefined
  }[]
}) {
  return (
    <ul class="tn-figures" aria-label={props.label}>
      {props.entries.map(entry => (
        <li class="tn-figures__entry" data-tone={entry.tone ?? 'neutral'} data-key={entry.key}>
          {entry.href ? <a href={entry.href}>{entry.label}</a> : <span>{entry.label}</span>}
          <strong class="tn-figures__value">{entry.value}</strong>
          {entry.note && <span class="tn-figures__note">{entry.note}</span>}
        </li>
      ))}
    </ul>
  )
}
