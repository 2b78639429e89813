import { dayOfInstant } from '../../../kernel/day.ts'
import { formatEra } from '../../../kernel/era.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { TextArea } from '../../../ui/text-area.tsx'
import type { RefusedForm } from '../../../ui/verb-form.tsx'
import { VerbForm } from '../../../ui/verb-form.tsx'
import { clockOf } from '../../meetings/index.ts'
import type { DateWhole } from '../acts/read-dates.ts'
import { WhenFields } from './activity-forms.tsx'
import { texts } from './texts.ts'

/** What keepers can do with one single date: move it, or call it off. */
export function DateForms(props: { readonly visit: SignedVisit; readonly whole: DateWhole; readonly refused: RefusedForm | undefined }) {
  const { visit, refused, whole } = props
  const { date } = whole
  const deed = (verb: string) => ({
    visit,
    refused,
    verb,
    action: `/activities/${date.activityId}/dates/${date.id}/${verb}`,
    version: date.version,
  })
  return (
    <>
      <VerbForm
        {...deed('move')}
        summary={texts.moveDate}
        button={texts.moveDate}
        initial={{ on: formatEra(dayOfInstant(date.startsAt)), from: clockOf(date.startsAt), until: clockOf(date.endsAt) }}
      >
        {(form, at) => <WhenFields form={form} at={at} />}
      </VerbForm>
      <VerbForm {...deed('cancel')} summary={texts.cancelDate} button={texts.cancelDate} kind="danger">
        {(form, at) => (
          <>
            <p>{texts.cancelWarning}</p>
            <TextArea
              id={at('why')}
              name="why"
              label={texts.fields.why}
              required
              rows={2}
              value={form.value('why')}
              error={form.error('why')}
            />
          </>
        )}
      </VerbForm>
    </>
  )
}
