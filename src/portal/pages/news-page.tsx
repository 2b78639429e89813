import type { RequestNews } from '../../casework/desk/requests.ts'
import { grouped, HELPED } from '../../casework/desk/requests.ts'
import { dayOfInstant } from '../../kernel/day.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { freshToken } from '../../platform/http/token.ts'
import { formatDay } from '../../ui/languages/format.ts'
import { PublicRadios } from '../../ui/public/public-choice.tsx'
import { PublicTextArea } from '../../ui/public/public-field.tsx'
import { PublicButton, PublicErrorSummary, PublicForm } from '../../ui/public/public-form.tsx'
import { DeskPhone, PublicPage } from './public-page.tsx'
import type { Voice } from './voice.ts'

type Shown = {
  readonly number: string
  readonly news: RequestNews
  readonly errors: Readonly<Record<string, string>>
  /** What was just done, in words. */
  readonly done?: string
}

/** How a request stands, what the desk wrote for this number, and two short forms: to add words, to say whether help arrived. */
export function showNews(voice: Voice, shown: Shown): Answer {
  const { state, frame } = voice.words
  const hasErrors = Object.keys(shown.errors).length > 0
  return page(
    <PublicPage voice={voice} title={state.title} below="/receipt" formId="add" hasErrors={hasErrors}>
      <PublicErrorSummary words={frame} errors={Object.entries(shown.errors).map(([field, message]) => ({ field, message }))} />
      <h1>{state.title}</h1>
      {shown.done && (
        <div class="tn-banner" data-tone="good" role="status">
          <p class="tn-banner__title">{shown.done}</p>
        </div>
      )}
      <p class="tn-portal__number" data-own-words="">
        {grouped(shown.number)}
      </p>
      <section class="tn-portal__state" aria-labelledby="now-title">
        <h2 id="now-title">{state.nowTitle}</h2>
        <p class="tn-portal__now">{state[shown.news.state]}</p>
      </section>
      <Replies voice={voice} news={shown.news} />
      <AddForm voice={voice} shown={shown} />
      <HelpForm voice={voice} shown={shown} />
      <p>
        <a href={voice.path('/receipt')}>{state.another}</a>
      </p>
      <DeskPhone voice={voice} />
    </PublicPage>,
    hasErrors ? 422 : 200,
  )
}

/** Written by staff for this number, in whatever language they wrote. */
function Replies(props: { readonly voice: Voice; readonly news: RequestNews }) {
  const { voice, news } = props
  const { state } = voice.words
  return (
    <section aria-labelledby="reply-title">
      <h2 id="reply-title">{state.replyTitle}</h2>
      {news.replies.length === 0 && <p>{state.noReply}</p>}
      {news.replies.map(reply => (
        <div class="tn-portal__reply">
          <p>{state.replyOn(formatDay(voice.language, dayOfInstant(new Date(reply.at))))}</p>
          <p class="tn-said" data-own-words="">
            {reply.words}
          </p>
        </div>
      ))}
    </section>
  )
}

function AddForm(props: { readonly voice: Voice; readonly shown: Shown }) {
  const { voice, shown } = props
  const { state, frame } = voice.words
  return (
    <section aria-labelledby="add-title">
      <h2 id="add-title">{state.addTitle}</h2>
      <p>{state.addLead}</p>
      <PublicForm id="add" action={voice.path('/receipt/add')} words={frame} hidden={{ code: shown.number, _key: freshToken() }}>
        <PublicTextArea
          name="add"
          label={state.add}
          required
          rows={4}
          words={frame}
          error={shown.errors['add']}
          value={shown.done === undefined ? voice.visit.form.get('add') : ''}
        />
        <PublicButton kind="secondary">{state.addSend}</PublicButton>
      </PublicForm>
    </section>
  )
}

function HelpForm(props: { readonly voice: Voice; readonly shown: Shown }) {
  const { voice, shown } = props
  const { state, frame } = voice.words
  const { form } = voice.visit
  const labels = { yes: state.helpYes, little: state.helpLittle, no: state.helpNo, not_yet: state.helpNotYet }
  const kept = (name: string) => (shown.done === undefined ? form.get(name) : '')
  return (
    <section aria-labelledby="help-title">
      <h2 id="help-title">{state.helpTitle}</h2>
      <p>{state.helpLead}</p>
      <PublicForm id="help" action={voice.path('/receipt/help')} words={frame} hidden={{ code: shown.number, _key: freshToken() }}>
        <PublicRadios
          name="helped"
          label={state.helpTitle}
          options={HELPED.map(value => ({ value, label: labels[value] }))}
          words={frame}
          error={shown.errors['helped']}
          value={kept('helped')}
        />
        <PublicTextArea
          name="helpWords"
          label={state.helpWords}
          rows={3}
          words={frame}
          error={shown.errors['helpWords']}
          value={kept('helpWords')}
        />
        <PublicButton kind="secondary">{state.helpSend}</PublicButton>
      </PublicForm>
    </section>
  )
}
