import { RadioGroup } from '../../../ui/choice.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { TextField } from '../../../ui/text-field.tsx'
import { REACHES } from '../domain/participant.ts'
import { peopleTexts as texts } from './people-texts.ts'

const { fields } = texts

/** How somebody is called and reached; only the name has to be there. */
export function PersonFields(props: { readonly form: FormState }) {
  const { form } = props
  return (
    <>
      <TextField name="name" label={fields.name} required width="m" value={form.value('name')} error={form.error('name')} />
      <TextField name="kana" label={fields.kana} width="m" value={form.value('kana')} error={form.error('kana')} />
      <RadioGroup
        name="reach"
        legend={fields.reach}
        required
        options={REACHES.map(reach => ({ value: reach, label: texts.reaches[reach] }))}
        value={form.value('reach')}
        error={form.error('reach')}
      />
      <TextField
        name="phone"
        label={fields.phone}
        support={texts.support.contact}
        width="m"
        inputmode="tel"
        value={form.value('phone')}
        error={form.error('phone')}
      />
      <TextField
        name="mail"
        label={fields.mail}
        support={texts.support.contact}
        width="l"
        inputmode="email"
        value={form.value('mail')}
        error={form.error('mail')}
      />
      <TextField
        name="note"
        label={fields.note}
        support={texts.support.contact}
        width="full"
        value={form.value('note')}
        error={form.error('note')}
      />
    </>
  )
}
