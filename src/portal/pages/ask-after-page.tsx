import type { RequestNews } from '../../casework/desk/requests.ts'
import { addToRequest, answerHelped, askAfterRequest, grouped, HELPED, readReceiptNumber } from '../../casework/desk/requests.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { freshToken } from '../../platform/http/token.ts'
import { PublicTextField } from '../../ui/public/public-field.tsx'
import { PublicButton, PublicErrorSummary, PublicForm } from '../../ui/public/public-form.tsx'
import type { Complaint } from '../acts/read-ask.ts'
import { LONGEST, sayingOf } from '../acts/read-ask.ts'
import { complaintWords } from './complaint-words.ts'
import { showLimit } from './limit-page.tsx'
import { showNews } from './news-page.tsx'
import { DeskPhone, PublicPage } from './public-page.tsx'
import type { Voice } from './voice.ts'

/** Asks for the number. It is sent by POST, so that it is in no address and no history. */
export function beginAskingAfter(voice: Voice, error?: string): Answer {
  const { state, frame } = voice.words
  const errors = error === undefined ? [] : [{ field: 'code', message: error }]
  return page(
    <PublicPage voice={voice} title={state.title} below="/receipt" formId="receipt" hasErrors={errors.length > 0}>
      <PublicErrorSummary words={frame} errors={errors} />
      <h1>{state.title}</h1>
      <p>{state.lead}</p>
      <PublicForm id="receipt" action={voice.path('/receipt')} words={frame}>
        <PublicTextField
          name="code"
          label={state.code}
          support={state.codeSupport}
          required
          words={frame}
          error={error}
          value={voice.visit.form.get('code')}
        />
        <PublicButton>{state.look}</PublicButton>
      </PublicForm>
    </PublicPage>,
    errors.length > 0 ? 422 : 200,
  )
}

/** How a request stands, for whoever knows its number. Unknown numbers are answered the same way, at the same pace. */
export async function askAfter(voice: Voice): Promise<Answer> {
  const { form } = voice.visit
  if (form.get('_show') === '1' && form.get('code') === '') return beginAskingAfter(voice)
  return withNumber(voice, (number, news) => showNews(voice, { number, news, errors: {} }))
}

/** Words added to a request: what had ended begins again. */
export function addWords(voice: Voice): Promise<Answer> {
  return withNumber(voice, async (number, news) => {
    const complaints: Complaint[] = []
    const words = sayingOf(voice.visit.form, 'add', LONGEST, complaints)
    if (words === null && complaints.length === 0) complaints.push({ field: 'add', code: 'addWords' })
    if (words === null) return showNews(voice, { number, news, errors: complaintWords(voice, complaints) })
    const sent = await addToRequest(voice.visit.house.door, number, words, senderOf(voice))
    if (!sent.ok) return sent.refusal === 'too-many' ? showLimit(voice, '/receipt') : unknownNumber(voice)
    return showNews(voice, { number, news, errors: {}, done: voice.words.state.added })
  })
}

/** Whether help arrived, in the person's own words. */
export function answerHelp(voice: Voice): Promise<Answer> {
  return withNumber(voice, async (number, news) => {
    const complaints: Complaint[] = []
    const words = sayingOf(voice.visit.form, 'helpWords', LONGEST, complaints)
    const helped = HELPED.find(one => one === voice.visit.form.get('helped'))
    if (helped === undefined) complaints.push({ field: 'helped', code: 'help' })
    if (helped === undefined || complaints.length > 0) return showNews(voice, { number, news, errors: complaintWords(voice, complaints) })
    const sent = await answerHelped(voice.visit.house.door, number, { helped, words }, senderOf(voice))
    if (!sent.ok) return sent.refusal === 'too-many' ? showLimit(voice, '/receipt') : unknownNumber(voice)
    return showNews(voice, { number, news, errors: {}, done: voice.words.state.helped })
  })
}

async function withNumber(voice: Voice, then: (number: string, news: RequestNews) => Promise<Answer> | Answer): Promise<Answer> {
  const { visit, words } = voice
  const read = readReceiptNumber(visit.form.get('code'))
  if (typeof read === 'string') return beginAskingAfter(voice, words.state[read])
  const asked = await askAfterRequest(visit.house.door, read.number, visit.from)
  if (asked.ok) return then(read.number, asked.value)
  return asked.refusal === 'too-many' ? showLimit(voice, '/receipt') : unknownNumber(voice)
}

function unknownNumber(voice: Voice): Answer {
  const { state, home, frame } = voice.words
  const read = readReceiptNumber(voice.visit.form.get('code'))
  return page(
    <PublicPage voice={voice} title={state.unknownTitle} below="/receipt" formId="receipt">
      <h1>{state.unknownTitle}</h1>
      {typeof read === 'object' && (
        <p class="tn-portal__number" data-own-words="">
          {grouped(read.number)}
        </p>
      )}
      <p>{state.unknown}</p>
      <DeskPhone voice={voice} />
      <PublicForm id="receipt" action={voice.path('/receipt')} words={frame}>
        <PublicTextField
          name="code"
          label={state.code}
          support={state.codeSupport}
          required
          words={frame}
          value={voice.visit.form.get('code')}
        />
        <PublicButton>{state.look}</PublicButton>
      </PublicForm>
      <p>
        <a href={voice.path('/ask')}>{home.askTitle}</a>
      </p>
    </PublicPage>,
  )
}

function senderOf({ visit, language }: Voice) {
  return { from: visit.from, language, requestNo: visit.requestNo, key: visit.form.get('_key') || freshToken() }
}
