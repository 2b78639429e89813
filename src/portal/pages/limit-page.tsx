import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { PublicButton, PublicForm } from '../../ui/public/public-form.tsx'
import { Kept } from './kept.tsx'
import { Carried, DeskPhone, PublicPage } from './public-page.tsx'
import type { Voice } from './voice.ts'

/** Too much was sent from here, or from everywhere: kind words, the telephone, and everything typed, ready to be sent again. */
export function showLimit(voice: Voice, below: string): Answer {
  const { early } = voice.words
  const { form, path } = voice.visit
  return page(
    <PublicPage voice={voice} title={early.limitTitle} below={below} formId="again" hasErrors>
      <h1>{early.limitTitle}</h1>
      <p>{early.limit}</p>
      <p>{early.callInstead}</p>
      <DeskPhone voice={voice} />
      <PublicForm id="again" action={path} words={voice.words.frame}>
        <Carried entries={form.entries.filter(([name]) => name !== '_show')} />
        <Kept voice={voice} />
        <PublicButton kind="secondary">{early.sendAgain}</PublicButton>
      </PublicForm>
    </PublicPage>,
    429,
  )
}
