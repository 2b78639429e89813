import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { CONSENT_HOWS, partiesOf, REACHES } from '../domain/consent.ts'
import { texts } from './texts.ts'
import type { FormsProps } from './verb-form.tsx'
import { VerbForm } from './verb-form.tsx'

/** Somebody said yes to be named: whose yes, how it was given, how far it reaches and until when. */
export function ConsentForm(props: FormsProps) {
  const parties = partiesOf(props.whole.treasure)
  const { fields } = texts
  return (
    <VerbForm {...props} verb="consent" summary={texts.consentNew} button={texts.consentNew}>
      {(form, at) => (
        <>
          <RadioGroup
            id={at('whose')}
            name="whose"
            legend={fields.whose}
            required
            options={parties.map(value => ({ value, label: labelOf(props, value) }))}
            value={form.value('whose') || parties[0]}
            error={form.error('whose')}
          />
          {parties.includes('gift') && (
            <TextField
              id={at('personName')}
              name="personName"
              label={fields.personName}
              support={texts.support.personName}
              value={form.value('personName')}
              error={form.error('personName')}
            />
          )}
          <Select
            id={at('participantId')}
            name="participantId"
            label={fields.participant}
            width="m"
            options={[{ value: '', label: '―' }, ...props.whole.participants.map(({ id, name }) => ({ value: id, label: name }))]}
            value={form.value('participantId')}
            error={form.error('participantId')}
          />
          <RadioGroup
            id={at('how')}
            name="how"
            legend={fields.consentHow}
            required
            options={CONSENT_HOWS.map(value => ({ value, label: texts.hows[value] }))}
            value={form.value('how')}
            error={form.error('how')}
          />
          <TextField
            id={at('proxyName')}
            name="proxyName"
            label={fields.proxyName}
            value={form.value('proxyName')}
            error={form.error('proxyName')}
          />
          <RadioGroup
            id={at('scope')}
            name="scope"
            legend={fields.scope}
            required
            options={REACHES.map(value => ({ value, label: texts.reaches[value] }))}
            value={form.value('scope') || 'council'}
            error={form.error('scope')}
          />
          <DayField
            id={at('givenOn')}
            name="givenOn"
            label={fields.givenOn}
            required
            value={form.value('givenOn')}
            error={form.error('givenOn')}
          />
          <DayField
            id={at('validUntil')}
            name="validUntil"
            label={fields.validUntil}
            value={form.value('validUntil')}
            error={form.error('validUntil')}
          />
        </>
      )}
    </VerbForm>
  )
}

function labelOf({ whole }: FormsProps, party: 'gift' | 'teller' | 'steward'): string {
  const { tellerName, stewardName } = whole.treasure
  const name = party === 'teller' ? tellerName : party === 'steward' ? stewardName : null
  return name === null ? texts.parties[party] : `${texts.parties[party]}　${name}`
}
