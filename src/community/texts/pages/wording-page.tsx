import { dayOfInstant, formatDayShort } from '../../../kernel/day.ts'
import { LANGUAGE_NAMES } from '../../../kernel/language.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Badge } from '../../../ui/badge.tsx'
import { Banner } from '../../../ui/banner.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Description } from '../../../ui/description.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import { Section } from '../../../ui/section.tsx'
import { Timeline } from '../../../ui/timeline.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import type { Asked } from '../acts/keep-words.ts'
import type { WordsWhole } from '../acts/read-words.ts'
import { readWords } from '../acts/read-words.ts'
import { warnsOfPersons } from '../domain/persons.ts'
import type { Step } from '../domain/step.ts'
import type { BesideLine, Wording } from '../domain/wording.ts'
import { stateOf, WORDING_KINDS } from '../domain/wording.ts'
import { texts } from './texts.ts'
import { VariantList } from './variant-list.tsx'
import type { FormsProps } from './wording-forms.tsx'
import { CheckButton, WordingForms } from './wording-forms.tsx'
import type { WordingVerb } from './wording-verbs.ts'

/** GET /wordings/:kind/:key: what others read of a record, who checks it, and what it is in other languages. */
export async function drawWording(visit: SignedVisit, asked: Asked, refused?: RefusedForm<WordingVerb>): Promise<Answer> {
  const whole = await readWords(visit.act, asked)
  if (whole === undefined) return absentAnswer(visit)
  const { subject, wording } = whole
  const shown = { visit, whole, refused }
  return page(
    <Layout
      title={texts.title}
      frame={frameOf(visit, 'councils')}
      hasErrors={refused?.form.hasErrors === true}
      flash={flashOf(visit)}
      crumbs={[{ label: subject.title, href: subject.href as `/${string}` }, { label: texts.title }]}
    >
      {refused && <FormNotices form={refused.form} />}
      <PageTitle
        title={`${texts.title}: ${subject.title}`}
        lead={texts.lead}
        actions={
          <ButtonLink kind="secondary" href={subject.href}>
            {texts.toSubject}
          </ButtonLink>
        }
      />
      <Section id="now" title={`${texts.now}（${texts.kinds[whole.kind]}）`}>
        <Now {...shown} />
        {whole.isKeeper && (isOurs(whole) ? <WordingForms {...shown} /> : <p>{texts.elsewhere}</p>)}
      </Section>
      <Section id="languages" title={texts.languages}>
        <p>{texts.languagesLead}</p>
        {wording === undefined || stateOf(wording) === 'withdrawn' ? (
          <p>{texts.languagesWait}</p>
        ) : (
          <VariantList {...shown} wording={wording} />
        )}
      </Section>
      {whole.course.length > 0 && (
        <Section id="course" title={texts.course}>
          <Timeline entries={whole.course.map(entryOf)} />
        </Section>
      )}
    </Layout>,
    refused?.form.status,
  )
}

function Now(props: FormsProps) {
  const { whole } = props
  const { wording } = whole
  const state = stateOf(wording)
  if (wording === undefined) return <EmptyState title={texts.none} text={whole.isKeeper ? texts.noneKeeper : texts.noneMember} />
  return (
    <>
      <p>
        <Badge tone={state === 'told' ? 'good' : state === 'proposed' ? 'warn' : 'neutral'}>{texts.states[state]}</Badge>{' '}
        {state === 'withdrawn' ? texts.withdrawnText : state === 'told' ? texts.told[wording.wanted] : texts.wanted[wording.wanted]}
      </p>
      <blockquote class="tn-said">
        <strong>{wording.title}</strong>
        <br />
        {wording.words}
      </blockquote>
      <Beside {...props} />
      {state === 'proposed' && whole.isKeeper && <ToCheck {...props} wording={wording} />}
    </>
  )
}

/** What others read of the record beside the words: the second reader looks at it too, and what changed after the check is not told. */
function Beside({ whole: { subject, wording, isKeeper } }: FormsProps) {
  const lines = Object.entries(subject.beside?.lines ?? {}).filter(([, value]) => value !== '')
  if (subject.beside === undefined || lines.length === 0 || !isKeeper || stateOf(wording) === 'withdrawn') return null
  const isUnchecked = wording?.checkedAt != null && wording.checkedAt < subject.beside.at
  return (
    <>
      <h3>{texts.beside}</h3>
      <Description rows={lines.map(([name, value]) => ({ label: texts.besideLines[name as BesideLine], value }))} />
      {isUnchecked && (
        <Banner tone="warn" title={texts.besideChanged}>
          <p>{texts.besideChangedText}</p>
        </Banner>
      )}
    </>
  )
}

/** What the second reader is asked, with what the program noticed: it may have been waved through by the first. */
function ToCheck(props: FormsProps & { readonly wording: Wording }) {
  const { wording } = props
  const beside = Object.values(props.whole.subject.beside?.lines ?? {})
  const noticed = warnsOfPersons([wording.title, wording.words, ...beside].join('\n'))
  return (
    <>
      {noticed.length > 0 && (
        <Banner tone="warn" title={texts.noticed}>
          <ul>
            {noticed.map(sentence => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Banner>
      )}
      <p>{wording.isProposedByMe ? texts.proposedMine : texts.proposedOther}</p>
      {!wording.isProposedByMe && isOurs(props.whole) && <CheckButton {...props} />}
    </>
  )
}

const isOurs = ({ kind }: WordsWhole): boolean => WORDING_KINDS.some(one => one === kind)

function entryOf(step: Step) {
  const language = step.language === 'ja' ? '' : `（${LANGUAGE_NAMES[step.language]}）`
  return {
    key: step.id,
    when: formatDayShort(dayOfInstant(step.at)),
    whenMachine: step.at.toISOString(),
    who: step.byName,
    title: `${texts.steps[step.did]}${language}`,
    body: step.title || step.words ? <p class="tn-said">{[step.title, step.words].filter(Boolean).join('　')}</p> : undefined,
  }
}

function flashOf(visit: SignedVisit): string | undefined {
  const done = visit.query.get('done')
  return Object.entries(texts.done).find(([key]) => key === done)?.[1]
}
