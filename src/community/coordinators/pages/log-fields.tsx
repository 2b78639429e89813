import type { SignedVisit } from '../../../platform/http/route.ts'
import { CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Disclosure } from '../../../ui/section.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { LogChoices } from '../acts/open-log.ts'
import { LEANS } from '../domain/field-log.ts'
import { texts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly form: FormState; readonly choices: LogChoices }

/** The fields of one line of the diary, what has to be said first; half a minute with a thumb. */
export function LogFields(props: Props & { readonly isWhole: boolean }) {
  const { form } = props
  return (
    <>
      <CouncilFields {...props} />
      <FunctionFields {...props} />
      <TextArea
        name="did"
        label={texts.fields.did}
        support={texts.support.did}
        required
        rows={2}
        value={form.value('did')}
        error={form.error('did')}
      />
      <RadioGroup
        name="minutes"
        legend={texts.fields.minutes}
        required
        inline
        options={Object.entries(texts.minutes).map(([value, label]) => ({ value, label }))}
        value={form.value('minutes')}
        error={form.error('minutes')}
      />
      <TextArea
        name="noticed"
        label={texts.fields.noticed}
        support={texts.support.noticed}
        rows={2}
        value={form.value('noticed')}
        error={form.error('noticed')}
      />
      <Disclosure summary={texts.more} isOpen={props.isWhole || form.hasErrors || form.draftSavedAt !== undefined}>
        <MoreFields {...props} />
      </Disclosure>
    </>
  )
}

/** What is known without asking most days: when it was, where and with whom, for whom, and what comes next. */
function MoreFields(props: Props) {
  const { form } = props
  const text = (name: 'place' | 'met' | 'nextStep') => ({
    name,
    label: texts.fields[name],
    value: form.value(name),
    error: form.error(name),
  })
  return (
    <>
      <FieldRow>
        <DayField name="on" label={texts.fields.on} required value={form.value('on')} error={form.error('on')} />
        <TextField
          name="minutesOther"
          label={texts.fields.minutesOther}
          support={texts.support.minutesOther}
          inputmode="numeric"
          width="xs"
          value={form.value('minutesOther')}
          error={form.error('minutesOther')}
        />
      </FieldRow>
      <TextField {...text('place')} width="full" />
      <TextField {...text('met')} support={texts.support.met} width="full" />
      <BodyFields {...props} />
      <RadioGroup
        name="lean"
        legend={texts.fields.lean}
        support={texts.support.lean}
        inline
        options={LEANS.map(value => ({ value, label: texts.leans[value] }))}
        value={form.value('lean')}
        error={form.error('lean')}
      />
      <TextField {...text('nextStep')} width="full" />
      <DayField name="nextOn" label={texts.fields.nextOn} value={form.value('nextOn')} error={form.error('nextOn')} />
    </>
  )
}

/** Which councils; one's own stand open, the others are folded away. */
function CouncilFields({ form, choices }: Props) {
  const chosen = form.values('councils')
  const box = ({ no, name }: { readonly no: number; readonly name: string }) => ({ value: String(no), label: name })
  const [own, others] = [
    choices.councils.filter(({ no }) => choices.own.includes(no)),
    choices.councils.filter(({ no }) => !choices.own.includes(no)),
  ]
  return (
    <>
      {own.length > 0 && (
        <CheckboxGroup
          name="councils"
          legend={texts.fields.councils}
          options={own.map(box)}
          values={chosen}
          error={form.error('councils')}
          inline
        />
      )}
      <Disclosure
        summary={own.length > 0 ? texts.fields.otherCouncils : texts.fields.councils}
        isOpen={others.some(({ no }) => chosen.includes(String(no)))}
      >
        <CheckboxGroup
          id={own.length > 0 ? 'f-councils-others' : undefined}
          name="councils"
          legend={texts.fields.otherCouncils}
          options={others.map(box)}
          values={chosen}
          inline
        />
      </Disclosure>
    </>
  )
}

function FunctionFields({ visit, form }: Props) {
  return (
    <CheckboxGroup
      name="functions"
      legend={texts.fields.functions}
      support={texts.support.functions}
      required
      inline
      options={visit.house.codes.on('coordinator_function', visit.act.today).map(({ code, label }) => ({ value: code, label }))}
      values={form.values('functions')}
      error={form.error('functions')}
    />
  )
}

function BodyFields({ form, choices }: Props) {
  const chosen = form.values('bodies')
  return (
    <Disclosure summary={texts.meeting} isOpen={chosen.length > 0}>
      <CheckboxGroup
        name="bodies"
        legend={texts.fields.bodies}
        options={choices.bodies.map(({ id, name }) => ({ value: id, label: name }))}
        values={chosen}
        error={form.error('bodies')}
      />
    </Disclosure>
  )
}
