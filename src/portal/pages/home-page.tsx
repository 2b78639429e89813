import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { DeskPhone, PublicPage } from './public-page.tsx'
import type { Voice } from './voice.ts'

/** The first page: what this is, four doors, the telephone, and what to do when life is in danger. */
export function showHome(voice: Voice): Answer {
  const { home, frame } = voice.words
  const doors = [
    { href: voice.path('/ask'), title: home.askTitle, text: home.askText, isFirst: true },
    { href: voice.path('/find'), title: home.findTitle, text: home.findText, isFirst: false },
    { href: voice.path('/receipt'), title: home.receiptTitle, text: home.receiptText, isFirst: false },
    { href: voice.path('/councils'), title: home.townTitle, text: home.townText, isFirst: false },
  ]
  return page(
    <PublicPage voice={voice} title={home.title} below="">
      <h1>{home.title}</h1>
      <p class="tn-portal__lead">{home.lead}</p>
      <p>{home.free}</p>
      <ul class="tn-portal__doors">
        {doors.map(door => (
          <li>
            <a class="tn-portal__door" href={door.href} data-first={door.isFirst ? 'true' : undefined}>
              <span class="tn-portal__door-title">{door.title}</span>
              <span class="tn-portal__door-text">{door.text}</span>
            </a>
          </li>
        ))}
      </ul>
      <section class="tn-portal__call" aria-labelledby="call-title">
        <h2 id="call-title">{frame.foot.phone}</h2>
        <DeskPhone voice={voice} />
      </section>
      <Urgent voice={voice} />
      <p>
        <a href={voice.path('/card')}>{home.card}</a>
      </p>
    </PublicPage>,
  )
}

function Urgent(props: { readonly voice: Voice }) {
  const { home } = props.voice.words
  const lines = [
    { number: '110', label: home.police },
    { number: '119', label: home.ambulance },
    { number: '189', label: home.childAbuse },
    { number: '#8008', label: home.violence },
  ]
  return (
    <section class="tn-portal__urgent" aria-labelledby="urgent-title">
      <h2 id="urgent-title">{home.urgentTitle}</h2>
      <p>{home.urgentText}</p>
      <ul class="tn-portal__numbers">
        {lines.map(({ number, label }) => (
          <li>
            <a href={`tel:${number.replace('#', '%23')}`}>{number}</a>
            <span>{label}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
