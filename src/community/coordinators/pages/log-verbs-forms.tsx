import type { SignedVisit } from '../../../platform/http/route.ts'
import { Select } from '../../../ui/select.tsx'
import { TextArea } from '../../../ui/text-area.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import type { LogWhole } from '../acts/read-logs.ts'
import { firstWords } from '../domain/first-words.ts'
import { texts } from './texts.ts'

type Props = { readonly visit: SignedVisit; readonly whole: LogWhole; readonly refused: RefusedForm | undefined }
type Choice = { readonly value: string; readonly label: string }

/** The next step was taken: with a line about what came of it. */
export function StepForm({ visit, whole, refused }: Props) {
  const { log } = whole
  if (log.nextStep === '' || log.nextDoneOn !== null) return null
  return (
    <VerbForm
      visit={visit}
      refused={refused}
      action={`/field-logs/${log.id}/step`}
      verb="step"
      summary={texts.step}
      button={texts.stepButton}
      kind="secondary"
    >
      {(form, at) => (
        <TextArea
          id={at('words')}
          name="words"
          label={texts.fields.stepWords}
          rows={2}
          value={form.value('words')}
          error={form.error('words')}
        />
      )}
    </VerbForm>
  )
}

/** What was noticed becomes an issue or a treasure of a council: one press, with the words already there. */
export function PromoteForms(
  props: Props & {
    readonly councils: readonly { readonly no: number; readonly name: string }[]
    readonly types: readonly Choice[]
  },
) {
  const { visit, whole, refused } = props
  const { log } = whole
  if (log.noticed === '') return null
  const own = props.councils.filter(({ no }) => log.councils.length === 0 || log.councils.includes(no))
  const councils = own.map(({ no, name }) => ({ value: String(no), label: name }))
  const initial = {
    title: firstWords(log.noticed),
    words: log.noticed,
    councilNo: councils.length === 1 ? (councils[0]?.value ?? '') : '',
    type: 'place',
  }
  return (
    <>
      {(['issue', 'treasure'] as const).map(to => (
        <VerbForm
          visit={visit}
          refused={refused}
          action={`/field-logs/${log.id}/${to}`}
          verb={to}
          summary={to === 'issue' ? texts.toIssue : texts.toTreasure}
          button={to === 'issue' ? texts.toIssue : texts.toTreasure}
          initial={initial}
        >
          {(form, at) => (
            <>
              <p>{texts.promoteLead}</p>
              <TextField
                id={at('title')}
                name="title"
                label={texts.fields.title}
                required
                width="full"
                value={form.value('title')}
                error={form.error('title')}
              />
              <TextArea
                id={at('words')}
                name="words"
                label={texts.fields.promotedWords}
                support={texts.support.promotedWords}
                required
                rows={3}
                value={form.value('words')}
                error={form.error('words')}
              />
              <Select
                id={at('councilNo')}
                name="councilNo"
                label={texts.fields.council}
                required
                options={[{ value: '', label: '' }, ...councils]}
                value={form.value('councilNo')}
                error={form.error('councilNo')}
              />
              {to === 'treasure' && (
                <Select
                  id={at('type')}
                  name="type"
                  label={texts.fields.type}
                  required
                  options={props.types}
                  value={form.value('type')}
                  error={form.error('type')}
                />
              )}
            </>
          )}
        </VerbForm>
      ))}
    </>
  )
}
