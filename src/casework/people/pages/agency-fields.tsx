import type { Agency } from '../../../directory/index.ts'
import { readAgencies } from '../../../directory/index.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { CheckboxGroup } from '../../../ui/choice.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Select } from '../../../ui/select.tsx'
import { consentTexts } from './consent-texts.ts'

const MOST = 300

/** Every agency of the directory, for choosing to whom something may be or was told. */
export async function allAgencies(visit: SignedVisit): Promise<readonly Agency[]> {
  return (await readAgencies(visit.act, { limit: MOST })).agencies
}

/** Several agencies under one name. */
export function AgencyBoxes(props: {
  readonly form: FormState
  readonly agencies: readonly Pick<Agency, 'id' | 'name'>[]
  readonly id?: string | undefined
}) {
  const { form, agencies } = props
  return (
    <CheckboxGroup
      name="agencies"
      id={props.id}
      legend={consentTexts.fields.agencies}
      support={consentTexts.support.agencies}
      required={false}
      options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      values={form.values('agencies')}
      error={form.error('agencies')}
    />
  )
}

/** What may be told, by the categories of consent. */
export function CategoryBoxes(props: {
  readonly visit: SignedVisit
  readonly form: FormState
  readonly name?: 'categories' | 'fields'
  readonly legend?: string
  readonly id?: string | undefined
  readonly only?: readonly string[]
}) {
  const { visit, form, name = 'categories', legend = consentTexts.fields.categories, only } = props
  const codes = visit.house.codes.on('consent_category', visit.act.today).filter(({ code }) => only === undefined || only.includes(code))
  return (
    <CheckboxGroup
      name={name}
      id={props.id}
      legend={legend}
      required={name === 'fields'}
      inline
      options={codes.map(({ code, label }) => ({ value: code, label }))}
      values={form.values(name)}
      error={form.error(name)}
    />
  )
}

/** One agency, or none. */
export function AgencySelect(props: {
  readonly agencies: readonly Pick<Agency, 'id' | 'name'>[]
  readonly name: string
  readonly label: string
  readonly value: string
  readonly error?: string | undefined
  readonly support?: string | undefined
  readonly required?: boolean
  readonly none: string
  readonly width?: 'm' | 'l'
}) {
  const { agencies, none, ...field } = props
  return (
    <Select
      {...field}
      required={props.required ?? false}
      width={props.width ?? 'l'}
      options={[{ value: '', label: none }, ...agencies.map(({ id, name }) => ({ value: id, label: name }))]}
    />
  )
}
