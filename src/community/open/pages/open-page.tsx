import type { Child } from 'hono/jsx'
import { latinOfKana } from '../../../kernel/latin.ts'
import { showsRuby } from '../../../ui/public/look.ts'
import { PublicLayout } from '../../../ui/public/public-layout.tsx'
import { RubyName } from '../../../ui/public/ruby.tsx'
import type { OpenVoice } from './voice.ts'
import { originOfPage } from './voice.ts'

/** A page about the neighbourhoods in the frame of the public side. `below`: its path after `/p/<language>`. */
export function OpenPage(props: {
  readonly voice: OpenVoice
  readonly title: string
  readonly below: string
  readonly isFirst?: boolean
  readonly children?: Child
}) {
  const { voice } = props
  const { house, requestNo } = voice.visit
  return (
    <PublicLayout
      language={voice.language}
      look={voice.frame.look}
      words={voice.frame.words}
      title={props.title}
      path={voice.path(props.below)}
      desk={{ cityName: house.cityName, phone: voice.frame.phone }}
      isDemo={house.isDemo}
      requestNo={requestNo}
      origin={originOfPage(voice)}
    >
      {props.children}
      <Parts voice={voice} below={props.below} />
    </PublicLayout>
  )
}

/** The ways to the other open pages, in the same place on each. */
function Parts(props: { readonly voice: OpenVoice; readonly below: string }) {
  const { voice } = props
  const { words } = voice
  const ways = [
    { below: '/councils', label: words.councils },
    { below: '/calendar', label: words.calendar },
    { below: '/treasures', label: words.treasures },
    { below: '/community-issues', label: words.issues },
  ]
  return (
    <nav aria-label={words.parts}>
      <h2>{words.parts}</h2>
      <ul class="tn-portal__doors">
        {ways.map(({ below, label }) => (
          <li>
            <a class="tn-portal__door" href={voice.path(below)} aria-current={below === props.below ? 'page' : undefined}>
              <span class="tn-portal__door-title">{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/**
 * A Japanese name or word as it was written, with its stored kana where readings are shown; on pages in other languages marked as Japanese,
 * with the kana in Latin letters behind it, so that it can be said at a counter.
 */
export function Name(props: { readonly voice: OpenVoice; readonly name: string; readonly kana?: string | undefined }) {
  const { voice, name, kana } = props
  return (
    <span lang="ja" data-own-words="">
      {showsRuby(voice.frame.look, voice.language) && kana ? <RubyName name={name} kana={kana} /> : name}
      {kana && !voice.language.startsWith('ja') && (
        <span class="tn-portal__latin" lang="ja-Latn">
          {` ${latinOfKana(kana)}`}
        </span>
      )}
    </span>
  )
}

/** A telephone number to press. */
export function Phone(props: { readonly voice: OpenVoice; readonly phone: string }) {
  if (props.phone === '') return <>{props.voice.words.noPhone}</>
  return (
    <a class="tn-portal__tel" href={`tel:${props.phone.replace(/[^\d+]/g, '')}`}>
      {props.phone}
    </a>
  )
}

/** Facts, one under the other; what nobody has said is left out. */
export function Facts(props: { readonly rows: readonly { readonly label: string; readonly value: Child }[] }) {
  return (
    <dl class="tn-portal__facts">
      {props.rows
        .filter(({ value }) => value !== '' && value !== undefined)
        .map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
