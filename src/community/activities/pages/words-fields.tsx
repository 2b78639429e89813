import type { SignedVisit } from '../../../platform/http/route.ts'
import { CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { BodyChoice } from '../acts/choices.ts'
import type { ActivityWords } from '../domain/activity.ts'
import { ACTIVITY_AUDIENCES, KINDS } from '../domain/activity.ts'
import { texts } from './texts.ts'

const { fields, support } = texts

/** The first fields: what it is called, and of which kind it is. */
export function NameFields(props: { readonly form: FormState }) {
  const { form } = props
  const field = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  return (
    <>
      <TextField {...field('name')} label={fields.name} support={support.name} required width="full" />
      <RadioGroup
        {...field('kind')}
        legend={fields.kind}
        required
        inline
        options={KINDS.map(value => ({ value, label: texts.kinds[value] }))}
      />
      <TextField {...field('place')} label={fields.place} width="l" />
    </>
  )
}

/** What else people are told; all of it may wait. */
export function TellFields(props: { readonly visit: SignedVisit; readonly form: FormState; readonly bodies: readonly BodyChoice[] }) {
  const { form, visit } = props
  const field = (name: string) => ({ name, value: form.value(name), error: form.error(name) })
  const names = ['words', 'openTo', 'fee', 'bring', 'accessNotes', 'transport', 'hostName', 'bodyId', 'themes']
  return (
    <Disclosure summary="くわしい案内（あとからでも書けます）" isOpen={names.some(name => form.error(name) || form.value(name))}>
      <TextArea {...field('words')} label={fields.words} support={support.words} rows={3} />
      <TextField {...field('openTo')} label={fields.openTo} support={support.openTo} width="l" />
      <TextField {...field('fee')} label={fields.fee} support={support.fee} width="m" />
      <TextField {...field('bring')} label={fields.bring} support={support.bring} width="l" />
      <TextField {...field('accessNotes')} label={fields.accessNotes} support={support.accessNotes} width="l" />
      <TextField {...field('transport')} label={fields.transport} support={support.transport} width="l" />
      <Select
        {...field('bodyId')}
        label={fields.bodyId}
        width="l"
        options={[
          { value: '', label: texts.noBody },
          ...props.bodies.map(({ id, name, councilName }) => ({ value: id, label: name, group: councilName ?? texts.cityWide })),
        ]}
      />
      <TextField {...field('hostName')} label={fields.hostName} width="l" />
      <CheckboxGroup
        name="themes"
        legend={fields.themes}
        support={texts.themesSupport}
        inline
        options={visit.house.codes.on('community_theme', visit.act.today).map(({ code, label }) => ({ value: code, label }))}
        values={form.values('themes')}
        error={form.error('themes')}
      />
      <RadioGroup
        {...field('audience')}
        legend={fields.audience}
        options={ACTIVITY_AUDIENCES.map(value => ({ value, label: texts.audiences[value] }))}
      />
    </Disclosure>
  )
}

/** The words of an activity as the fields of the form. */
export function wordsFields(words: ActivityWords): Readonly<Record<string, string | readonly string[] | null>> {
  const { name, kind, themes, place, openTo, fee, bring, accessNotes, transport, bodyId, hostName, audience } = words
  return { name, kind, words: words.words, themes, place, openTo, fee, bring, accessNotes, transport, bodyId, hostName, audience }
}
