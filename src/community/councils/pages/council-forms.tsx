import type { SignedVisit } from '../../../platform/http/route.ts'
import { Checkbox, RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { CouncilWhole } from '../acts/read-councils.ts'
import type { Body, BodyKind } from '../domain/body.ts'
import { BODY_KINDS } from '../domain/body.ts'
import { SETUP_STEPS } from '../domain/setup.ts'
import { kindWords, texts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly whole: CouncilWhole; readonly refused: RefusedForm | undefined }

const { fields } = texts

/** Adds the council's size on a day. */
export function SizeForm(props: Props) {
  return (
    <VerbForm {...props} verb="sizes" action={`/councils/${props.whole.council.no}/sizes`} summary={texts.addSize} button={texts.addSize}>
      {form => (
        <>
          <DayField name="on" label={fields.on} required value={form.value('on')} error={form.error('on')} />
          {(['population', 'households', 'aged65'] as const).map(name => (
            <TextField
              name={name}
              label={fields[name]}
              required
              width="s"
              inputmode="numeric"
              value={form.value(name)}
              error={form.error(name)}
            />
          ))}
          <TextField name="source" label={fields.source} width="l" value={form.value('source')} error={form.error('source')} />
        </>
      )}
    </VerbForm>
  )
}

/** Says how far the council has come on its way to a first meeting. */
export function StepForm(props: Props) {
  return (
    <VerbForm {...props} verb="steps" action={`/councils/${props.whole.council.no}/steps`} summary={texts.writeStep} button={texts.save}>
      {form => (
        <>
          <RadioGroup
            name="step"
            legend={fields.step}
            required
            options={SETUP_STEPS.map(step => ({ value: step, label: texts.steps[step] }))}
            value={form.value('step')}
            error={form.error('step')}
          />
          <DayField
            name="doneOn"
            label={fields.doneOn}
            support={texts.support.stepDay}
            value={form.value('doneOn')}
            error={form.error('doneOn')}
          />
          <TextField name="supporter" label={fields.supporter} width="l" value={form.value('supporter')} error={form.error('supporter')} />
          <TextField name="note" label={fields.note} width="full" value={form.value('note')} error={form.error('note')} />
        </>
      )}
    </VerbForm>
  )
}

/** Founds a body of the council. */
export function FoundForm(props: Props) {
  const { council, bodies } = props.whole
  return <Founding {...props} at={`/councils/${council.no}/bodies`} label={council.bodyLabel} bodies={bodies} kinds={BODY_KINDS} />
}

/** Founds a body that belongs to no council: the liaison of all of them, and the like. */
export function FoundCityForm(props: Omit<Props, 'whole'> & { readonly bodies: readonly Body[] }) {
  const kinds = BODY_KINDS.filter(kind => kind !== 'network_meeting')
  return <Founding {...props} at="/councils/bodies" label={undefined} kinds={kinds} />
}

function Founding(
  props: Omit<Props, 'whole'> & {
    readonly at: string
    /** What the council calls its meeting; of no council, none. */
    readonly label: string | undefined
    readonly bodies: readonly Body[]
    readonly kinds: readonly BodyKind[]
  },
) {
  const { bodies, label = '' } = props
  const isFirst = bodies.length === 0 && label !== ''
  return (
    <VerbForm
      visit={props.visit}
      refused={props.refused}
      verb="bodies"
      action={props.at}
      summary={texts.found}
      button={texts.found}
      initial={{ proxiesCount: 'yes', name: isFirst ? label : '' }}
    >
      {form => (
        <>
          <RadioGroup
            name="kind"
            legend={fields.kind}
            required
            options={props.kinds.map(kind => ({ value: kind, label: kindWords({ kind }, props.label) }))}
            value={form.value('kind') || (isFirst ? 'network_meeting' : '')}
            error={form.error('kind')}
          />
          <BodyFields form={form} above={bodies} />
        </>
      )}
    </VerbForm>
  )
}

/** What is written of a body, new or old. `above`: those it may report to. */
export function BodyFields(props: { readonly form: FormState; readonly above: readonly Body[] }) {
  const { form } = props
  return (
    <>
      <TextField name="name" label={fields.name} required width="l" value={form.value('name')} error={form.error('name')} />
      <Select
        name="parentId"
        label={fields.parentId}
        width="l"
        options={[{ value: '', label: texts.top }, ...props.above.map(({ id, name }) => ({ value: id, label: name }))]}
        value={form.value('parentId')}
        error={form.error('parentId')}
      />
      <DayField name="startedOn" label={fields.startedOn} required value={form.value('startedOn')} error={form.error('startedOn')} />
      <TextField
        name="quorum"
        label={fields.quorum}
        support={texts.support.quorum}
        width="xs"
        inputmode="numeric"
        value={form.value('quorum')}
        error={form.error('quorum')}
      />
      <Checkbox name="proxiesCount" label={fields.proxies} checked={form.value('proxiesCount') !== ''} />
    </>
  )
}
