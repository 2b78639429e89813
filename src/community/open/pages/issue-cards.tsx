import type { OpenIssue } from '../../issues/index.ts'
import type { WithWords } from '../domain/open.ts'
import { Name } from './open-page.tsx'
import type { Catalogue } from './texts/catalogue.ts'
import { ToldTitle, ToldWords } from './told.tsx'
import type { OpenVoice } from './voice.ts'

/** What troubles the town, in the words that two people have read. */
export function IssueCards(props: {
  readonly voice: OpenVoice
  readonly issues: readonly WithWords<OpenIssue>[]
  /** Stands right under the title of the page. */
  readonly isUnderTitle?: boolean
  readonly councils?: readonly { readonly no: number; readonly name: string; readonly kana: string }[] | undefined
}) {
  const { voice, issues } = props
  const { words } = voice
  const Heading = props.isUnderTitle ? 'h2' : 'h3'
  if (issues.length === 0) return <p>{words.noIssues}</p>
  return (
    <ul class="tn-portal__found">
      {issues.map(issue => {
        const council = props.councils?.find(({ no }) => no === issue.councilNo)
        return (
          <li class="tn-portal__help" id={`issue-${issue.id}`}>
            <Heading>
              <ToldTitle voice={voice} told={issue.told} />
            </Heading>
            <ToldWords voice={voice} told={issue.told} />
            <p class="tn-portal__note">
              {words.issueStates[standing(issue.state)]}
              {council && (
                <>
                  {'　'}
                  <Name voice={voice} name={council.name} kana={council.kana} />
                </>
              )}
            </p>
            {props.councils && !council && <p class="tn-portal__note">{words.lifted}</p>}
          </li>
        )
      })}
    </ul>
  )
}

/** How it stands, as somebody outside needs to know it. */
function standing(state: OpenIssue['state']): keyof Catalogue['issueStates'] {
  if (state === 'working' || state === 'trial') return 'working'
  if (state === 'eased' || state === 'watching') return 'better'
  if (state === 'passed_on') return 'passed'
  return state === 'closed' || state === 'merged' ? 'closed' : 'heard'
}
