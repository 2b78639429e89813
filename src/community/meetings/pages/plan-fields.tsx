import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { AUDIENCES } from '../../councils/index.ts'
import { HeardBox } from '../../texts/index.ts'
import { MODES } from '../domain/meeting.ts'
import { texts } from './texts.ts'

const { fields, support } = texts

/** The fields of a planned meeting. */
export function PlanFields(props: { readonly form: FormState }) {
  const { form } = props
  const field = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  return (
    <>
      <TextField {...field('title')} label={fields.title} required width="full" />
      <FieldRow>
        <DayField {...field('on')} label={fields.on} required />
        <TextField {...field('from')} label={fields.from} support={support.clock} required width="xs" />
        <TextField {...field('until')} label={fields.until} support={support.clock} required width="xs" />
      </FieldRow>
      <TextField {...field('place')} label={fields.place} width="l" />
      <RadioGroup {...field('mode')} legend={fields.mode} inline options={MODES.map(value => ({ value, label: texts.modes[value] }))} />
      <RadioGroup
        {...field('audience')}
        legend={fields.audience}
        support={support.audience}
        options={AUDIENCES.map(value => ({ value, label: texts.audiences[value] }))}
      />
      <HeardBox form={form} id="f-heard" />
      <TextArea {...field('hosts')} label={fields.hosts} support={support.hosts} rows={2} />
    </>
  )
}
