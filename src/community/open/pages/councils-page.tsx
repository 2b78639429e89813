import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import { readOpenCouncils } from '../acts/read-open.ts'
import type { OpenDate, ToldCouncil } from '../domain/open.ts'
import { When } from './dates.tsx'
import { Follow } from './follow.tsx'
import { Facts, Name, OpenPage, Phone } from './open-page.tsx'
import { ToldTitle } from './told.tsx'
import type { OpenVoice } from './voice.ts'

/** GET /p/:lang/councils: every neighbourhood of the city, with its telephone and what comes next. */
export async function showOpenCouncils(voice: OpenVoice): Promise<Answer> {
  const { councils, next } = await readOpenCouncils(voice.visit.house.door, voice.language, voice.today)
  const { words } = voice
  return page(
    <OpenPage voice={voice} title={words.title} below="/councils">
      <h1>{words.title}</h1>
      <p class="tn-portal__lead">{words.lead}</p>
      <section aria-labelledby="councils-title">
        <h2 id="councils-title">{words.councils}</h2>
        <p>{words.councilsLead}</p>
        <ul class="tn-portal__found tn-portal__found--names">
          {councils.map(council => (
            <li class="tn-portal__help" data-has-more={hasMore(council, next.get(council.no)) ? 'true' : undefined}>
              <OneCouncil voice={voice} council={council} next={next.get(council.no)} />
            </li>
          ))}
        </ul>
      </section>
      <Follow voice={voice} below="" />
    </OpenPage>,
  )
}

/** Whether anything but the name can be told of a council yet. */
const hasMore = (council: ToldCouncil, next: OpenDate | undefined) => Boolean(council.intro) || council.phone !== '' || next !== undefined

function OneCouncil(props: { readonly voice: OpenVoice; readonly council: ToldCouncil; readonly next: OpenDate | undefined }) {
  const { voice, council, next } = props
  const { words } = voice
  return (
    <>
      <h3>
        <a href={voice.path(`/councils/${council.no}`)}>
          <Name voice={voice} name={council.name} kana={council.kana} />
        </a>
      </h3>
      {council.intro && (
        <p>
          <ToldTitle voice={voice} told={council.intro} />
        </p>
      )}
      <Facts
        rows={[
          { label: words.phone, value: council.phone === '' ? '' : <Phone voice={voice} phone={council.phone} /> },
          {
            label: words.next,
            value: next && (
              <>
                <When voice={voice} date={next} /> <ToldTitle voice={voice} told={next.told} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}
