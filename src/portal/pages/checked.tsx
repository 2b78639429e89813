import { dayOfInstant } from '../../kernel/day.ts'
import { formatList, formatWeekday } from '../../ui/languages/format.ts'
import { PublicButton } from '../../ui/public/public-form.tsx'
import type { Answers } from '../acts/read-ask.ts'
import type { AskStep } from '../domain/ask-steps.ts'
import { spokenOptions } from './ask-controls.tsx'
import { topicWords } from './topic-words.ts'
import type { Voice } from './voice.ts'

type Row = {
  readonly step: AskStep
  readonly label: string
  readonly value: string
  readonly isOwn?: boolean
  readonly lang?: string | undefined
}

/** Every answer before it is sent, each with a button that leads back to its question and keeps all others. */
export function Checked(props: { readonly voice: Voice; readonly answers: Answers }) {
  const { voice, answers } = props
  const { check } = voice.words.ask
  return (
    <>
      <p>{check.lead}</p>
      <dl class="tn-portal__checked">
        {rowsOf(voice, answers).map(row => (
          <div>
            <dt>{row.label}</dt>
            <dd data-own-words={row.isOwn ? '' : undefined} lang={row.lang}>
              {row.value || check.nothing}
            </dd>
            <dd>
              <PublicButton kind="quiet" name="_go" value={`to:${row.step}`}>
                <span aria-hidden="true">{check.change}</span>
                <span class="tn-visually-hidden">{check.changeOf(row.label)}</span>
              </PublicButton>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function rowsOf(voice: Voice, answers: Answers): readonly Row[] {
  const { trouble, reach, talk, check } = voice.words.ask
  const how = answers.get('reach')
  const spoken = spokenOptions(voice).find(option => option.value === answers.get('language'))
  const interpreter = answers.get('interpreter')
  return [
    own('trouble', trouble.words, answers.get('words')),
    { step: 'trouble', label: trouble.topics, value: topicsOf(voice, answers) },
    { step: 'reach', label: check.reach, value: how === 'none' || how === 'phone' || how === 'email' || how === 'other' ? reach[how] : '' },
    ...contactRows(voice, answers, how),
    { step: 'talk', label: talk.language, value: spoken?.label ?? '', lang: spoken?.lang },
    {
      step: 'talk',
      label: talk.interpreter,
      value: interpreter === 'yes' ? talk.interpreterYes : interpreter === 'no' ? talk.interpreterNo : '',
    },
    own('talk', talk.called, answers.get('called')),
    own('talk', talk.needs, answers.get('needs')),
  ]
}

function contactRows(voice: Voice, answers: Answers, how: string): readonly Row[] {
  const { contact } = voice.words.ask
  const safe = own('contact', contact.safe, answers.get('safe'))
  if (how === 'email') return [own('contact', contact.email, answers.get('email')), safe]
  if (how === 'other') return [own('contact', contact.other, answers.get('other')), safe]
  if (how !== 'phone') return []
  const days = answers.all('days').map(day => formatWeekday(voice.language, Number(day)))
  const times = answers
    .all('times')
    .flatMap(time => (time === 'morning' || time === 'afternoon' || time === 'evening' ? [contact[time]] : []))
  return [
    own('contact', contact.phone, answers.get('phone')),
    { step: 'contact', label: contact.days, value: formatList(voice.language, days) },
    { step: 'contact', label: contact.times, value: times.join(' / ') },
    { step: 'contact', label: contact.quietTitle, value: answers.get('quiet') === 'yes' ? contact.quiet : '' },
    safe,
  ]
}

function own(step: AskStep, label: string, value: string): Row {
  return { step, label, value, isOwn: value !== '' }
}

function topicsOf(voice: Voice, answers: Answers): string {
  const codes = voice.visit.house.codes.on('topic', dayOfInstant(voice.visit.now))
  const chosen = codes.filter(({ code }) => answers.all('topics').includes(code))
  // Topics hold commas and "or" themselves; a sentence of them could not be taken apart.
  return chosen.map(({ code, label }) => topicWords(voice, code, label).label).join(' / ')
}
