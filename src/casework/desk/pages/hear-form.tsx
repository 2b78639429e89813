import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../../ui/choice.tsx'
import { FieldRow } from '../../../ui/field-row.tsx'
import { Form } from '../../../ui/form.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Disclosure } from '../../../ui/section.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { texts } from './texts.ts'
import { optionsOf } from './words.ts'

const { fields, support, sections } = texts

/**
 * The one form for every channel: two answers suffice, the rest is folded until somebody needs it.
 * The field of welfare is never asked first; topics are a checklist afterwards.
 */
export function HearForm(props: { readonly visit: SignedVisit; readonly form: FormState; readonly version?: number | undefined }) {
  const { visit, form } = props
  const isNew = props.version === undefined
  return (
    <Form
      action={visit.path}
      token={visit.formToken}
      draftKey={visit.path}
      idempotencyKey={form.idempotencyKey}
      version={props.version}
      autosave
    >
      {props.version !== undefined && <input type="hidden" name="basedOn" value={String(props.version)} />}
      {form.error('isConfirmed') && (
        <Checkbox
          name="isConfirmed"
          label={fields.isConfirmed}
          checked={form.value('isConfirmed') !== ''}
          error={form.error('isConfirmed')}
        />
      )}
      <RadioGroup
        name="channel"
        legend={fields.channel}
        required
        inline
        options={optionsOf(visit, 'channel')}
        value={form.value('channel')}
        error={form.error('channel')}
      />
      <UrgentPart {...props} />
      <TextArea
        name="statement"
        label={fields.statement}
        support={support.statement}
        required
        rows={7}
        value={form.value('statement')}
        error={form.error('statement')}
      />
      <Disclosure summary={sections.words} isOpen={!isNew || has(form, 'familyStatement', 'workerView')}>
        <TextArea
          name="familyStatement"
          label={fields.familyStatement}
          support={support.familyStatement}
          value={form.value('familyStatement')}
          error={form.error('familyStatement')}
        />
        <TextArea
          name="workerView"
          label={fields.workerView}
          support={support.workerView}
          value={form.value('workerView')}
          error={form.error('workerView')}
        />
      </Disclosure>
      <Disclosure summary={sections.topics} isOpen={!isNew || has(form, 'topics', 'mainTopic')}>
        <CheckboxGroup
          name="topics"
          legend={fields.topics}
          inline
          options={optionsOf(visit, 'topic')}
          values={form.values('topics')}
          error={form.error('topics')}
        />
        <Select
          name="mainTopic"
          label={fields.mainTopic}
          options={[{ value: '', label: '' }, ...optionsOf(visit, 'topic')]}
          value={form.value('mainTopic')}
          error={form.error('mainTopic')}
        />
      </Disclosure>
      <Disclosure
        summary={sections.who}
        isOpen={!isNew || has(form, 'called', 'visitorName', 'visitorRelation', 'visitorPhone', 'contactNote')}
      >
        <WhoPart {...props} />
      </Disclosure>
      <Disclosure summary={sections.needs} isOpen={!isNew || has(form, 'accessNeeds', 'interpreter')}>
        <FieldRow>
          <Select
            name="language"
            label={fields.language}
            options={optionsOf(visit, 'language')}
            value={form.value('language') || 'ja'}
            error={form.error('language')}
          />
          <Checkbox name="interpreter" label={fields.interpreter} checked={form.value('interpreter') !== ''} />
        </FieldRow>
        <TextArea
          name="accessNeeds"
          label={fields.accessNeeds}
          support={support.accessNeeds}
          rows={3}
          value={form.value('accessNeeds')}
          error={form.error('accessNeeds')}
        />
      </Disclosure>
      <Disclosure summary={sections.gap} isOpen={has(form, 'gapNeed')}>
        <TextArea
          name="gapNeed"
          label={fields.gapNeed}
          support={support.gapNeed}
          rows={3}
          value={form.value('gapNeed')}
          error={form.error('gapNeed')}
        />
      </Disclosure>
      <ButtonRow>
        <Button kind="primary">{isNew ? texts.receive : texts.save}</Button>
      </ButtonRow>
    </Form>
  )
}

/** Urgency stands open before everything else: what is a matter of life comes before any plan. */
function UrgentPart(props: { readonly visit: SignedVisit; readonly form: FormState }) {
  const { visit, form } = props
  return (
    <>
      <RadioGroup
        name="urgency"
        legend={fields.urgency}
        inline
        options={optionsOf(visit, 'urgency')}
        value={form.value('urgency')}
        error={form.error('urgency')}
      />
      <Disclosure summary={sections.urgent} isOpen={has(form, 'urgentAction')}>
        <TextArea
          name="urgentAction"
          label={fields.urgentAction}
          support={support.urgentAction}
          rows={3}
          value={form.value('urgentAction')}
          error={form.error('urgentAction')}
        />
      </Disclosure>
    </>
  )
}

function WhoPart(props: { readonly form: FormState }) {
  const { form } = props
  return (
    <>
      <TextField
        name="called"
        label={fields.called}
        support={support.called}
        width="m"
        value={form.value('called')}
        error={form.error('called')}
      />
      <FieldRow>
        <TextField
          name="visitorName"
          label={fields.visitorName}
          width="m"
          value={form.value('visitorName')}
          error={form.error('visitorName')}
        />
        <TextField
          name="visitorRelation"
          label={fields.visitorRelation}
          width="s"
          value={form.value('visitorRelation')}
          error={form.error('visitorRelation')}
        />
        <TextField
          name="visitorPhone"
          label={fields.visitorPhone}
          type="tel"
          width="m"
          value={form.value('visitorPhone')}
          error={form.error('visitorPhone')}
        />
      </FieldRow>
      <TextArea
        name="contactNote"
        label={fields.contactNote}
        support={support.contactNote}
        rows={2}
        value={form.value('contactNote')}
        error={form.error('contactNote')}
      />
    </>
  )
}

function has(form: FormState, ...names: readonly string[]): boolean {
  return names.some(name => form.value(name) !== '' || form.error(name) !== undefined)
}
