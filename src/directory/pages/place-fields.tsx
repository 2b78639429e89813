import type { SignedVisit } from '../../platform/http/route.ts'
import { CheckboxGroup } from '../../ui/choice.tsx'
import { FieldRow } from '../../ui/field-row.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Agency } from '../domain/agency.ts'
import { HoursFields } from './hours-fields.tsx'
import { hoursTexts } from './hours-texts.ts'
import { placeFormTexts } from './place-form-texts.ts'

const { fields, support } = placeFormTexts

type Shown = { readonly visit: SignedVisit; readonly form: FormState }
type LineName =
  | 'name'
  | 'kana'
  | 'operator'
  | 'postalCode'
  | 'address'
  | 'building'
  | 'phone'
  | 'phoneExt'
  | 'url'
  | 'lat'
  | 'lon'
  | 'capacity'

/** Every fact of a place that people write; where it was taken from is not theirs to change. */
export function PlaceFields(props: Shown & { readonly agencies: readonly Pick<Agency, 'id' | 'name'>[] }) {
  const { visit, form, agencies } = props
  return (
    <>
      <Section id="basics" title={placeFormTexts.basics}>
        <CodeSelect visit={visit} form={form} />
        <TextField {...lineOf(form, 'name')} required width="l" />
        <TextField {...lineOf(form, 'kana')} support={support.kana} width="l" />
        <TextField {...lineOf(form, 'operator')} width="l" />
        <Select
          name="agencyId"
          label={fields.agencyId}
          value={form.value('agencyId')}
          error={form.error('agencyId')}
          options={[{ value: '', label: placeFormTexts.noAgency }, ...agencies.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <TextArea
          name="description"
          label={fields.description}
          rows={3}
          counter={2000}
          value={form.value('description')}
          error={form.error('description')}
        />
      </Section>
      <Section id="contact" title={placeFormTexts.contact}>
        <TextField {...lineOf(form, 'postalCode')} support={support.postalCode} width="s" inputmode="numeric" />
        <TextField {...lineOf(form, 'address')} width="full" />
        <TextField {...lineOf(form, 'building')} width="l" />
        <FieldRow>
          <TextField {...lineOf(form, 'phone')} support={support.phone} width="s" inputmode="tel" />
          <TextField {...lineOf(form, 'phoneExt')} width="xs" />
        </FieldRow>
        <TextField {...lineOf(form, 'url')} support={support.url} width="full" />
        <p class="tn-field__support">{support.position}</p>
        <FieldRow>
          <TextField {...lineOf(form, 'lat')} width="s" inputmode="decimal" />
          <TextField {...lineOf(form, 'lon')} width="s" inputmode="decimal" />
        </FieldRow>
      </Section>
      <Section id="hours" title={hoursTexts.title}>
        <HoursFields form={form} />
      </Section>
      <UseFields visit={visit} form={form} />
      <AccessFields visit={visit} form={form} />
    </>
  )
}

function UseFields({ visit, form }: Shown) {
  const boxes = (name: 'languages' | 'topics' | 'hazards', list: string) => (
    <CheckboxGroup
      name={name}
      legend={fields[name]}
      inline
      options={optionsOf(visit, list)}
      values={form.values(name)}
      error={form.error(name)}
    />
  )
  return (
    <Section id="use" title={placeFormTexts.use}>
      {boxes('topics', 'topic')}
      {boxes('languages', 'language')}
      <TextArea
        name="welcomes"
        label={fields.welcomes}
        rows={2}
        counter={500}
        value={form.value('welcomes')}
        error={form.error('welcomes')}
      />
      <TextField {...lineOf(form, 'capacity')} support={support.capacity} width="xs" inputmode="numeric" />
      {boxes('hazards', 'hazard')}
    </Section>
  )
}

function AccessFields({ visit, form }: Shown) {
  const { unknown, yes, no } = placeFormTexts.accessOptions
  const options = [
    { value: '', label: unknown },
    { value: 'yes', label: yes },
    { value: 'no', label: no },
  ]
  return (
    <Section id="access" title={placeFormTexts.access}>
      <FieldRow>
        {optionsOf(visit, 'access_feature').map(({ value, label }) => (
          <Select name={`access_${value}`} label={label} required={false} options={options} value={form.value(`access_${value}`)} />
        ))}
      </FieldRow>
    </Section>
  )
}

function CodeSelect({ visit, form }: Shown) {
  return (
    <Select
      name="kind"
      label={fields.kind}
      required
      options={[{ value: '', label: placeFormTexts.choose }, ...optionsOf(visit, 'place_kind')]}
      value={form.value('kind')}
      error={form.error('kind')}
    />
  )
}

function lineOf(form: FormState, name: LineName) {
  return { name, label: fields[name], value: form.value(name), error: form.error(name) }
}

function optionsOf(visit: SignedVisit, list: string) {
  return visit.house.codes.on(list, visit.act.today).map(({ code, label }) => ({ value: code, label }))
}
