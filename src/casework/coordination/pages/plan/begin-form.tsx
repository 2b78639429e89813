import { newId } from '../../../../kernel/id.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { RadioGroup } from '../../../../ui/choice.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import type { PlansView } from '../../acts/plan/read-plans.ts'
import type { PlanKind } from '../../domain/plan/support-plan.ts'
import { formTexts } from './plan-form-texts.ts'
import { planTexts as texts } from './plan-texts.ts'

/** How a plan begins: which kind, and from nothing, a template, or an earlier plan of the same household. */
export function BeginForm(props: {
  readonly visit: SignedVisit
  readonly view: PlansView
  readonly kinds: readonly PlanKind[]
  readonly refused: FormState | undefined
}) {
  const { visit, view, kinds, refused } = props
  const first = kinds[0] ?? 'multilayered'
  return (
    <Form
      action={`/cases/${view.head.supportCase.id}/plans`}
      token={visit.formToken}
      idempotencyKey={refused?.idempotencyKey ?? newId()}
      label={texts.begin}
    >
      <RadioGroup
        name="kind"
        legend={texts.beginKind}
        required
        inline
        value={refused?.value('kind') ?? first}
        error={refused?.error('kind')}
        options={kinds.map(kind => ({ value: kind, label: texts.kind[kind] }))}
      />
      <RadioGroup
        name="from"
        legend={texts.beginFrom}
        required
        value={refused?.value('from') ?? ''}
        error={refused?.error('template') ?? refused?.error('fromPlan')}
        options={[
          { value: '', label: texts.fromNothing },
          ...view.templates.map(template => ({
            value: `template:${template.code}`,
            label: texts.fromTemplate(template.name, template.summary),
          })),
          ...view.plans.map(({ plan, no }) => ({ value: `plan:${plan.id}`, label: texts.fromPlan(no, texts.state[plan.state]) })),
        ]}
      />
      <ButtonRow>
        <Button kind="primary" busyLabel={formTexts.saving}>
          {texts.begin}
        </Button>
      </ButtonRow>
    </Form>
  )
}
