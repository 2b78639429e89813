import type { SignedVisit } from '../../../platform/http/route.ts'
import { CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TREASURE_TYPES } from '../domain/treasure.ts'
import { texts } from './texts.ts'

const { fields, support } = texts

/** Everything that is said of a treasure: what it is first, the rest folded. */
export function SaidFields(props: { readonly visit: SignedVisit; readonly form: FormState; readonly isOpen: boolean }) {
  const { visit, form } = props
  const themes = visit.house.codes.on('community_theme', visit.act.today)
  return (
    <>
      <TextField
        name="name"
        label={fields.name}
        support={support.name}
        required
        width="full"
        value={form.value('name')}
        error={form.error('name')}
      />
      <Select
        name="type"
        label={fields.type}
        required
        width="m"
        options={[{ value: '', label: texts.choose }, ...TREASURE_TYPES.map(value => ({ value, label: texts.types[value] }))]}
        value={form.value('type')}
        error={form.error('type')}
      />
      <TextArea
        name="story"
        label={fields.story}
        support={support.story}
        rows={5}
        counter={4000}
        value={form.value('story')}
        error={form.error('story')}
      />
      <CheckboxGroup
        name="themes"
        inline
        legend={fields.themes}
        support={support.themes}
        options={themes.map(({ code, label }) => ({ value: code, label }))}
        values={form.values('themes')}
        error={form.error('themes')}
      />
      <Line form={form} name="tellerName" hint={support.names} />
      <Line form={form} name="stewardName" hint={support.names} />
      <Disclosure summary={fields.access} isOpen={props.isOpen || form.hasErrors}>
        <AccessFields form={form} />
      </Disclosure>
      {visit.signedIn.reader.duties.has('outreach') && (
        <RadioGroup
          name="audience"
          legend={fields.audience}
          options={(['council', 'staff'] as const).map(value => ({ value, label: texts.audiences[value] }))}
          value={form.value('audience') || 'council'}
          error={form.error('audience')}
        />
      )}
    </>
  )
}

function AccessFields(props: { readonly form: FormState }) {
  const { form } = props
  return (
    <>
      <Line form={form} name="place" hint={support.place} />
      <p class="tn-field__support">{support.point}</p>
      <FieldRow>
        <TextField name="lat" label={fields.lat} width="s" inputmode="decimal" value={form.value('lat')} error={form.error('lat')} />
        <TextField name="lon" label={fields.lon} width="s" inputmode="decimal" value={form.value('lon')} error={form.error('lon')} />
      </FieldRow>
      <Line form={form} name="openWhen" />
      <Line form={form} name="how" />
      <Line form={form} name="cost" />
      <Line form={form} name="barrierFree" />
    </>
  )
}

function Line(props: {
  readonly form: FormState
  readonly name: 'tellerName' | 'stewardName' | 'place' | 'openWhen' | 'how' | 'cost' | 'barrierFree'
  readonly hint?: string
}) {
  const { form, name } = props
  return <TextField name={name} label={fields[name]} support={props.hint} width="l" value={form.value(name)} error={form.error(name)} />
}
