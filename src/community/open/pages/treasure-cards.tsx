import type { OpenTreasure } from '../../treasures/index.ts'
import type { WithWords } from '../domain/open.ts'
import { Name } from './open-page.tsx'
import { ToldTitle } from './told.tsx'
import type { OpenVoice } from './voice.ts'

/** Treasures as they were told, the last first; nothing is counted and nothing stands above another for any other reason. */
export function TreasureCards(props: {
  readonly voice: OpenVoice
  readonly treasures: readonly WithWords<OpenTreasure>[]
  /** Stands right under the title of the page. */
  readonly isUnderTitle?: boolean
  readonly councils?: readonly { readonly no: number; readonly name: string; readonly kana: string }[] | undefined
}) {
  const { voice, treasures } = props
  const { words } = voice
  const Heading = props.isUnderTitle ? 'h2' : 'h3'
  if (treasures.length === 0) return <p>{words.noTreasures}</p>
  return (
    <ul class="tn-portal__found">
      {treasures.map(treasure => {
        const council = props.councils?.find(({ no }) => no === treasure.councilNo)
        return (
          <li class="tn-portal__help">
            <Heading>
              <a href={voice.path(`/treasures/${treasure.id}`)}>
                <ToldTitle voice={voice} told={treasure.told} />
              </a>
            </Heading>
            <p class="tn-portal__note">
              {words.types[treasure.type]}
              {council && (
                <>
                  {'　'}
                  <Name voice={voice} name={council.name} kana={council.kana} />
                </>
              )}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
