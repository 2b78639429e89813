import { z } from 'zod'
import { maybeWords, neededWords } from '../../../../platform/http/body.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { FieldRow } from '../../../../ui/field-row.tsx'
import { Form } from '../../../../ui/form.tsx'
import type { FormState } from '../../../../ui/form-state.ts'
import { Select } from '../../../../ui/select.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { PersonId } from '../../../people/index.ts'
import type { ChronologyView } from '../../acts/assessment/chronology.ts'
import type { LineFacts } from '../../domain/assessment/line.ts'
import { neededMoment } from './moment-body.ts'
import { issueTexts } from './texts-issue.ts'
import { optionsOf } from './wording.ts'

const { chronology: words, fields, support, wrong } = issueTexts

/** A line of the years as it is written by hand. */
export const LINE_BODY = z.object({
  when: neededMoment(wrong.when),
  event: z.string({ error: wrong.event }).regex(/^[a-z][a-z0-9_]{0,40}$/, { error: wrong.event }),
  personId: z
    .uuid({ error: wrong.person })
    .transform(id => id.toLowerCase() as PersonId)
    .nullish(),
  words: z.string({ error: wrong.words }).pipe(neededWords(1000, fields.words, wrong.words)),
  source: maybeWords(200, fields.source),
})

/** What was written, with what was not said as unknown. */
export function lineFrom({ when, event, personId, words: said, source }: z.output<typeof LINE_BODY>): LineFacts {
  return { moment: when, event, personId: personId ?? null, words: said, source: source ?? null }
}

/** The small form below the years. */
export function LineForm({ visit, view, form }: { readonly visit: SignedVisit; readonly view: ChronologyView; readonly form: FormState }) {
  const text = (name: 'when' | 'words' | 'source') => ({ name, label: fields[name], value: form.value(name), error: form.error(name) })
  return (
    <Form action={visit.path} token={visit.formToken} draftKey={visit.path} idempotencyKey={form.idempotencyKey} autosave>
      <FieldRow>
        <TextField {...text('when')} support={support.when} required width="s" />
        <Select
          name="event"
          label={fields.event}
          required
          options={[{ value: '', label: issueTexts.choose }, ...optionsOf(visit, 'chronology_event')]}
          value={form.value('event')}
          error={form.error('event')}
        />
        <Select
          name="personId"
          label={fields.whose}
          options={[
            { value: '', label: issueTexts.noPerson },
            ...view.people.map(({ personId, name }) => ({ value: personId as string, label: name })),
          ]}
          value={form.value('personId')}
          error={form.error('personId')}
        />
      </FieldRow>
      <TextArea {...text('words')} required rows={2} counter={1000} />
      <TextField {...text('source')} support={support.source} width="l" />
      <ButtonRow>
        <Button kind="primary">{words.add}</Button>
      </ButtonRow>
    </Form>
  )
}
