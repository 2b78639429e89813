import { dayOfInstant } from '../../../kernel/day.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { formatDay } from '../../../ui/languages/format.ts'
import { readOpenCouncil } from '../acts/read-open.ts'
import type { ToldCouncil } from '../domain/open.ts'
import { peopleOf } from '../domain/size.ts'
import { Dates } from './dates.tsx'
import { Follow } from './follow.tsx'
import { IssueCards } from './issue-cards.tsx'
import { TreasureMap } from './map.tsx'
import { Facts, Name, OpenPage, Phone } from './open-page.tsx'
import { ToldTitle, ToldWords } from './told.tsx'
import { TreasureCards } from './treasure-cards.tsx'
import type { OpenVoice } from './voice.ts'

/** GET /p/:lang/councils/:no: one neighbourhood as everybody may know it. */
export async function showOpenCouncil(voice: OpenVoice): Promise<Answer> {
  const no = councilAsked(voice.visit.params['no'] ?? '')
  const whole = no === undefined ? undefined : await readOpenCouncil(voice.visit.house.door, voice.language, no, voice.today)
  if (whole === undefined) return voice.absent()
  const { council } = whole
  const { words } = voice
  const below = `/councils/${council.no}`
  return page(
    <OpenPage voice={voice} title={council.name} below={below}>
      <h1>
        <Name voice={voice} name={council.name} kana={council.kana} />
      </h1>
      <About voice={voice} council={council} />
      <section aria-labelledby="next-title">
        <h2 id="next-title">{words.next}</h2>
        {whole.dates.length === 0 ? <p>{words.noNext}</p> : <Dates voice={voice} dates={whole.dates.slice(0, 12)} />}
        <p>
          <a href={voice.path(`/calendar?council=${council.no}`)}>{words.calendar}</a>
        </p>
      </section>
      <Activities voice={voice} whole={whole} />
      <section aria-labelledby="treasures-title">
        <h2 id="treasures-title">{words.treasures}</h2>
        <TreasureMap voice={voice} label={words.map} treasures={whole.treasures} boundaries={whole.boundaries} />
        <TreasureCards voice={voice} treasures={whole.treasures} />
      </section>
      <Decided voice={voice} whole={whole} />
      <section aria-labelledby="issues-title">
        <h2 id="issues-title">{words.issues}</h2>
        <IssueCards voice={voice} issues={whole.issues} />
      </section>
      <Follow voice={voice} below={below} />
    </OpenPage>,
  )
}

/** The council an address or a query names, if it can be one. */
export function councilAsked(text: string): number | undefined {
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : undefined
}

type Whole = NonNullable<Awaited<ReturnType<typeof readOpenCouncil>>>

function About(props: { readonly voice: OpenVoice; readonly council: ToldCouncil }) {
  const { voice, council } = props
  const { words } = voice
  const { people, isAbout } = peopleOf(council)
  const many = people.toLocaleString('en-US')
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title">{words.about}</h2>
      {council.intro ? (
        <>
          <p class="tn-portal__lead">
            <ToldTitle voice={voice} told={council.intro} />
          </p>
          <ToldWords voice={voice} told={council.intro} />
        </>
      ) : (
        <p>{words.noIntro}</p>
      )}
      <Facts
        rows={[
          { label: words.phone, value: <Phone voice={voice} phone={council.phone} /> },
          { label: words.hours, value: council.officeHours === '' ? '' : <Name voice={voice} name={council.officeHours} /> },
          {
            label: words.homepage,
            value: /^https?:\/\//.test(council.homepage) ? (
              <a href={council.homepage} rel="noreferrer">
                {council.homepage}
              </a>
            ) : (
              ''
            ),
          },
          {
            label: words.meetingIs,
            value: (
              <>
                <Name voice={voice} name={council.bodyLabel} />（{words.meetingStates[council.networkStatus]}）
              </>
            ),
          },
          { label: words.people, value: isAbout ? words.peopleAbout(many) : words.peopleIs(many) },
        ]}
      />
    </section>
  )
}

function Activities(props: { readonly voice: OpenVoice; readonly whole: Whole }) {
  const { voice, whole } = props
  const { words } = voice
  return (
    <section aria-labelledby="activities-title">
      <h2 id="activities-title">{words.activities}</h2>
      {whole.activities.length === 0 && <p>{words.noActivities}</p>}
      <ul class="tn-portal__found">
        {whole.activities.map(({ id, told }) => (
          <li class="tn-portal__help">
            <h3>
              <a href={voice.path(`/activities/${id}`)}>
                <ToldTitle voice={voice} told={told} />
              </a>
            </h3>
            <ToldWords voice={voice} told={told} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Only what was worded for everybody: minutes and decisions themselves stay with those who met. */
function Decided(props: { readonly voice: OpenVoice; readonly whole: Whole }) {
  const { voice, whole } = props
  if (whole.decided.length === 0) return null
  return (
    <section aria-labelledby="decided-title">
      <h2 id="decided-title">{voice.words.decided}</h2>
      <ul class="tn-portal__found">
        {[...whole.decided].reverse().map(meeting => (
          <li class="tn-portal__help">
            <p class="tn-portal__note">{formatDay(voice.language, dayOfInstant(meeting.startsAt), true)}</p>
            <h3>
              <a href={voice.path(`/meetings/${meeting.id}`)}>
                <ToldTitle voice={voice} told={meeting.told} />
              </a>
            </h3>
            <ToldWords voice={voice} told={meeting.told} />
          </li>
        ))}
      </ul>
    </section>
  )
}
