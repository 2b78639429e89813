import { formatInstant } from '../../../kernel/day.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Description } from '../../../ui/description.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Disclosure, Section } from '../../../ui/section.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { DateWhole } from '../acts/read-dates.ts'
import type { Feedback } from '../domain/feedback.ts'
import { holding, isAsked } from '../domain/feedback.ts'
import { phaseOf } from '../domain/occurrence.ts'
import { texts } from './texts.ts'

/** How a date went: told once for all; a correction stands behind what it corrects. */
export function How(props: { readonly visit: SignedVisit; readonly whole: DateWhole; readonly refused: RefusedForm | undefined }) {
  const { visit, whole } = props
  const told = holding(whole.feedback)
  const isOver = phaseOf(whole.date, visit.now) === 'over'
  const mayTell = told !== undefined || isAsked(whole.date, visit.now) || (whole.isKeeper && isOver)
  return (
    <Section id="how" title={texts.how}>
      {told ? <ToldWords told={told} /> : <p>{isOver && !mayTell ? texts.howLate : isOver ? texts.howAsk : texts.howNotYet}</p>}
      {mayTell && <TellForm {...props} told={told} />}
      {whole.feedback.length > 1 && (
        <Disclosure summary={texts.corrected}>
          {whole.feedback
            .filter(one => one !== told)
            .map(one => (
              <ToldWords told={one} />
            ))}
        </Disclosure>
      )}
    </Section>
  )
}

function ToldWords(props: { readonly told: Feedback }) {
  const { told } = props
  const counts = (['attendance', 'newcomers', 'helpers'] as const).flatMap(name =>
    told[name] === null ? [] : [{ label: texts.fields[name], value: texts.people(told[name]) }],
  )
  return (
    <Description
      rows={[
        ...counts,
        ...(told.words ? [{ label: texts.fields.feedbackWords, value: <p class="tn-said">{told.words}</p>, wide: true }] : []),
        ...(told.incidents ? [{ label: texts.fields.incidents, value: <p class="tn-said">{told.incidents}</p>, wide: true }] : []),
        { label: texts.toldBy, value: `${told.byName}　${formatInstant(told.madeAt)}` },
      ]}
    />
  )
}

function TellForm(props: {
  readonly visit: SignedVisit
  readonly whole: DateWhole
  readonly refused: RefusedForm | undefined
  readonly told: Feedback | undefined
}) {
  const { told, whole } = props
  const { date } = whole
  const summary = told ? texts.correct : texts.tellHow
  const count = (value: number | null | undefined) => (value == null ? '' : String(value))
  return (
    <VerbForm
      visit={props.visit}
      refused={props.refused}
      verb="tell"
      action={`/activities/${date.activityId}/dates/${date.id}/tell`}
      summary={summary}
      button={summary}
      hidden={told ? { corrects: told.id } : {}}
      initial={{
        attendance: count(told?.attendance),
        newcomers: count(told?.newcomers),
        helpers: count(told?.helpers),
        words: told?.words,
        incidents: told?.incidents,
      }}
    >
      {(form, at) => {
        const field = (name: string) => ({ id: at(name), name, value: form.value(name), error: form.error(name) })
        return (
          <>
            <FieldRow>
              <TextField {...field('attendance')} label={texts.fields.attendance} width="xs" inputmode="numeric" />
              <TextField {...field('newcomers')} label={texts.fields.newcomers} width="xs" inputmode="numeric" />
              <TextField {...field('helpers')} label={texts.fields.helpers} width="xs" inputmode="numeric" />
            </FieldRow>
            <TextArea {...field('words')} label={texts.fields.feedbackWords} support={texts.support.feedbackWords} rows={4} />
            <TextArea {...field('incidents')} label={texts.fields.incidents} support={texts.support.incidents} rows={2} />
          </>
        )
      }}
    </VerbForm>
  )
}
