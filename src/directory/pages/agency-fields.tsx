import type { SignedVisit } from '../../platform/http/route.ts'
import { CheckboxGroup } from '../../ui/choice.tsx'
import type { FormState } from '../../ui/form-state.ts'
import { Disclosure, Section } from '../../ui/section.tsx'
import type { SelectOption } from '../../ui/select.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { MOST_OFFERS } from './agency-body.ts'
import { HoursFields } from './hours-fields.tsx'
import { placeFormTexts } from './place-form-texts.ts'
import { texts } from './texts.ts'

type Shown = { readonly visit: SignedVisit; readonly form: FormState }

/** What keepers may change of an agency: who it is and what it does, its hours, and its offers. */
export function AgencyFields(props: Shown & { readonly areas: readonly SelectOption[] }) {
  const { visit, form } = props
  const line = (name: 'name' | 'kana' | 'phone' | 'url' | 'area' | 'languages') => ({
    name,
    label: texts[name],
    value: form.value(name),
    error: form.error(name),
  })
  const long = (name: 'does' | 'doesNot' | 'doesEasy') => ({
    name,
    label: texts[name],
    value: form.value(name),
    error: form.error(name),
    rows: 3,
    counter: 500,
  })
  return (
    <>
      <Section id="basics" title={texts.basics}>
        <TextField {...line('name')} required width="l" />
        <TextField {...line('kana')} required support={placeFormTexts.support.kana} width="l" />
        <TextArea {...long('does')} required />
        <TextArea {...long('doesNot')} required support={texts.doesNotSupport} />
        <TextArea {...long('doesEasy')} support={texts.doesEasySupport} />
        <Select {...line('area')} required options={props.areas} />
        <CheckboxGroup
          name="languages"
          legend={texts.languages}
          required
          inline
          options={optionsOf(visit, 'language')}
          values={form.values('languages')}
          error={form.error('languages')}
        />
        <TextField {...line('phone')} support={placeFormTexts.support.phone} width="s" inputmode="tel" />
        <TextField {...line('url')} support={placeFormTexts.support.url} width="full" />
      </Section>
      <Section id="hours" title={texts.hours}>
        <HoursFields form={form} />
      </Section>
      <OfferFields visit={visit} form={form} />
    </>
  )
}

function OfferFields({ visit, form }: Shown) {
  const rows = Array.from({ length: MOST_OFFERS }, (_, index) => index + 1)
  const used = Math.max(0, ...rows.filter(row => form.value(`offer${row}Name`) !== '' || form.error(`offer${row}Name`)))
  return (
    <Section id="offers" title={texts.offers}>
      <p class="tn-field__support">{texts.offerSupport}</p>
      {rows.slice(0, Math.max(3, used + 1)).map(row => (
        <Disclosure summary={form.value(`offer${row}Name`) || texts.offerRow(row)} isOpen={row <= used}>
          <TextField
            name={`offer${row}Name`}
            label={texts.offerName}
            value={form.value(`offer${row}Name`)}
            error={form.error(`offer${row}Name`)}
            width="l"
          />
          <TextArea
            name={`offer${row}Text`}
            label={texts.offerText}
            rows={2}
            counter={500}
            value={form.value(`offer${row}Text`)}
            error={form.error(`offer${row}Text`)}
          />
          <CheckboxGroup
            name={`offer${row}Topics`}
            legend={texts.topic}
            inline
            options={optionsOf(visit, 'topic')}
            values={form.values(`offer${row}Topics`)}
            error={form.error(`offer${row}Topics`)}
          />
        </Disclosure>
      ))}
    </Section>
  )
}

function optionsOf(visit: SignedVisit, list: string) {
  return visit.house.codes.on(list, visit.act.today).map(({ code, label }) => ({ value: code, label }))
}
