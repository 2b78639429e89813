import type { Child } from 'hono/jsx'
import { z } from 'zod'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { bodyFromForm, maybeWords, neededAnyDay, neededWords, oneOf, readBody } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { liftHold, placeHold, setRetentionRule } from '../../acts/sealed/keep-and-destroy.ts'
import type { HoldId } from '../../domain/sealed/retention.ts'
import { RECORD_TYPES, RULE_ENDS, RULE_STARTS } from '../../domain/sealed/retention.ts'
import { retentionTexts as texts } from './retention-texts.ts'
import { sealedOnce } from './sealed-steps.tsx'

const { fields, complaints } = texts

/** A small form of the administrator. */
type KeepingForm = {
  readonly title: string
  readonly lead?: string
  readonly submit: string
  readonly done: string
  controls(form: FormState): Child
  act(visit: SignedVisit): Promise<Result<string, Refusal>>
}

/** GET of such a form. */
export async function showKeepingForm(visit: SignedVisit, of: KeepingForm): Promise<Answer> {
  return formPage(visit, of, await openForm(visit))
}

/** POST of such a form. */
export async function answerKeepingForm(visit: SignedVisit, of: KeepingForm): Promise<Answer> {
  const result = await of.act(visit)
  if (result.ok) return seeOther(`/retention?done=${of.done}`)
  return result.refusal.code === 'absent' ? absentAnswer(visit) : formPage(visit, of, refusedForm(visit, result.refusal))
}

const RULE_BODY = z
  .object({
    recordType: oneOf(RECORD_TYPES, complaints.recordType),
    startsAt: oneOf(RULE_STARTS, complaints.startsAt),
    years: z.coerce
      .number({ error: complaints.years })
      .int({ error: complaints.years })
      .min(1, { error: complaints.years })
      .max(100, { error: complaints.years })
      .nullish(),
    basis: neededWords(300, fields.basis, complaints.basis),
    thenDo: oneOf(RULE_ENDS, complaints.thenDo),
    note: maybeWords(500, fields.note),
    validFrom: neededAnyDay(fields.validFrom, complaints.validFrom),
  })
  .refine(body => body.thenDo === 'keep_permanently' || body.years, { path: ['years'], message: complaints.years })

/** The city's own rule for one kind of record. */
export const SETTING_RULE: KeepingForm = {
  title: texts.setRule,
  lead: texts.setRuleLead,
  submit: texts.setRule,
  done: 'set',
  controls: form => (
    <>
      <FieldRow>
        {choice(form, 'recordType', fields.recordType, RECORD_TYPES, texts.types)}
        {choice(form, 'startsAt', fields.startsAt, RULE_STARTS, texts.starts)}
        <TextField
          name="years"
          label={fields.years}
          width="xs"
          inputmode="numeric"
          value={form.value('years')}
          error={form.error('years')}
        />
      </FieldRow>
      <TextField name="basis" label={fields.basis} required width="l" value={form.value('basis')} error={form.error('basis')} />
      <RadioGroup
        name="thenDo"
        legend={fields.thenDo}
        required
        inline
        options={RULE_ENDS.map(value => ({ value, label: texts.thens[value] }))}
        value={form.value('thenDo')}
        error={form.error('thenDo')}
      />
      <DayField name="validFrom" label={fields.validFrom} required value={form.value('validFrom')} error={form.error('validFrom')} />
      <TextArea name="note" label={fields.note} rows={2} value={form.value('note')} error={form.error('note')} />
    </>
  ),
  act: async visit => {
    const read = readBody(RULE_BODY, bodyFromForm(visit.form))
    if (!read.ok) return no(refusal('fields', { fields: read.refusal }))
    const { years, note, ...rest } = read.value
    return setRetentionRule(visit.act, { ...rest, years: years ?? null, note: note ?? null }, sealedOnce(visit))
  },
}

function choice<Code extends string>(
  form: FormState,
  name: string,
  label: string,
  codes: readonly Code[],
  labels: Readonly<Record<Code, string>>,
) {
  const options = [{ value: '', label: '' }, ...codes.map(value => ({ value, label: labels[value] }))]
  return <Select name={name} label={label} required options={options} value={form.value(name)} error={form.error(name)} />
}

const HOLD_BODY = z.object({
  caseNo: z.coerce.number({ error: texts.caseNoMissing }).int({ error: texts.caseNoMissing }).positive({ error: texts.caseNoMissing }),
  reason: neededWords(1_000, texts.reason, texts.reasonMissing),
})

/** Stopping the clock for one case. */
export const HOLDING_BACK: KeepingForm = {
  title: texts.hold,
  lead: texts.holdsLead,
  submit: texts.hold,
  done: 'held',
  controls: form => (
    <>
      <TextField
        name="caseNo"
        label={texts.caseNo}
        required
        width="s"
        inputmode="numeric"
        value={form.value('caseNo')}
        error={form.error('caseNo')}
      />
      <TextArea name="reason" label={texts.reason} required value={form.value('reason')} error={form.error('reason')} />
    </>
  ),
  act: async visit => {
    const read = readBody(HOLD_BODY, bodyFromForm(visit.form))
    if (!read.ok) return no(refusal('fields', { fields: read.refusal }))
    return placeHold(visit.act, read.value.caseNo, read.value.reason, sealedOnce(visit))
  },
}

const LIFT_BODY = z.object({ words: neededWords(1_000, texts.reason, texts.reasonMissing) })

/** Letting it run again. */
export const LIFTING: KeepingForm = {
  title: texts.lift,
  submit: texts.lift,
  done: 'lifted',
  controls: form => <TextArea name="words" label={texts.reason} required value={form.value('words')} error={form.error('words')} />,
  act: async visit => {
    const read = readBody(LIFT_BODY, bodyFromForm(visit.form))
    if (!read.ok) return no(refusal('fields', { fields: read.refusal }))
    return liftHold(visit.act, visit.params['id'] as HoldId, read.value.words, sealedOnce(visit))
  },
}

function formPage(visit: SignedVisit, of: KeepingForm, form: FormState): Answer {
  return page(
    <Layout
      title={of.title}
      frame={frameOf(visit, 'retention')}
      hasErrors={form.hasErrors}
      crumbs={[{ label: texts.title, href: '/retention' }, { label: of.title }]}
    >
      <FormNotices form={form} />
      <PageTitle title={of.title} lead={of.lead} />
      <Form action={visit.path} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
        {of.controls(form)}
        <ButtonRow>
          <Button kind="primary">{of.submit}</Button>
          <ButtonLink kind="quiet" href="/retention">
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
