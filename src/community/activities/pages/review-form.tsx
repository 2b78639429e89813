import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Form } from '../../../ui/form.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { HiddenFields } from '../../../ui/hidden-fields.tsx'
import { Disclosure, Panel, Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { ReviewPageWhole } from '../acts/review-read.ts'
import type { Outcome } from '../domain/review.ts'
import { optionsOf, Questions } from './group-fields.tsx'
import { texts } from './review-texts.ts'

const { fields, support } = texts
const SPARE = 2
const FIGURES = ['indicator', 'unit', 'baseline', 'target', 'actual'] as const

/** The form of an open round: each line with its answer, then the round as a whole; kept as far as it goes, or closed for good. */
export function RoundForm({
  visit,
  whole,
  form,
}: {
  readonly visit: SignedVisit
  readonly whole: ReviewPageWhole
  readonly form: FormState
}) {
  const rows = Math.max(3, lastRow(form) + 1 + SPARE)
  return (
    <Form
      action={`/reviews/${whole.review.id}/write`}
      token={visit.formToken}
      draftKey={visit.path}
      idempotencyKey={form.idempotencyKey}
      version={whole.review.version}
      label={texts.title}
      autosave
    >
      <Questions
        form={form}
        ask={[
          { name: 'phase', label: fields.phase, as: 'one', required: true, options: optionsOf(texts.phases) },
          { name: 'on', label: fields.on, as: 'day', required: true },
          { name: 'reviewers', label: fields.reviewers },
        ]}
      />
      <Section id="lines" title={texts.lines}>
        {Array.from({ length: rows }, (_, at) => (
          <Line form={form} at={at} before={whole.earlier?.outcomes.find(({ lineId }) => lineId === form.value(`outcomes.${at}.lineId`))} />
        ))}
      </Section>
      <Section id="whole" title={texts.whole}>
        <Questions
          form={form}
          ask={[
            { name: 'socialWords', label: fields.socialWords, as: 'words', required: true, support: support.answer },
            { name: 'environmentalWords', label: fields.environmentalWords, as: 'words', required: true, support: support.answer },
            { name: 'sideEffects', label: fields.sideEffects, as: 'words', required: true, support: support.sideEffects },
            { name: 'learned', label: fields.learned, as: 'words' },
            { name: 'change', label: fields.change, as: 'one', required: true, options: optionsOf(texts.changes) },
            { name: 'changeWords', label: fields.changeWords },
            { name: 'nextOn', label: fields.nextOn, as: 'day' },
          ]}
        />
      </Section>
      <p>{texts.closeLead}</p>
      <ButtonRow>
        <Button kind="secondary">{texts.save}</Button>
        <Button kind="primary" name="close" value="yes">
          {texts.close}
        </Button>
      </ButtonRow>
    </Form>
  )
}

function lastRow(form: FormState): number {
  for (let at = 29; at >= 0; at--)
    if (form.value(`outcomes.${at}.statement`) !== '' || form.value(`outcomes.${at}.direction`) !== '') return at
  return -1
}

function Line({ form, at, before }: { readonly form: FormState; readonly at: number; readonly before: Outcome | undefined }) {
  const name = (field: keyof Outcome) => `outcomes.${at}.${field}`
  const field = (of: keyof Outcome) => ({ name: name(of), value: form.value(name(of)), error: form.error(name(of)) })
  return (
    <Panel title={texts.line(at + 1)}>
      <HiddenFields values={{ [name('lineId')]: form.value(name('lineId')) }} />
      <TextArea {...field('statement')} label={fields.statement} rows={2} support={before ? support.statement : undefined} />
      {before?.direction && (
        <p>{`${texts.before}: ${texts.directions[before.direction]}${before.actual === null ? '' : `（${before.actual}${before.unit}）`}`}</p>
      )}
      <RadioGroup {...field('direction')} legend={fields.direction} inline options={optionsOf(texts.directions)} />
      <RadioGroup {...field('confidence')} legend={fields.confidence} inline options={optionsOf(texts.confidences)} />
      <FieldRow>
        <Select {...field('area')} label={fields.area} options={optionsOf(texts.areas)} />
        <TextField {...field('forWhom')} label={fields.forWhom} />
      </FieldRow>
      <TextField {...field('seenIn')} label={fields.seenIn} width="full" />
      <Disclosure summary={texts.figures} isOpen={FIGURES.some(of => form.value(name(of)) !== '' || form.error(name(of)) !== undefined)}>
        <FieldRow>
          <TextField {...field('indicator')} label={fields.indicator} />
          <TextField {...field('unit')} label={fields.unit} width="xs" />
          <TextField {...field('baseline')} label={fields.baseline} width="xs" inputmode="decimal" />
          <TextField {...field('target')} label={fields.target} width="xs" inputmode="decimal" />
          <TextField {...field('actual')} label={fields.actual} width="xs" inputmode="decimal" />
        </FieldRow>
      </Disclosure>
    </Panel>
  )
}
