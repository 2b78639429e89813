import type { Child } from 'hono/jsx'
import type { Tone } from './badge.tsx'

/** One thing that happened. `when` and `who` are shown as given; `whenMachine` is the RFC 3339 instant or ISO day behind it. */
export type TimelineEntry = {
  readonly key: string
  readonly when: string
  readonly whenMachine?: string | undefined
  readonly who: string
  readonly title: string
  readonly tone?: Tone | undefined
  readonly body?: Child
}

/** What happened, in the order given, with who did it. */
export function Timeline(props: { readonly entries: readonly TimelineEntry[] }) {
  return (
    <ol class="tn-timeline">
      {props.entries.map(entry => (
        <li class="tn-timeline__entry" data-tone={entry.tone ?? 'neutral'} data-key={entry.key}>
          <p class="tn-timeline__meta">
            <time datetime={entry.whenMachine}>{entry.when}</time>
            <Who who={entry.who} />
          </p>
          <p class="tn-timeline__title">{entry.title}</p>
          {entry.body && <div class="tn-timeline__body">{entry.body}</div>}
        </li>
      ))}
    </ol>
  )
}

/** Agency and name, the name never broken over two lines. */
function Who({ who }: { readonly who: string }) {
  const at = who.lastIndexOf('　')
  if (at < 0) return <span>{who}</span>
  return (
    <span>
      {who.slice(0, at + 1)}
      <span class="tn-timeline__name">{who.slice(at + 1)}</span>
    </span>
  )
}
