import { dayOfInstant } from '../../../kernel/day.ts'
import { formatDay, formatTimes } from '../../../ui/languages/format.ts'
import type { OpenDate } from '../domain/open.ts'
import { Name } from './open-page.tsx'
import { ToldTitle } from './told.tsx'
import type { OpenVoice } from './voice.ts'

type Councils = readonly { readonly no: number; readonly name: string; readonly kana: string }[]

/** Dates as they come, each with the way to more; what was cancelled stays and says so. */
export function Dates(props: {
  readonly voice: OpenVoice
  readonly dates: readonly OpenDate[]
  readonly councils?: Councils | undefined
  readonly isUnderTitle?: boolean
}) {
  return (
    <ul class="tn-portal__found">
      {props.dates.map(date => (
        <li class="tn-portal__help">
          <OneDate {...props} date={date} />
        </li>
      ))}
    </ul>
  )
}

function OneDate(props: {
  readonly voice: OpenVoice
  readonly date: OpenDate
  readonly councils?: Councils | undefined
  readonly isUnderTitle?: boolean
}) {
  const { voice, date } = props
  const council = props.councils?.find(({ no }) => no === date.councilNo)
  const Heading = props.isUnderTitle ? 'h2' : 'h3'
  return (
    <>
      <p>
        <When voice={voice} date={date} />
        {date.isCancelled && (
          <>
            {' '}
            <strong>{voice.words.cancelled}</strong>
          </>
        )}
      </p>
      <Heading>
        <a href={wayTo(voice, date)}>
          <ToldTitle voice={voice} told={date.told} />
        </a>
      </Heading>
      <p class="tn-portal__note">
        {date.kind === 'meeting' ? voice.words.meeting : voice.words.activity}
        {council && (
          <>
            {'　'}
            <Name voice={voice} name={council.name} kana={council.kana} />
          </>
        )}
        {date.place !== '' && (
          <>
            {'　'}
            <Name voice={voice} name={date.place} />
          </>
        )}
      </p>
    </>
  )
}

/** The day and the time of a date, as the page's language says them. */
export function When(props: { readonly voice: OpenVoice; readonly date: Pick<OpenDate, 'startsAt' | 'endsAt'> }) {
  const { voice, date } = props
  const day = dayOfInstant(date.startsAt)
  const isOtherYear = day.slice(0, 4) !== voice.today.slice(0, 4)
  return (
    <time datetime={date.startsAt.toISOString()}>
      {formatDay(voice.language, day, isOtherYear)} {formatTimes(voice.language, clockOf(date.startsAt), clockOf(date.endsAt))}
    </time>
  )
}

/** Where more is told of a date. */
export function wayTo(voice: OpenVoice, { kind, of }: Pick<OpenDate, 'kind' | 'of'>): `/p/${string}` {
  return voice.path(kind === 'meeting' ? `/meetings/${of}` : `/activities/${of}`)
}

/** The time of day in Japan. */
const clockOf = (instant: Date): string => new Date(instant.getTime() + 9 * 3_600_000).toISOString().slice(11, 16)
