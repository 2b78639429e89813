import type { Child } from 'hono/jsx'
import type { Agency, Hours, Place } from '../../directory/index.ts'
import { LANGUAGE_NAMES, LANGUAGE_TAGS, readLanguage } from '../../kernel/language.ts'
import { formatDay } from '../../ui/languages/format.ts'
import type { Help } from '../acts/find-help.ts'
import { openWords, weekWords } from './hours-words.ts'
import { Name } from './name.tsx'
import type { Voice } from './voice.ts'

/** Who helps, with telephone and hours first; then places one can go to. Descriptions are Japanese and marked so. */
export function FoundHelp(props: { readonly voice: Voice; readonly help: Help }) {
  const { voice, help } = props
  const { find } = voice.words
  const isJapanese = voice.language === 'ja' || voice.language === 'ja-easy'
  return (
    <>
      {!isJapanese && <p class="tn-portal__note">{find.inJapanese}</p>}
      {help.agencies.length > 0 && (
        <section aria-labelledby="desks-title">
          <h2 id="desks-title">
            {find.desksTitle} <span class="tn-portal__count">{find.count(help.agencies.length)}</span>
          </h2>
          <ul class="tn-portal__found">
            {help.agencies.map(agency => (
              <AgencyCard voice={voice} agency={agency} />
            ))}
          </ul>
        </section>
      )}
      {help.places.length > 0 && (
        <section aria-labelledby="places-title">
          <h2 id="places-title">
            {find.placesTitle} <span class="tn-portal__count">{find.count(help.places.length)}</span>
          </h2>
          <ul class="tn-portal__found">
            {help.places.map(place => (
              <PlaceCard voice={voice} place={place} />
            ))}
          </ul>
        </section>
      )}
      {help.hasMore && <p>{find.more}</p>}
    </>
  )
}

function AgencyCard(props: { readonly voice: Voice; readonly agency: Agency }) {
  const { voice, agency } = props
  const { find } = voice.words
  const easy = voice.language === 'ja-easy' ? agency.doesEasy : null
  return (
    <li class="tn-portal__help">
      <h3>
        <Name voice={voice} name={agency.name} kana={agency.kana} />
      </h3>
      <Facts
        rows={[
          { label: find.phone, value: agency.phone && <Phone phone={agency.phone} /> },
          { label: find.hours, value: <Opening voice={voice} hours={agency.hours} /> },
          { label: find.languages, value: agency.languages.length > 0 && <Spoken voice={voice} languages={agency.languages} /> },
        ]}
      />
      <p lang="ja" data-own-words={easy === null ? '' : undefined}>
        {easy ?? agency.does}
      </p>
      {agency.offers.length > 0 && (
        <ul class="tn-portal__offers" lang="ja" data-own-words="">
          {agency.offers.map(offer => (
            <li>{offer.name}</li>
          ))}
        </ul>
      )}
      <p class="tn-portal__note">{find.assuredOn(formatDay(voice.language, agency.assuredOn, true))}</p>
    </li>
  )
}

function PlaceCard(props: { readonly voice: Voice; readonly place: Place }) {
  const { voice, place } = props
  const { find } = voice.words
  return (
    <li class="tn-portal__help">
      <h3>
        <Name voice={voice} name={place.name} kana={place.kana} />
      </h3>
      <PlaceFactsOf voice={voice} place={place} />
      {place.lat !== null && (
        <p>
          <a href={voice.path(`/places/${place.id}`)}>
            {find.map}
            <span class="tn-visually-hidden" lang="ja" data-own-words="">
              {` ${place.name}`}
            </span>
          </a>
        </p>
      )}
    </li>
  )
}

/** Telephone, hours, address, languages and what makes it easy to go in. */
export function PlaceFactsOf(props: { readonly voice: Voice; readonly place: Place }) {
  const { voice, place } = props
  const { find } = voice.words
  const address = [place.address, place.building].filter(part => part !== null).join(' ')
  return (
    <>
      <Facts
        rows={[
          { label: find.phone, value: place.phone && <Phone phone={place.phone} /> },
          { label: find.hours, value: <Opening voice={voice} hours={place.hours} /> },
          { label: find.address, value: address && <Own>{address}</Own> },
          { label: find.languages, value: place.languages.length > 0 && <Spoken voice={voice} languages={place.languages} /> },
          { label: find.access, value: accessWords(voice, place) },
        ]}
      />
      {place.description && (
        <p lang="ja" data-own-words="">
          {place.description}
        </p>
      )}
      {place.assuredOn && <p class="tn-portal__note">{find.assuredOn(formatDay(voice.language, place.assuredOn, true))}</p>}
    </>
  )
}

function Facts(props: { readonly rows: readonly { readonly label: string; readonly value: Child }[] }) {
  return (
    <dl class="tn-portal__facts">
      {props.rows
        .filter(row => row.value)
        .map(row => (
          <div>
            <dt>{row.label}</dt>
            <dd>{row.value}</dd>
          </div>
        ))}
    </dl>
  )
}

function Phone(props: { readonly phone: string }) {
  return (
    <a class="tn-portal__tel" href={`tel:${props.phone.replace(/[^\d+]/g, '')}`}>
      {props.phone}
    </a>
  )
}

function Opening(props: { readonly voice: Voice; readonly hours: Hours }) {
  const { voice, hours } = props
  const lines = weekWords(voice, hours)
  return (
    <>
      {openWords(voice, hours).map(line => (
        <span class="tn-portal__open">{line}</span>
      ))}
      {lines.map(line => (
        <span class="tn-portal__line">{line}</span>
      ))}
      {hours.note && lines.length === 0 && <Own>{hours.note}</Own>}
    </>
  )
}

/** Each language in its own name. */
function Spoken(props: { readonly voice: Voice; readonly languages: readonly string[] }) {
  const { talk } = props.voice.words.ask
  return (
    <>
      {props.languages.map((code, at) => {
        const language = readLanguage(code)
        const words = language ? LANGUAGE_NAMES[language] : code === 'sign' ? talk.languageSign : talk.languageOther
        return (
          <>
            {at > 0 && '\u00a0/ '}
            <span lang={language && LANGUAGE_TAGS[language]}>{words}</span>
          </>
        )
      })}
    </>
  )
}

/** What the city itself wrote, in Japanese. */
function Own(props: { readonly children?: Child }) {
  return (
    <span lang="ja" data-own-words="">
      {props.children}
    </span>
  )
}

function accessWords(voice: Voice, place: Place): string {
  const { find } = voice.words
  const known: readonly (readonly [string, string])[] = [
    ['wheelchair', find.wheelchair],
    ['wheelchair_toilet', find.toilet],
    ['hearing_loop', find.hearing],
    ['writing', find.hearing],
    ['sign_language', voice.words.ask.talk.languageSign],
  ]
  return [...new Set(known.filter(([code]) => place.access[code] === true).map(([, words]) => words))].join(' / ')
}
