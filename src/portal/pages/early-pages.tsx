import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import type { EarlyPages } from '../../platform/http/pipeline.ts'
import type { Visit } from '../../platform/http/route.ts'
import { PublicButton, PublicForm } from '../../ui/public/public-form.tsx'
import { Kept } from './kept.tsx'
import { Carried, DeskPhone, PublicPage } from './public-page.tsx'
import type { Voice } from './voice.ts'
import { bareVoice } from './voice.ts'

/** The pages of a request under `/p/` that ends early, in the visitor's language, drawn without the database. */
export const publicPages: EarlyPages = {
  absent: visit => absentPage(bareVoice(visit)),
  dutyMissing: visit => absentPage(bareVoice(visit)),
  signInFirst: visit => absentPage(bareVoice(visit)),
  foreignForm: visit => sendAgain(visit, 403, 'foreign'),
  broken: (visit, status) => sendAgain(visit, status, 'broken'),
  tooLarge: visit => {
    const voice = bareVoice(visit)
    const { early } = voice.words
    return message(voice, 413, early.tooLargeTitle, [early.tooLarge, early.callInstead])
  },
}

/** The one answer to an address that is not there. */
export function absentPage(voice: Voice): Answer {
  const { early } = voice.words
  return message(voice, 404, early.absentTitle, [early.absent])
}

/** What was typed stays in the page and can be sent again as it was. */
function sendAgain(visit: Visit, status: number, kind: 'foreign' | 'broken'): Answer {
  const voice = bareVoice(visit)
  const { early, frame } = voice.words
  const title = kind === 'foreign' ? early.foreignTitle : early.brokenTitle
  if (visit.method !== 'POST')
    return message(voice, status, title, [kind === 'foreign' ? early.foreign : early.brokenView, early.callInstead])
  return page(
    <PublicPage voice={voice} title={title} below="" hasErrors>
      <h1>{title}</h1>
      <p>{kind === 'broken' && onlyAsks(visit) ? early.brokenView : early[kind]}</p>
      <p>{early.callInstead}</p>
      <DeskPhone voice={voice} />
      <PublicForm id="again" action={visit.path} words={frame}>
        <Carried entries={visit.form.entries} />
        <Kept voice={voice} />
        <PublicButton>{early.sendAgain}</PublicButton>
      </PublicForm>
    </PublicPage>,
    status,
  )
}

/** A search, or asking after a number, hands nothing in; so nothing must be said about whether it arrived. */
function onlyAsks(visit: Visit): boolean {
  return /\/(find|find\/text|receipt)$/.test(visit.path)
}

function message(voice: Voice, status: number, title: string, sentences: readonly string[]): Answer {
  return page(
    <PublicPage voice={voice} title={title} below="" hasErrors={status !== 404}>
      <h1>{title}</h1>
      {sentences.map(sentence => (
        <p>{sentence}</p>
      ))}
      <p>
        <a href={voice.path('')}>{voice.words.frame.toHome}</a>
      </p>
    </PublicPage>,
    status,
  )
}
