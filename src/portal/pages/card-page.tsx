import { raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { LANGUAGE_NAMES, LANGUAGE_TAGS } from '../../kernel/language.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { Visit } from '../../platform/http/route.ts'
import { plainText } from '../../ui/languages/readings.ts'
import { wordsIn } from '../texts/all.ts'
import { PublicPage } from './public-page.tsx'
import type { Voice } from './voice.ts'

const CARDS = 8

/** Eight small cards on one sheet, to be cut apart and handed out at counters, schools and shops. */
export function showCard(voice: Voice): Answer {
  const { card, frame } = voice.words
  return page(
    <PublicPage voice={voice} title={card.title} below="/card">
      <div class="tn-screen-only">
        <h1>{card.title}</h1>
        <p>{card.lead}</p>
        <p>
          <button class="tn-button tn-button--primary tn-needs-script" type="button" data-print="">
            {frame.print}
          </button>
        </p>
      </div>
      <div class="tn-cards">
        {Array.from({ length: CARDS }, () => (
          <Card voice={voice} />
        ))}
      </div>
    </PublicPage>,
  )
}

/** Where the card leads: the address under which this page itself was asked for. Outside this machine it is always https. */
function cardAddress(visit: Visit, language: string): string {
  const host = visit.header('host') ?? 'localhost'
  const isLocal = /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host)
  return `${isLocal ? 'http' : 'https'}://${host}/p/${language}/ask`
}

/** One card: in the language of whoever needs it, and in Japanese for whoever hands it out. */
function Card(props: { readonly voice: Voice }) {
  const { voice } = props
  const { card } = voice.words
  const japanese = wordsIn('ja').card
  const address = cardAddress(voice.visit, voice.language)
  return (
    <div class="tn-card">
      <div class="tn-card__words">
        <p class="tn-card__say">{card.say}</p>
        <p class="tn-card__text">{card.text}</p>
        {voice.desk?.phone && <p class="tn-card__phone">{voice.desk.phone}</p>}
        {voice.language !== 'ja' && voice.language !== 'ja-easy' && (
          <p class="tn-card__japanese" lang="ja" data-own-words="">
            {`${LANGUAGE_NAMES[voice.language]}：${japanese.say}。${japanese.text}`}
          </p>
        )}
        <p class="tn-card__desk" lang="ja" data-own-words="">
          {[voice.visit.house.cityName, voice.desk?.name].filter(Boolean).join('　')}
        </p>
      </div>
      <div class="tn-card__code" role="img" aria-label={`${plainText(card.scan)} ${address}`} lang={LANGUAGE_TAGS[voice.language]}>
        {raw(renderSVG(address, { border: 2, ecc: 'M' }))}
      </div>
    </div>
  )
}
