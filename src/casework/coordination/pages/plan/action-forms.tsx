import { addMonths } from '../../../../kernel/day.ts'
import { formatEra } from '../../../../kernel/era.ts'
import { newId } from '../../../../kernel/id.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Section } from '../../../../ui/section.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import type { PlanView } from '../../acts/plan/read-plans.ts'
import type { SupportAction } from '../../domain/plan/plan-content.ts'
import { MARKS } from '../../domain/plan/support-plan.ts'
import { PLAN_WORDS } from './bodies.ts'
import { formTexts } from './plan-form-texts.ts'

/** A form of an action that was refused, with what was typed. */
export type RefusedStep = { readonly step: 'mark' | 'monitor'; readonly form: FormState }

type Props = {
  readonly visit: SignedVisit
  readonly view: PlanView
  readonly action: SupportAction
  readonly refused: RefusedStep | undefined
}

/** Months until the next look that the form proposes. */
const MONTHS_TO_NEXT = 3

/** What the owners say about the action. */
export function MarkForm(props: Props) {
  const { form, field } = fieldsFor(props, 'mark')
  return (
    <Section id="mark" title={formTexts.markTitle}>
      <Form {...formProps(props, 'mark', form)} label={formTexts.markTitle}>
        <RadioGroup
          {...field('mark')}
          legend={formTexts.mark}
          required
          inline
          options={MARKS.map(mark => ({ value: mark, label: formTexts.markOf[mark] }))}
        />
        <DayField {...field('on', formatEra(props.visit.act.today))} label={formTexts.on} />
        <TextArea {...field('words')} label={formTexts.words} rows={3} counter={PLAN_WORDS} />
        <SendRow />
      </Form>
    </Section>
  )
}

/** One look at the action, and the day of the next. */
export function LookForm(props: Props) {
  const { form, field } = fieldsFor(props, 'monitor')
  if (props.action.ownerAgency === null) return null
  return (
    <Section id="monitor" title={formTexts.lookTitle}>
      <Form {...formProps(props, 'monitor', form)} label={formTexts.lookTitle}>
        <RadioGroup
          {...field('result')}
          legend={formTexts.lookResult}
          required
          inline
          options={[
            { value: 'done', label: formTexts.lookResultOf.done },
            { value: 'missed', label: formTexts.lookResultOf.missed },
          ]}
        />
        <DayField {...field('on', formatEra(props.visit.act.today))} label={formTexts.on} />
        <TextArea {...field('words')} label={formTexts.words} rows={3} counter={PLAN_WORDS} />
        <TextArea {...field('reason')} label={formTexts.lookReason} rows={2} counter={PLAN_WORDS} />
        <DayField {...field('nextOn', formatEra(addMonths(props.visit.act.today, MONTHS_TO_NEXT)))} label={formTexts.lookNext} />
        <SendRow />
      </Form>
    </Section>
  )
}

function SendRow() {
  return (
    <ButtonRow>
      <Button kind="secondary" busyLabel={formTexts.recording}>
        {formTexts.record}
      </Button>
    </ButtonRow>
  )
}

function formProps({ visit, view, action }: Props, step: RefusedStep['step'], form: FormState | undefined) {
  const here = `/plans/${view.plan.id}/actions/${action.id}`
  return { action: `${here}/${step}`, token: visit.formToken, draftKey: here, idempotencyKey: form?.idempotencyKey ?? newId() }
}

// Several forms stand on one page: only the refused one takes the plain ids, to which the summary of complaints leads.
function fieldsFor({ refused }: Props, step: RefusedStep['step']) {
  const form = refused?.step === step ? refused.form : undefined
  const field = (name: string, initial = '') => ({
    name,
    id: form ? undefined : `${step}-${name}`,
    value: form ? form.value(name) : initial,
    error: form?.error(name),
  })
  return { form, field }
}
