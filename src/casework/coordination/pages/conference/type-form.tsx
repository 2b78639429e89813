import type { Day } from '../../../../kernel/day.ts'
import type { Codes } from '../../../../platform/codes.ts'
import { Checkbox, RadioGroup } from '../../../../ui/choice.tsx'
import { DayField } from '../../../../ui/day-field.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Select } from '../../../../ui/select.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { TypeWishKind } from './type-body.ts'
import { typeTexts as texts } from './type-texts.ts'

const { field } = texts

/** The controls of one kind of change. */
export function TypeFields(props: { readonly kind: TypeWishKind; readonly form: FormState; readonly codes: Codes; readonly today: Day }) {
  const { kind, form } = props
  return (
    <>
      {kind === 'open' && <TextField {...line(form, 'code')} required support={field.codeSupport} />}
      {kind !== 'close' && <Meaning {...props} />}
      <DayField
        name="from"
        label={kind === 'close' ? field.closeFrom : field.from}
        required
        support={field.fromSupport}
        value={form.value('from')}
        error={form.error('from')}
      />
    </>
  )
}

function Meaning({ form, codes, today }: { readonly form: FormState; readonly codes: Codes; readonly today: Day }) {
  const bases = codes.basesOn(today).map(one => ({ value: one.code, label: `${one.law} ${one.article}（${one.title}）` }))
  return (
    <>
      <TextField {...line(form, 'displayName')} required width="l" />
      <TextField {...line(form, 'alsoCalled')} required="optional" support={field.alsoCalledSupport} width="l" />
      <Select {...line(form, 'legalBasis')} required width="l" options={[{ value: '', label: texts.errors.legalBasis }, ...bases]} />
      <OneOf form={form} name="consentRule" options={texts.consentRule} />
      <OneOf form={form} name="secrecyRule" options={texts.secrecyRule} />
      <OneOf form={form} name="minutesRule" options={texts.minutesRule} />
      <OneOf form={form} name="convenorRule" options={texts.convenorRule} />
      <OneOf form={form} name="memberRule" options={texts.memberRule} />
      <OneOf form={form} name="tone" options={texts.tone} />
      <Checkbox name="mayReviewPlan" label={field.mayReviewPlan} checked={form.value('mayReviewPlan') !== ''} />
    </>
  )
}

type RuleName = 'consentRule' | 'secrecyRule' | 'minutesRule' | 'convenorRule' | 'memberRule' | 'tone'

function OneOf(props: { readonly form: FormState; readonly name: RuleName; readonly options: Readonly<Record<string, string>> }) {
  const { label: legend, ...control } = line(props.form, props.name)
  const options = Object.entries(props.options).map(([value, label]) => ({ value, label }))
  return <RadioGroup {...control} legend={legend} required inline options={options} />
}

function line(form: FormState, name: RuleName | 'code' | 'displayName' | 'alsoCalled' | 'legalBasis') {
  return { name, label: field[name], value: form.value(name), error: form.error(name) }
}
