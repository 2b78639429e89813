import type { Child } from 'hono/jsx'
import { readId } from '../../../kernel/id.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { readOpenActivity, readOpenMeeting, readOpenTreasure } from '../acts/read-open.ts'
import { When } from './dates.tsx'
import { TreasureMap } from './map.tsx'
import { Facts, Name, OpenPage, Phone } from './open-page.tsx'
import { ToldTitle, ToldWords } from './told.tsx'
import type { OpenVoice } from './voice.ts'

type Of = { readonly no: number; readonly name: string; readonly kana: string; readonly phone: string } | undefined

/** GET /p/:lang/treasures/:treasureid. */
export async function showOpenTreasure(voice: OpenVoice): Promise<Answer> {
  const id = readId(voice.visit.params['treasureid'])
  const found = id && (await readOpenTreasure(voice.visit.house.door, voice.language, id))
  if (!found) return voice.absent()
  const { treasure, council } = found
  const { words } = voice
  return page(
    <OpenPage voice={voice} title={treasure.told.title} below={`/treasures/${treasure.id}`}>
      <h1>
        <ToldTitle voice={voice} told={treasure.told} />
      </h1>
      <p class="tn-portal__note">{words.types[treasure.type]}</p>
      <ToldWords voice={voice} told={treasure.told} />
      <Facts rows={[{ label: words.where, value: treasure.place === '' ? '' : <Name voice={voice} name={treasure.place} /> }]} />
      <TreasureMap voice={voice} label={words.map} treasures={[treasure]} boundaries={found.boundaries} />
      <Owner voice={voice} council={council} />
    </OpenPage>,
  )
}

/** GET /p/:lang/activities/:activityid. */
export async function showOpenActivity(voice: OpenVoice): Promise<Answer> {
  const id = readId(voice.visit.params['activityid'])
  const found = id && (await readOpenActivity(voice.visit.house.door, voice.language, id, voice.today))
  if (!found) return voice.absent()
  const { activity, council } = found
  const { words } = voice
  const said = (text: string): Child => (text === '' ? '' : <Name voice={voice} name={text} />)
  return page(
    <OpenPage voice={voice} title={activity.told.title} below={`/activities/${activity.id}`}>
      <h1>
        <ToldTitle voice={voice} told={activity.told} />
      </h1>
      {activity.state === 'ended' && <p>{words.ended}</p>}
      {activity.state === 'resting' && <p>{words.resting}</p>}
      <ToldWords voice={voice} told={activity.told} />
      <section aria-labelledby="when-title">
        <h2 id="when-title">{words.when}</h2>
        {activity.dates.length === 0 && <p>{words.noNext}</p>}
        <ul class="tn-portal__promises">
          {activity.dates.map(date => (
            <li>
              <When voice={voice} date={date} />
              {date.isCancelled && <strong> {words.cancelled}</strong>}
            </li>
          ))}
        </ul>
      </section>
      <Facts
        rows={[
          { label: words.where, value: said(activity.place) },
          { label: words.openTo, value: said(activity.openTo) },
          { label: words.fee, value: said(activity.fee) },
          { label: words.bring, value: said(activity.bring) },
          { label: words.access, value: said(activity.accessNotes) },
          { label: words.transport, value: said(activity.transport) },
          { label: words.host, value: said(activity.bodyName ?? '') },
        ]}
      />
      <Owner voice={voice} council={council} />
    </OpenPage>,
  )
}

/** GET /p/:lang/meetings/:meetingid: the notice of a meeting, and afterwards what was worded about it. */
export async function showOpenMeeting(voice: OpenVoice): Promise<Answer> {
  const id = readId(voice.visit.params['meetingid'])
  const found = id && (await readOpenMeeting(voice.visit.house.door, voice.language, id))
  if (!found) return voice.absent()
  const { meeting, council } = found
  const { words } = voice
  const told = found.told ?? { title: meeting.title, words: '', language: 'ja' as const, isMachine: false, isStale: false }
  return page(
    <OpenPage voice={voice} title={told.title} below={`/meetings/${meeting.id}`}>
      <h1>
        <ToldTitle voice={voice} told={told} />
      </h1>
      <p>
        <When voice={voice} date={meeting} />
        {meeting.isCancelled && <strong> {words.cancelled}</strong>}
      </p>
      <ToldWords voice={voice} told={told} />
      <Facts
        rows={[
          { label: words.where, value: meeting.place === '' ? '' : <Name voice={voice} name={meeting.place} /> },
          { label: words.host, value: <Name voice={voice} name={meeting.bodyName} /> },
        ]}
      />
      <Owner voice={voice} council={council} />
    </OpenPage>,
  )
}

/** Whose it is, with the telephone first. */
function Owner(props: { readonly voice: OpenVoice; readonly council: Of }) {
  const { voice, council } = props
  if (council === undefined) return null
  return (
    <section class="tn-portal__call" aria-labelledby="owner-title">
      <h2 id="owner-title">
        <Name voice={voice} name={council.name} kana={council.kana} />
      </h2>
      <p>
        <Phone voice={voice} phone={council.phone} />
      </p>
      <p>
        <a href={voice.path(`/councils/${council.no}`)}>{voice.words.toCouncil}</a>
      </p>
    </section>
  )
}
