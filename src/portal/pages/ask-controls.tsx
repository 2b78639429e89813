import { DAY_PARTS, REACHES } from '../../casework/desk/requests.ts'
import { dayOfInstant } from '../../kernel/day.ts'
import { LANGUAGE_NAMES, LANGUAGE_TAGS, LANGUAGES } from '../../kernel/language.ts'
import { formatWeekday } from '../../ui/languages/format.ts'
import type { PublicOption } from '../../ui/public/public-choice.tsx'
import { PublicCheckboxes, PublicRadios } from '../../ui/public/public-choice.tsx'
import { PublicTextArea, PublicTextField } from '../../ui/public/public-field.tsx'
import type { Answers } from '../acts/read-ask.ts'
import type { AskStep } from '../domain/ask-steps.ts'
import { NamingDesk } from './name.tsx'
import { topicWords } from './topic-words.ts'
import type { Voice } from './voice.ts'

/** What the controls of one page show: answers so far, and the sentence beside each field that must be mended. */
export type Asking = { readonly voice: Voice; readonly answers: Answers; readonly errors: Readonly<Record<string, string>> }

/** The controls of one page of the request, and what is said above and below them. */
export function AskControls(props: Asking & { readonly step: AskStep }) {
  switch (props.step) {
    case 'trouble':
      return <Trouble {...props} />
    case 'reach':
      return <Reach {...props} />
    case 'contact':
      return <Contact {...props} />
    case 'talk':
      return <Talk {...props} />
    case 'check':
      return null
  }
}

function Trouble({ voice, answers, errors }: Asking) {
  const { trouble } = voice.words.ask
  const topics = voice.visit.house.codes
    .on('topic', today(voice))
    .map(({ code, label }) => ({ value: code, ...topicWords(voice, code, label) }))
  return (
    <>
      <p>{trouble.lead}</p>
      <PublicTextArea
        {...field(voice, errors, 'words')}
        label={trouble.words}
        support={trouble.support}
        required
        value={answers.get('words')}
      />
      <div class="tn-portal__chips">
        <PublicCheckboxes
          {...field(voice, errors, 'topics')}
          label={trouble.topics}
          support={trouble.topicsSupport}
          options={topics}
          values={answers.all('topics')}
        />
      </div>
      <ul class="tn-portal__promises">
        <li>
          <NamingDesk voice={voice} say={trouble.readers} />
        </li>
        <li>{trouble.exception}</li>
        <li>{trouble.when}</li>
      </ul>
    </>
  )
}

function Reach({ voice, answers, errors }: Asking) {
  const { reach } = voice.words.ask
  return (
    <>
      <p>{reach.lead}</p>
      <PublicRadios
        {...field(voice, errors, 'reach')}
        label={reach.title}
        required
        options={REACHES.map(value => ({ value, label: reach[value] }))}
        value={answers.get('reach')}
      />
    </>
  )
}

function Contact(props: Asking) {
  const { voice, answers, errors } = props
  const { contact } = voice.words.ask
  const how = answers.get('reach')
  return (
    <>
      {how === 'phone' && <Phone {...props} />}
      {how === 'email' && (
        <PublicTextField
          {...field(voice, errors, 'email')}
          label={contact.email}
          support={contact.emailSupport}
          type="email"
          inputmode="email"
          autocomplete="email"
          required
          value={answers.get('email')}
        />
      )}
      {how === 'other' && (
        <PublicTextArea
          {...field(voice, errors, 'other')}
          label={contact.other}
          support={contact.otherSupport}
          rows={3}
          required
          value={answers.get('other')}
        />
      )}
      <PublicTextArea
        {...field(voice, errors, 'safe')}
        label={contact.safe}
        support={contact.safeSupport}
        rows={2}
        value={answers.get('safe')}
      />
    </>
  )
}

function Phone({ voice, answers, errors }: Asking) {
  const { contact } = voice.words.ask
  const days = [1, 2, 3, 4, 5, 6, 0].map(day => ({ value: String(day), label: formatWeekday(voice.language, day) }))
  return (
    <>
      <PublicTextField
        {...field(voice, errors, 'phone')}
        label={contact.phone}
        support={contact.phoneSupport}
        type="tel"
        inputmode="tel"
        autocomplete="tel"
        required
        value={answers.get('phone')}
      />
      <div class="tn-portal__chips">
        <PublicCheckboxes
          {...field(voice, errors, 'days')}
          label={contact.days}
          support={contact.daysSupport}
          options={days}
          values={answers.all('days')}
        />
      </div>
      <PublicCheckboxes
        {...field(voice, errors, 'times')}
        label={contact.times}
        support={contact.timesSupport}
        options={DAY_PARTS.map(value => ({ value, label: contact[value] }))}
        values={answers.all('times')}
      />
      <PublicCheckboxes
        {...field(voice, errors, 'quiet')}
        label={contact.quietTitle}
        options={[{ value: 'yes', label: contact.quiet }]}
        values={answers.all('quiet')}
      />
    </>
  )
}

function Talk({ voice, answers, errors }: Asking) {
  const { talk } = voice.words.ask
  return (
    <>
      <PublicRadios
        {...field(voice, errors, 'language')}
        label={talk.language}
        required
        options={spokenOptions(voice)}
        value={answers.get('language') || voice.language}
      />
      <PublicRadios
        {...field(voice, errors, 'interpreter')}
        label={talk.interpreter}
        support={talk.interpreterSupport}
        options={[
          { value: 'yes', label: talk.interpreterYes },
          { value: 'no', label: talk.interpreterNo },
        ]}
        value={answers.get('interpreter')}
      />
      <PublicTextField
        {...field(voice, errors, 'called')}
        label={talk.called}
        support={talk.calledSupport}
        autocomplete="off"
        value={answers.get('called')}
      />
      <PublicTextArea
        {...field(voice, errors, 'needs')}
        label={talk.needs}
        support={talk.needsSupport}
        rows={2}
        value={answers.get('needs')}
      />
    </>
  )
}

/** Languages by their own names, so that everybody finds theirs; signing and others in the words of the page. */
export function spokenOptions(voice: Voice): readonly PublicOption[] {
  const { talk } = voice.words.ask
  return [
    ...LANGUAGES.map(value => ({ value, label: LANGUAGE_NAMES[value], lang: LANGUAGE_TAGS[value] })),
    { value: 'sign', label: talk.languageSign },
    { value: 'other', label: talk.languageOther },
  ]
}

function field(voice: Voice, errors: Asking['errors'], name: string) {
  return { name, error: errors[name], words: voice.words.frame }
}

function today(voice: Voice) {
  return dayOfInstant(voice.visit.now)
}
