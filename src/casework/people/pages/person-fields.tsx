import type { Day } from '../../../kernel/day.ts'
import type { Codes } from '../../../platform/codes.ts'
import { Checkbox, RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Section } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { SEXES } from '../domain/person.ts'
import { texts } from './texts.ts'

/** What the fields of a person take. `brief` asks only what finds the person again: names, birth day, phone, language. */
export type PersonFieldsProps = {
  readonly form: FormState
  readonly codes: Codes
  readonly today: Day
  readonly brief?: boolean | undefined
}

/** The fields of a person, named as in `PERSON_BODY`. Nothing is required but something to call the person by. */
export function PersonFields(props: PersonFieldsProps) {
  return props.brief ? <BriefFields {...props} /> : <AllFields {...props} />
}

function BriefFields(props: PersonFieldsProps) {
  return (
    <>
      <WholeName {...props} />
      <Line {...props} name="called" />
      <Birth {...props} />
      <Line {...props} name="phone" inputmode="tel" />
      <Languages {...props} />
    </>
  )
}

function AllFields(props: PersonFieldsProps) {
  return (
    <>
      <Section id="person-name" title={texts.groups.name}>
        <WholeName {...props} />
        <Line {...props} name="called" />
        <FieldRow>
          <Line {...props} name="formerFamily" width="s" />
          <Line {...props} name="commonName" />
          <Line {...props} name="latin" lang="en" />
        </FieldRow>
      </Section>
      <Section id="person-about" title={texts.groups.about}>
        <Birth {...props} />
        <SexChoice {...props} />
        <Languages {...props} withReading />
      </Section>
      <Section id="person-contact" title={texts.groups.contact}>
        <FieldRow>
          <Line {...props} name="phone" inputmode="tel" width="s" />
          <Line {...props} name="phoneOther" inputmode="tel" width="s" />
          <Line {...props} name="email" inputmode="email" />
        </FieldRow>
        <Words {...props} name="contactNote" rows={2} counter={500} />
      </Section>
      <Section id="person-place" title={texts.groups.place}>
        <Line {...props} name="postalCode" inputmode="numeric" width="s" />
        <Line {...props} name="address" width="full" />
        <Words {...props} name="note" rows={3} counter={2000} />
      </Section>
    </>
  )
}

function WholeName(props: PersonFieldsProps) {
  return (
    <>
      <FieldRow>
        <Line {...props} name="family" width="s" />
        <Line {...props} name="given" width="s" />
      </FieldRow>
      <FieldRow>
        <Line {...props} name="familyKana" width="s" />
        <Line {...props} name="givenKana" width="s" />
      </FieldRow>
    </>
  )
}

function Birth({ form }: PersonFieldsProps) {
  return <DayField name="birthDate" label={texts.fields.birthDate} value={form.value('birthDate')} error={form.error('birthDate')} />
}

function SexChoice({ form }: PersonFieldsProps) {
  const options = SEXES.map(value => ({ value, label: texts.sex[value] }))
  return (
    <RadioGroup
      name="sex"
      legend={texts.fields.sex}
      options={options}
      inline
      value={form.value('sex') || 'not_stated'}
      error={form.error('sex')}
    />
  )
}

function Languages({ form, codes, today, withReading }: PersonFieldsProps & { readonly withReading?: boolean }) {
  const options = codes.on('language', today).map(({ code, label }) => ({ value: code, label }))
  const choice = (name: 'language' | 'readingLanguage') => ({
    name,
    label: texts.fields[name],
    support: texts.support[name],
    error: form.error(name),
    width: 's' as const,
  })
  const spoken = <Select {...choice('language')} options={options} value={form.value('language') || 'ja'} />
  return (
    <>
      {withReading ? (
        <FieldRow>
          {spoken}
          <Select
            {...choice('readingLanguage')}
            options={[{ value: '', label: texts.sameAsSpoken }, ...options]}
            value={form.value('readingLanguage')}
          />
        </FieldRow>
      ) : (
        spoken
      )}
      <Checkbox
        name="interpreter"
        label={texts.fields.interpreter}
        checked={form.value('interpreter') === 'yes'}
        error={form.error('interpreter')}
      />
    </>
  )
}

type Named = { readonly form: FormState; readonly name: keyof typeof texts.fields }

function Line(
  props: Named & { readonly width?: 's' | 'm' | 'full'; readonly inputmode?: 'tel' | 'email' | 'numeric'; readonly lang?: string },
) {
  const { form, name, width, inputmode, lang } = props
  return (
    <TextField
      name={name}
      label={texts.fields[name]}
      support={supportOf(name)}
      value={form.value(name)}
      error={form.error(name)}
      width={width ?? 'm'}
      inputmode={inputmode}
      lang={lang}
    />
  )
}

function Words({ form, name, rows, counter }: Named & { readonly rows: number; readonly counter: number }) {
  return (
    <TextArea
      name={name}
      label={texts.fields[name]}
      support={supportOf(name)}
      value={form.value(name)}
      error={form.error(name)}
      rows={rows}
      counter={counter}
    />
  )
}

function supportOf(name: string): string | undefined {
  return Object.entries(texts.support).find(([field]) => field === name)?.[1]
}
