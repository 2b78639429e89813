import type { Agency } from '../../../directory/index.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Checkbox, RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { AgencyBoxes, CategoryBoxes } from './agency-fields.tsx'
import { consentTexts } from './consent-texts.ts'

const { answer, fields, support } = consentTexts

type Shown = { readonly visit: SignedVisit; readonly form: FormState; readonly agencies: readonly Pick<Agency, 'id' | 'name'>[] }

/** Everything about one asking: the answer first, then what goes with it. */
export function ConsentFields({ visit, form, agencies }: Shown) {
  return (
    <>
      <RadioGroup
        {...control(form, 'answer')}
        legend={answer.legend}
        required
        inline
        options={(['given', 'not_obtained', 'asked'] as const).map(value => ({ value, label: answer[value] }))}
      />
      <FieldRow>
        <TextField {...control(form, 'purpose')} label={fields.purpose} support={support.purpose} required width="l" />
        <DayField {...control(form, 'askedOn')} label={fields.askedOn} />
      </FieldRow>
      <Section id="given" title={support.onlyGiven}>
        <ScopeFields visit={visit} form={form} agencies={agencies} />
      </Section>
      <Section id="not-given" title={support.onlyNot}>
        <DayField {...control(form, 'askAgainOn')} label={fields.askAgainOn} support={support.askAgainOn} required={false} />
      </Section>
      <AskingFields visit={visit} form={form} />
    </>
  )
}

function ScopeFields({ visit, form, agencies }: Shown) {
  const types = visit.house.codes.on('consent_type', visit.act.today).map(({ code, label }) => ({ value: code, label }))
  return (
    <>
      <RadioGroup {...control(form, 'type')} legend={fields.type} required={false} inline options={types} />
      <TextField {...control(form, 'proxyRelation')} label={fields.proxyRelation} />
      <AgencyBoxes form={form} agencies={agencies} />
      <CategoryBoxes visit={visit} form={form} />
      <FieldRow>
        <DayField {...control(form, 'from')} label={fields.from} support={support.from} />
        <DayField {...control(form, 'until')} label={fields.until} support={support.until} />
      </FieldRow>
    </>
  )
}

function AskingFields({ visit, form }: Pick<Shown, 'visit' | 'form'>) {
  const languages = visit.house.codes.on('language', visit.act.today).map(({ code, label }) => ({ value: code, label }))
  return (
    <>
      <TextArea {...control(form, 'personWords')} label={fields.personWords} rows={2} counter={1000} />
      <TextArea {...control(form, 'workerNote')} label={fields.workerNote} support={support.workerNote} rows={2} counter={1000} />
      <FieldRow>
        <Select {...control(form, 'languageUsed')} label={fields.languageUsed} options={languages} />
        <TextField {...control(form, 'formVersion')} label={fields.formVersion} width="s" />
      </FieldRow>
      <Checkbox
        name="interpreter"
        label={fields.interpreter}
        checked={form.value('interpreter') === 'yes'}
        error={form.error('interpreter')}
      />
    </>
  )
}

function control(form: FormState, name: string) {
  return { name, value: form.value(name), error: form.error(name) }
}
