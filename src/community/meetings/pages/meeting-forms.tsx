import type { SignedVisit } from '../../../platform/http/route.ts'
import { ActionForm, ButtonRow } from '../../../ui/button.tsx'
import { RadioGroup } from '../../../ui/choice.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { MeetingWhole } from '../acts/read-meetings.ts'
import type { AgendaItem } from '../domain/agenda.ts'
import { ITEM_KINDS } from '../domain/agenda.ts'
import type { Step } from '../domain/steps.ts'
import { stateAfter } from '../domain/steps.ts'
import { texts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly whole: MeetingWhole; readonly refused: RefusedForm | undefined }

/** What a keeper does with a meeting before it is closed. */
export function MeetingForms(props: Props) {
  const { meeting } = props.whole
  const here = `/meetings/${meeting.id}`
  const deed = { ...props, version: meeting.version }
  return (
    <>
      <VerbForm {...deed} action={`${here}/add-item`} verb="add-item" summary={texts.addItem} button={texts.addItem}>
        {state => <ItemFields form={state} whole={props.whole} />}
      </VerbForm>
      <ButtonRow>
        <StepButton {...props} step="call" label={texts.call} />
        <StepButton {...props} step="hold" label={texts.hold} />
        <StepButton {...props} step="gather" label={texts.gather} />
      </ButtonRow>
      {stateAfter(meeting.state, 'cancel') && (
        <VerbForm {...deed} action={`${here}/cancel`} verb="cancel" summary={texts.cancel} button={texts.cancel}>
          {state => (
            <TextArea name="why" label={texts.fields.why} required rows={2} value={state.value('why')} error={state.error('why')} />
          )}
        </VerbForm>
      )}
    </>
  )
}

/** A step that needs no words: one button, where the step is possible. */
export function StepButton(props: {
  readonly visit: SignedVisit
  readonly whole: MeetingWhole
  readonly step: Step | 'gather'
  readonly label: string
  readonly kind?: 'primary' | 'secondary'
}) {
  const { meeting } = props.whole
  if (props.step !== 'gather' && stateAfter(meeting.state, props.step) === undefined) return null
  return (
    <ActionForm
      action={`/meetings/${meeting.id}/${props.step}`}
      token={props.visit.formToken}
      kind={props.kind ?? 'secondary'}
      version={meeting.version}
      idempotencyKey={`${props.step}-${meeting.id}-${meeting.version}`}
    >
      {props.label}
    </ActionForm>
  )
}

/** The fields of an item; a new one can be about an issue of the neighbourhood. */
export function ItemFields(props: { readonly form: FormState; readonly whole: MeetingWhole; readonly item?: AgendaItem }) {
  const { form, item, whole } = props
  const place = item?.id ?? 'new'
  const field = (name: string) => ({ id: `${name}-${place}`, name, value: form.value(name), error: form.error(name) })
  const above = whole.items.filter(one => one.parentId === null && one.id !== item?.id)
  return (
    <>
      {item && <input type="hidden" name="itemId" value={item.id} />}
      <TextField {...field('title')} label={texts.fields.itemTitle} required width="full" />
      <RadioGroup
        {...field('kind')}
        legend={texts.fields.kind}
        required
        inline
        options={ITEM_KINDS.map(value => ({ value, label: texts.kinds[value] }))}
        value={form.value('kind') || 'discuss'}
      />
      <FieldRow>
        <Select
          {...field('parentId')}
          label={texts.fields.parentId}
          options={[{ value: '', label: '―' }, ...above.map(({ id, title }) => ({ value: id, label: title }))]}
        />
        {item && <TextField {...field('order')} label={texts.fields.order} support={texts.support.order} width="xs" inputmode="numeric" />}
        <TextField {...field('minutes')} label={texts.fields.minutes} width="xs" inputmode="numeric" />
        <TextField {...field('broughtBy')} label={texts.fields.broughtBy} width="m" />
      </FieldRow>
      {!item && whole.issuesToChoose.length > 0 && (
        <Select
          {...field('aboutIssue')}
          label={texts.fields.aboutIssue}
          width="full"
          options={[{ value: '', label: '―' }, ...whole.issuesToChoose.map(({ id, title }) => ({ value: id, label: title }))]}
        />
      )}
    </>
  )
}
