import type { SignedVisit } from '../../../../platform/http/route.ts'
import { Button, ButtonRow } from '../../../../ui/button.tsx'
import { Form } from '../../../../ui/form.tsx'
import { freshForm } from '../../../../ui/form-state.ts'
import { plainText } from '../../../../ui/languages/readings.ts'
import { Section } from '../../../../ui/section.tsx'
import { TextArea } from '../../../../ui/text-area.tsx'
import { TextField } from '../../../../ui/text-field.tsx'
import type { RefusedForm } from '../../../../ui/verb-form.tsx'
import { VerbForm } from '../../../../ui/verb-form.tsx'
import type { EditionWhole } from '../../acts/paper/read-editions.ts'
import type { MeetingParts } from '../meeting-page.tsx'
import { circularTexts } from './texts.ts'

export type CircularProps = {
  readonly visit: SignedVisit
  readonly whole: EditionWhole
  readonly refused: RefusedForm | undefined
  readonly parts: MeetingParts
}

/** The second pair of eyes. Whoever wrote the words is told whom to ask. */
export function CheckForm({ visit, whole, refused }: CircularProps) {
  const { edition } = whole
  if (edition.isWrittenByMe) return <p>{circularTexts.checkOther}</p>
  const form = refused?.verb === 'check' ? refused.form : freshForm()
  return (
    <Section id="check" title={circularTexts.check}>
      <p>{circularTexts.checkLead}</p>
      <Form
        action={`/circulars/${edition.id}/check`}
        token={visit.formToken}
        idempotencyKey={form.idempotencyKey}
        version={edition.version}
        label={circularTexts.check}
      >
        <ButtonRow>
          <Button kind="primary">{circularTexts.check}</Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}

/** Many sheets at once, a line each, with the questions beside them so that no paper has to be turned over. */
export function KeyInForm({ visit, whole, refused }: CircularProps) {
  const { edition } = whole
  const form = refused?.verb === 'key-in' ? refused.form : freshForm()
  return (
    <Section id="key-in" title={circularTexts.keyIn}>
      {edition.questions.length > 0 && (
        <ol class="tn-review">
          {edition.questions.map(question => (
            <li>{plainText(question)}</li>
          ))}
        </ol>
      )}
      <p>{circularTexts.support.sheetsMore}</p>
      <Form
        action={`/circulars/${edition.id}/key-in`}
        token={visit.formToken}
        idempotencyKey={form.idempotencyKey}
        label={circularTexts.keyIn}
      >
        <TextArea
          name="sheets"
          label={circularTexts.fields.sheets}
          support={circularTexts.support.sheets}
          required
          rows={6}
          value={form.value('sheets')}
          error={form.error('sheets')}
        />
        <ButtonRow>
          <Button kind="primary">{circularTexts.keyInButton}</Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}

/** The end of an edition, said with why. */
export function EndForm({ visit, whole, refused }: CircularProps) {
  const { edition } = whole
  return (
    <VerbForm
      visit={visit}
      action={`/circulars/${edition.id}/end`}
      version={edition.version}
      refused={refused}
      verb="end"
      summary={circularTexts.end}
      button={circularTexts.endButton}
      kind="secondary"
    >
      {(form, at) => (
        <TextField
          id={at('why')}
          name="why"
          label={circularTexts.fields.why}
          required
          value={form.value('why')}
          error={form.error('why')}
        />
      )}
    </VerbForm>
  )
}
