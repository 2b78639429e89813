import type { Child } from 'hono/jsx'
import { handInRequest } from '../../casework/desk/requests.ts'
import { dayOfInstant } from '../../kernel/day.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { freshToken } from '../../platform/http/token.ts'
import { PublicButton, PublicErrorSummary, PublicForm } from '../../ui/public/public-form.tsx'
import type { Answers } from '../acts/read-ask.ts'
import { readAsk } from '../acts/read-ask.ts'
import type { AskStep } from '../domain/ask-steps.ts'
import { ASK_FIELDS, fieldsOn, readStep, stepAfter, stepBefore, stepOfField, stepsFor } from '../domain/ask-steps.ts'
import { AskControls } from './ask-controls.tsx'
import { Checked } from './checked.tsx'
import { complaintWords } from './complaint-words.ts'
import { showLimit } from './limit-page.tsx'
import { Carried, PublicPage } from './public-page.tsx'
import { showReceipt } from './receipt-page.tsx'
import type { Voice } from './voice.ts'

/** The first question, with a key that makes this request one request however often it is sent. */
export function beginAsk(voice: Voice): Answer {
  return questionPage(voice, 'trouble', {})
}

/** One more page of the request: shown again as it stands, one on, one back, or sent. Nothing typed is ever dropped. */
export function goOnAsking(voice: Voice): Promise<Answer> | Answer {
  const { form } = voice.visit
  const go = form.get('_go')
  if (form.get('_step') === 'sent') return send(voice)
  const step = readStep(form.get('_step')) ?? 'trouble'
  if (form.get('_show') === '1') return questionPage(voice, step, {})
  const wanted = go.startsWith('to:') ? readStep(go.slice(3)) : undefined
  if (wanted) return questionPage(voice, wanted, {}, { isChange: step === 'check' })
  if (go === 'back') return questionPage(voice, stepBefore(step, form.get('reach')), {})
  return step === 'check' ? send(voice) : goOn(voice, step)
}

function goOn(voice: Voice, step: AskStep): Answer {
  const { form } = voice.visit
  const { complaints } = readAsk(answersOn(voice), topicsOf(voice))
  const here = complaints.filter(one => stepOfField(one.field) === step)
  if (here.length > 0) return questionPage(voice, step, complaintWords(voice, here))
  if (form.get('_change') !== '1') return questionPage(voice, stepAfter(step, form.get('reach')), {})
  // After a change the other answers stand; only a page that the change made necessary is asked first.
  const [first] = complaints
  return questionPage(voice, first ? stepOfField(first.field) : 'check', {}, { isChange: first !== undefined })
}

async function send(voice: Voice): Promise<Answer> {
  const { visit } = voice
  const { ask, complaints } = readAsk(answersOn(voice), topicsOf(voice))
  const [first] = complaints
  if (first) {
    const step = stepOfField(first.field)
    const here = complaints.filter(one => stepOfField(one.field) === step)
    return questionPage(voice, step, complaintWords(voice, here), { isChange: true })
  }
  const sent = await handInRequest(visit.house.door, ask, {
    from: visit.from,
    language: voice.language,
    requestNo: visit.requestNo,
    key: visit.form.get('_key') || freshToken(),
  })
  return sent.ok ? showReceipt(voice, sent.value, ask) : showLimit(voice, '/ask')
}

/** Answers as they are read: the language asked for first stands for the choice not yet made on its page. */
function answersOn({ visit, language }: Voice): Answers {
  const { form } = visit
  return { get: name => form.get(name) || (name === 'language' ? language : ''), all: name => form.all(name) }
}

function topicsOf({ visit }: Voice): readonly string[] {
  return visit.house.codes.on('topic', dayOfInstant(visit.now)).map(({ code }) => code)
}

function questionPage(
  voice: Voice,
  step: AskStep,
  errors: Readonly<Record<string, string>>,
  more: { readonly isChange?: boolean } = {},
): Answer {
  const { form } = voice.visit
  const title = titleOf(voice, step)
  const hasErrors = Object.keys(errors).length > 0
  const shown = fieldsOn(step, form.get('reach'))
  const carried = form.entries.filter(([name, value]) => isAnswer(name) && !shown.includes(name) && value !== '')
  const isChange = more.isChange ?? form.get('_change') === '1'
  return page(
    <PublicPage voice={voice} title={title} below="/ask" formId="ask" enter={{ name: '_go', value: 'next' }} hasErrors={hasErrors}>
      <PublicErrorSummary words={voice.words.frame} errors={Object.entries(errors).map(([field, message]) => ({ field, message }))} />
      <Progress voice={voice} step={step} />
      <h1>{title}</h1>
      <PublicForm
        id="ask"
        action={voice.path('/ask')}
        words={voice.words.frame}
        hidden={{ _step: step, _key: form.get('_key') || freshToken(), _change: isChange ? '1' : undefined }}
      >
        <Carried entries={carried} />
        <AskControls voice={voice} step={step} answers={form} errors={errors} />
        {step === 'check' && <Checked voice={voice} answers={answersOn(voice)} />}
        <Buttons voice={voice} step={step} />
      </PublicForm>
    </PublicPage>,
    hasErrors ? 422 : 200,
  )
}

function Buttons(props: { readonly voice: Voice; readonly step: AskStep }): Child {
  const { words, ask } = props.voice.words
  return (
    <div class="tn-portal__go">
      <PublicButton name="_go" value="next">
        {props.step === 'check' ? ask.check.send : words.next}
      </PublicButton>
      {props.step !== 'trouble' && (
        <PublicButton kind="quiet" name="_go" value="back">
          {words.back}
        </PublicButton>
      )}
    </div>
  )
}

function Progress(props: { readonly voice: Voice; readonly step: AskStep }) {
  const steps = stepsFor(props.voice.visit.form.get('reach'))
  return <p class="tn-portal__step">{props.voice.words.ask.step(steps.indexOf(props.step) + 1, steps.length)}</p>
}

/** The question is the page's heading: one thing a page. */
function titleOf({ words, visit }: Voice, step: AskStep): string {
  const { ask } = words
  if (step !== 'contact') return ask[step].title
  const how = visit.form.get('reach')
  if (how === 'phone') return ask.contact.phoneTitle
  return how === 'email' ? ask.contact.emailTitle : ask.contact.otherTitle
}

function isAnswer(name: string): boolean {
  return Object.values(ASK_FIELDS).some(fields => (fields as readonly string[]).includes(name))
}
