import { DayField } from '../../../../ui/day-field.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import { circularTexts } from './texts.ts'

/** Everything that will stand on the paper, in the order in which it stands there: the telephone first. */
export function WordFields({ form }: { readonly form: FormState }) {
  const { fields, support } = circularTexts
  const field = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  return (
    <>
      <FieldRow>
        <TextField {...field('phone')} label={fields.phone} support={support.phone} required width="m" />
        <TextField {...field('contact')} label={fields.contact} support={support.contact} width="l" />
      </FieldRow>
      <TextField {...field('title')} label={fields.title} required width="l" />
      <TextArea {...field('words')} label={fields.words} support={support.words} required rows={10} />
      <TextArea {...field('questions')} label={fields.questions} support={support.questions} rows={5} />
      <DayField {...field('answerBy')} label={fields.answerBy} />
    </>
  )
}
