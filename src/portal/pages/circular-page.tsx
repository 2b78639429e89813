import type { OpenEdition } from '../../community/meetings/index.ts'
import { ANSWERS, answerOpenEdition, findOpenEdition } from '../../community/meetings/index.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { page } from '../../platform/http/answer.ts'
import { freshToken } from '../../platform/http/token.ts'
import { plainText } from '../../ui/languages/readings.ts'
import { PublicRadios } from '../../ui/public/public-choice.tsx'
import { PublicTextArea } from '../../ui/public/public-field.tsx'
import { PublicButton, PublicErrorSummary, PublicForm } from '../../ui/public/public-form.tsx'
import { readAnswers } from '../acts/read-answers.ts'
import { circularTexts } from './circular-texts.ts'
import { absentPage } from './early-pages.tsx'
import { showLimit } from './limit-page.tsx'
import { PublicPage } from './public-page.tsx'
import type { Voice } from './voice.ts'

/** The page behind the code on a 回覧板: what stands on the sheet, and a form without a name. */
export async function beginAnswering(voice: Voice): Promise<Answer> {
  return withEdition(voice, edition => draw(voice, edition, {}))
}

/** Takes the answers in; nobody on this side can read them again. */
export function sendAnswers(voice: Voice): Promise<Answer> {
  return withEdition(voice, async edition => {
    const { form, house, from, requestNo } = voice.visit
    if (form.get('_show') === '1') return draw(voice, edition, {})
    const read = readAnswers(form, edition.questions.length)
    if (!read.ok) {
      const said = { 'too-long': circularTexts.tooLong, unfit: circularTexts.unfit, nothing: circularTexts.nothing }
      return draw(voice, edition, Object.fromEntries(Object.entries(read.complaints).map(([field, why]) => [field, said[why]])))
    }
    const by = { from, requestNo, key: form.get('_key') || freshToken() }
    const sent = await answerOpenEdition(house.door, codeOf(voice), read.lines, by)
    if (sent.ok) return message(voice, edition, circularTexts.thanks, circularTexts.thanksText)
    return sent.refusal === 'too-many' ? showLimit(voice, belowOf(voice)) : closed(voice, edition)
  })
}

async function withEdition(voice: Voice, then: (edition: OpenEdition) => Answer | Promise<Answer>): Promise<Answer> {
  const edition = await findOpenEdition(voice.visit.house.door, codeOf(voice), voice.visit.from)
  if (edition === undefined) return absentPage(voice)
  return edition.isOpen ? then(edition) : closed(voice, edition)
}

const codeOf = ({ visit }: Voice): string => visit.params['code'] ?? ''
const belowOf = (voice: Voice): string => `/circulars/${codeOf(voice)}`

function closed(voice: Voice, edition: OpenEdition): Answer {
  return message(voice, edition, circularTexts.closed, circularTexts.closedText)
}

function message(voice: Voice, edition: OpenEdition, title: string, text: string): Answer {
  return page(
    <PublicPage voice={voice} title={title} below={belowOf(voice)}>
      <div lang="ja">
        <h1>{title}</h1>
        <p>{text}</p>
        <Phone edition={edition} />
      </div>
    </PublicPage>,
  )
}

function draw(voice: Voice, edition: OpenEdition, errors: Readonly<Record<string, string>>): Answer {
  const { frame } = voice.words
  const hasErrors = Object.keys(errors).length > 0
  return page(
    <PublicPage voice={voice} title={circularTexts.title} below={belowOf(voice)} formId="answers" hasErrors={hasErrors}>
      <PublicErrorSummary words={frame} errors={Object.entries(errors).map(([field, text]) => ({ field, message: text }))} />
      <div lang="ja">
        <h1>{edition.title}</h1>
        <Phone edition={edition} />
        {edition.words.split('\n').map(line => (
          <p>{line}</p>
        ))}
        <p>{circularTexts.lead}</p>
        <p>{circularTexts.warn}</p>
        <PublicForm
          id="answers"
          action={voice.path(belowOf(voice))}
          words={frame}
          hidden={{ _key: voice.visit.form.get('_key') || freshToken() }}
        >
          <Questions voice={voice} edition={edition} errors={errors} />
          <p>{circularTexts.privacy}</p>
          <PublicButton>{circularTexts.send}</PublicButton>
        </PublicForm>
      </div>
    </PublicPage>,
    hasErrors ? 422 : 200,
  )
}

type QuestionsProps = { readonly voice: Voice; readonly edition: OpenEdition; readonly errors: Readonly<Record<string, string>> }

function Questions({ voice, edition, errors }: QuestionsProps) {
  const { form } = voice.visit
  const field = (name: string) => ({ name, words: voice.words.frame, error: errors[name], value: form.get(name) })
  return (
    <>
      {edition.questions.map((question, at) => (
        <>
          <PublicRadios
            {...field(`a${at + 1}`)}
            label={`${at + 1}. ${question}`}
            required={false}
            options={ANSWERS.map(value => ({ value, label: circularTexts.answers[value] }))}
          />
          <PublicTextArea {...field(`w${at + 1}`)} label={circularTexts.lineOf(at + 1)} required={false} rows={2} />
        </>
      ))}
      <PublicTextArea {...field('w0')} label={circularTexts.foot} required={false} rows={3} />
    </>
  )
}

/** The council's own telephone, as it stands on the sheet. */
function Phone({ edition }: { readonly edition: OpenEdition }) {
  return (
    <p class="tn-portal__phone">
      <span>{circularTexts.call}</span>
      <a href={`tel:${edition.phone.replace(/[^\d+]/g, '')}`}>{plainText(edition.phone)}</a>
      {edition.contact && <span>{edition.contact}</span>}
    </p>
  )
}
