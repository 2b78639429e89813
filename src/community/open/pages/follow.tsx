import type { OpenVoice } from './voice.ts'

/** The feed and the calendar of one council (`/councils/1`) or of all. */
export function Follow(props: { readonly voice: OpenVoice; readonly below: string }) {
  const { voice, below } = props
  const { words } = voice
  return (
    <section aria-labelledby="follow-title">
      <h2 id="follow-title">{words.follow}</h2>
      <ul class="tn-plain-list">
        <li>
          <a href={voice.path(`${below}/feed.xml`)} type="application/rss+xml">
            {words.feed}
          </a>
        </li>
        <li>
          <a href={voice.path(`${below}/calendar.ics`)} type="text/calendar">
            {words.ics}
          </a>
        </li>
      </ul>
    </section>
  )
}
