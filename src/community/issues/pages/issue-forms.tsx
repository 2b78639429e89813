import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { HeardBox } from '../../texts/index.ts'
import { EVIDENCE_KINDS, LEVELS, MOVE_STATES } from '../domain/issue.ts'
import { ShareForms } from './share-forms.tsx'
import { texts } from './texts.ts'
import type { FormsProps } from './verb-form.tsx'
import { VerbForm } from './verb-form.tsx'

/** Everything that can be done with an issue; each form opens by itself, the one that was refused stands open. */
export function IssueForms(props: FormsProps) {
  const { whole } = props
  const { issue } = whole
  if (!whole.isTeller) return null
  if (issue.state === 'merged') {
    return whole.isKeeper ? (
      <VerbForm {...props} verb="part" summary={texts.part} button={texts.part}>
        {(form, at) => <WordsField form={form} id={at('words')} />}
      </VerbForm>
    ) : null
  }
  return (
    <>
      <TellForm {...props} />
      {whole.isKeeper && (
        <>
          <MoveForm {...props} />
          <VerbForm {...props} verb="lift" summary={texts.lift} button={texts.lift}>
            {(form, at) => (
              <>
                <RadioGroup
                  id={at('level')}
                  name="level"
                  legend={texts.fields.level}
                  required
                  options={LEVELS.map(level => ({ value: level, label: texts.levels[level] }))}
                  value={form.value('level') || issue.level}
                  error={form.error('level')}
                />
                <WordsField form={form} id={at('words')} />
              </>
            )}
          </VerbForm>
          <VerbForm {...props} verb="merge" summary={texts.merge} button={texts.merge}>
            {(form, at) => (
              <>
                <p>{texts.mergeWarning}</p>
                <Select
                  id={at('into')}
                  name="into"
                  label={texts.fields.into}
                  required
                  width="full"
                  options={[
                    { value: '', label: '選んでください' },
                    ...whole.others.map(other => ({ value: other.id, label: other.title })),
                  ]}
                  value={form.value('into')}
                  error={form.error('into')}
                />
                <WordsField form={form} id={at('words')} />
              </>
            )}
          </VerbForm>
          <ShareForms {...props} />
        </>
      )}
    </>
  )
}

function MoveForm(props: FormsProps) {
  const { shared, issue } = props.whole
  const { state } = issue
  return (
    <VerbForm {...props} verb="move" summary={texts.move} button={texts.move}>
      {(form, at) => (
        <>
          <RadioGroup
            id={at('to')}
            name="to"
            legend={texts.fields.to}
            required
            options={MOVE_STATES.filter(one => one !== state).map(one => ({ value: one, label: texts.states[one] }))}
            value={form.value('to')}
            error={form.error('to')}
          />
          <WordsField form={form} id={at('words')} />
          <TextField
            id={at('passedOnTo')}
            name="passedOnTo"
            label={texts.fields.passedOnTo}
            support={texts.support.passedOnTo}
            width="l"
            value={form.value('passedOnTo')}
            error={form.error('passedOnTo')}
          />
          <TextArea
            id={at('changedFor')}
            name="changedFor"
            label={texts.fields.changedFor}
            rows={2}
            value={form.value('changedFor')}
            error={form.error('changedFor')}
          />
          {shared?.withdrawnAt === null && (
            <>
              <TextArea
                id={at('changedForOthers')}
                name="changedForOthers"
                label={texts.fields.changedForOthers}
                support={texts.support.changedForOthers}
                rows={2}
                value={form.value('changedForOthers')}
                error={form.error('changedForOthers')}
              />
              <HeardBox form={form} id={at('heard')} />
            </>
          )}
        </>
      )}
    </VerbForm>
  )
}

function TellForm(props: FormsProps) {
  return (
    <VerbForm {...props} verb="tell" summary={texts.tell} button={texts.tell}>
      {(form, at) => (
        <>
          <RadioGroup
            id={at('kind')}
            name="kind"
            legend={texts.fields.kind}
            required
            options={EVIDENCE_KINDS.map(kind => ({ value: kind, label: texts.evidence[kind] }))}
            value={form.value('kind') || 'voice'}
            error={form.error('kind')}
          />
          <TextArea
            id={at('words')}
            name="words"
            label={texts.fields.evidenceWords}
            support={texts.support.words}
            required
            rows={3}
            value={form.value('words')}
            error={form.error('words')}
          />
          <DayField id={at('on')} name="on" label={texts.fields.on} required value={form.value('on')} error={form.error('on')} />
          <TextField
            id={at('howMany')}
            name="howMany"
            label={texts.fields.howMany}
            width="xs"
            inputmode="numeric"
            value={form.value('howMany')}
            error={form.error('howMany')}
          />
          {props.whole.isCoordinator && (
            <RadioGroup
              id={at('audience')}
              name="audience"
              legend={texts.fields.audience}
              options={(['council', 'staff'] as const).map(value => ({ value, label: texts.audiences[value] }))}
              value={form.value('audience') || 'council'}
              error={form.error('audience')}
            />
          )}
        </>
      )}
    </VerbForm>
  )
}

function WordsField(props: { readonly form: FormState; readonly id: string }) {
  return (
    <TextArea
      id={props.id}
      name="words"
      label={texts.fields.stepWords}
      required
      rows={2}
      value={props.form.value('words')}
      error={props.form.error('words')}
    />
  )
}
