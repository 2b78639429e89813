import type { SignedVisit } from '../../../platform/http/route.ts'
import { RadioGroup } from '../../../ui/choice.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import type { FormState } from '../../../ui/form-state.ts'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { EntryWhole } from '../acts/read-liaison.ts'
import { isTold, STAGES } from '../domain/entry.ts'
import { texts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly whole: EntryWhole; readonly refused: RefusedForm | undefined }
type At = (name: string) => string

/** Everything that can be done with an entry by those who keep it, what is most likely next first. */
export function EntryForms(props: Props) {
  const { visit, whole, refused } = props
  const { entry } = whole
  const deed = (verb: string, summary: string) => ({
    visit,
    refused,
    verb,
    summary,
    button: summary,
    action: `/liaison/entries/${entry.id}/${verb}`,
    version: entry.version,
  })
  return (
    <>
      {!isTold(entry) &&
        (entry.isWordedByMe ? (
          <p>{texts.checkOwn}</p>
        ) : (
          <VerbForm {...deed('check', texts.check)}>{() => <p>{texts.checkLead}</p>}</VerbForm>
        ))}
      <VerbForm {...deed('stage', texts.stage)} kind="secondary">
        {(form, at) => (
          <>
            <RadioGroup
              id={at('stage')}
              name="stage"
              legend={texts.fields.stage}
              required
              inline
              options={STAGES.filter(stage => stage !== entry.stage).map(value => ({ value, label: texts.stages[value] }))}
              value={form.value('stage')}
              error={form.error('stage')}
            />
            <Line form={form} at={at} isNeeded />
          </>
        )}
      </VerbForm>
      <VerbForm {...deed('join', texts.join)} button={texts.joinButton} kind="secondary">
        {(form, at) => (
          <Select
            id={at('to')}
            name="to"
            label={texts.fields.to}
            required
            options={[
              { value: '', label: '' },
              ...whole.joinable.map(({ kind, id, title }) => ({ value: `${kind} ${id}`, label: title, group: texts.kinds[kind] })),
            ]}
            value={form.value('to')}
            error={form.error('to')}
          />
        )}
      </VerbForm>
      {entry.side === 'offer' && <AdoptForm {...props} />}
      {isTold(entry) && (
        <VerbForm {...deed('withdraw', texts.withdraw)} kind="danger">
          {(form, at) => <Line form={form} at={at} />}
        </VerbForm>
      )}
      <VerbForm {...deed('close', entry.state === 'open' ? texts.close : texts.reopen)} kind="secondary">
        {(form, at) => <Line form={form} at={at} isNeeded />}
      </VerbForm>
    </>
  )
}

function AdoptForm({ visit, whole, refused }: Props) {
  return (
    <VerbForm
      visit={visit}
      refused={refused}
      verb="adopt"
      summary={texts.adopt}
      button={texts.save}
      kind="secondary"
      action={`/liaison/entries/${whole.entry.id}/adopt`}
    >
      {(form, at) => (
        <>
          <Select
            id={at('parentId')}
            name="parentId"
            label={texts.fields.parent}
            options={[
              { value: '', label: '' },
              ...whole.others.map(({ id, title, councilName }) => ({ value: id, label: `${title}（${councilName}）` })),
            ]}
            value={form.value('parentId')}
            error={form.error('parentId')}
          />
          <TextField
            id={at('fromWhere')}
            name="fromWhere"
            label={texts.fields.fromWhere}
            support={texts.support.fromWhere}
            width="l"
            value={form.value('fromWhere')}
            error={form.error('fromWhere')}
          />
          <TextArea
            id={at('changed')}
            name="changed"
            label={texts.fields.changed}
            support={texts.support.changed}
            required
            rows={2}
            value={form.value('changed')}
            error={form.error('changed')}
          />
          <DayField
            id={at('since')}
            name="since"
            label={texts.fields.since}
            required
            value={form.value('since')}
            error={form.error('since')}
          />
        </>
      )}
    </VerbForm>
  )
}

function Line(props: { readonly form: FormState; readonly at: At; readonly isNeeded?: boolean }) {
  const { form, at } = props
  return (
    <TextArea
      id={at('words')}
      name="words"
      label={texts.fields.stepWords}
      required={props.isNeeded === true ? true : 'optional'}
      rows={2}
      value={form.value('words')}
      error={form.error('words')}
    />
  )
}
