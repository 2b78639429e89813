import type { SignedVisit } from '../../../platform/http/route.ts'
import { Checkbox } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Household } from '../domain/household.ts'
import { householdTexts } from './household-texts.ts'
import { texts } from './texts.ts'

const { fields, support } = householdTexts

type Shown = { readonly visit: SignedVisit; readonly form: FormState }

/** The household itself: what it is called and where it is. */
export function PlaceFields({ form }: Pick<Shown, 'form'>) {
  const line = (name: 'label' | 'postalCode' | 'address') => ({
    name,
    label: fields[name],
    value: form.value(name),
    error: form.error(name),
  })
  return (
    <>
      <TextField {...line('label')} required support={support.label} />
      <TextField {...line('postalCode')} support={texts.support.postalCode} width="s" inputmode="numeric" />
      <TextField {...line('address')} width="full" />
      <TextArea name="note" label={fields.note} value={form.value('note')} error={form.error('note')} rows={3} counter={2000} />
    </>
  )
}

/** What somebody is in the household. `withDay` also asks since when. */
export function RelationshipFields({ visit, form, withDay }: Shown & { readonly withDay?: boolean }) {
  return (
    <>
      <FieldRow>
        <CodeSelect visit={visit} form={form} name="relationship" list="relationship" />
        {withDay && (
          <DayField name="from" label={fields.from} support={support.fromToday} value={form.value('from')} error={form.error('from')} />
        )}
      </FieldRow>
      <Checkbox name="cohabits" label={fields.cohabits} checked={form.value('cohabits') === 'yes'} error={form.error('cohabits')} />
    </>
  )
}

/** One code of a list, nothing chosen in advance. */
export function CodeSelect(props: Shown & { readonly name: 'relationship' | 'kind'; readonly list: string }) {
  const { visit, form, name } = props
  const options = visit.house.codes.on(props.list, visit.act.today).map(({ code, label }) => ({ value: code, label }))
  return (
    <Select
      name={name}
      label={fields[name]}
      support={name === 'relationship' ? support.relationship : undefined}
      required
      options={[{ value: '', label: householdTexts.choose }, ...options]}
      value={form.value(name)}
      error={form.error(name)}
    />
  )
}

/** One of those who are in the household now. */
export function MemberSelect(props: {
  readonly form: FormState
  readonly household: Household
  readonly name: 'personId' | 'carer' | 'caredFor'
}) {
  const { form, household, name } = props
  const options = household.members.map(member => ({ value: member.personId, label: member.name }))
  return (
    <Select
      name={name}
      label={fields[name]}
      required
      options={[{ value: '', label: householdTexts.choose }, ...options]}
      value={form.value(name)}
      error={form.error(name)}
    />
  )
}
