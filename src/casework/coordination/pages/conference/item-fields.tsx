import { bodyFromForm } from '../../../../platform/http/body.ts'
import type { Fields } from '../../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { RadioGroup } from '../../../../ui/choice.tsx'
import type { FormState, Initial } from '../../../../ui/form-state.ts'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import type { AgendaItem } from '../../domain/conference/conference.ts'
import type { ConferenceType } from '../../domain/conference/conference-type.ts'
import { namesOf } from '../../domain/conference/conference-type.ts'
import type { SupportPlan } from '../../domain/plan/support-plan.ts'
import { texts } from './texts.ts'
import { lawOf } from './wording.ts'

/** What an item asks, of which kind it is, which plan it discusses. Two names of one kind are two choices with the same rules. */
export function ItemFields(props: {
  readonly visit: SignedVisit
  readonly form: FormState
  readonly types: readonly ConferenceType[]
  readonly plans: readonly SupportPlan[]
}) {
  const { visit, form } = props
  const { agenda } = texts
  const control = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  const kinds = props.types.flatMap(type =>
    namesOf(type).map(name => ({
      value: `${type.code}:${name}`,
      label: name,
      hint: `${lawOf(visit.house.codes, type.legalBasis, visit.act.today)}　${texts.kind.consent[type.consentRule]}`,
    })),
  )
  return (
    <>
      <TextArea {...control('question')} label={agenda.question} support={agenda.questionSupport} required rows={2} counter={500} />
      <RadioGroup
        {...control('kind')}
        error={form.error('kind') ?? form.error('typeCode')}
        legend={agenda.kind}
        support={agenda.kindSupport}
        required
        options={kinds}
      />
      <TextArea {...control('basisReason')} label={agenda.reason} support={agenda.reasonSupport} rows={2} />
      {props.plans.length > 0 && (
        <Select
          {...control('planId')}
          label={agenda.plan}
          options={[{ value: '', label: agenda.noPlan }, ...props.plans.map(plan => ({ value: plan.id, label: planLabel(plan) }))]}
          width="l"
        />
      )}
    </>
  )
}

/** An item as its form shows it. */
export function itemInitial(item: AgendaItem): Initial {
  return {
    question: item.question,
    kind: `${item.typeCode}:${item.called}`,
    basisReason: item.basisReason,
    planId: item.planId,
    position: String(item.position),
  }
}

/** The form as the body the API would get. */
export function itemForm(form: Fields): Record<string, unknown> {
  const body = bodyFromForm(form)
  const [typeCode = '', called = ''] = form.get('kind').split(':')
  return { ...body, question: form.get('question'), typeCode, ...(called ? { called } : {}) }
}

function planLabel(plan: SupportPlan): string {
  return `${plan.draftedOn} ${plan.content.direction ?? plan.content.wish ?? ''}`.trim()
}
