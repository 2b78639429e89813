import { formatInstant } from '../kernel/day.ts'
import { Banner } from './banner.tsx'
import { ErrorSummary } from './error-summary.tsx'
import type { FormState } from './form-state.ts'
import { ui } from './languages/ja.ts'

/** What has to be said above a form: the summary of complaints, a refusal in one sentence, and that a draft was put back. */
export function FormNotices(props: { readonly form: FormState }) {
  const { form } = props
  return (
    <>
      {form.errors.length > 0 && <ErrorSummary errors={form.errors} />}
      {form.notice && (
        <Banner tone="bad" title={ui.notDone}>
          <p>{form.notice}</p>
        </Banner>
      )}
      {form.draftSavedAt && (
        <Banner tone="info" title={ui.draftRestored}>
          <p>{ui.draftRestoredAt(formatInstant(form.draftSavedAt))}</p>
        </Banner>
      )}
    </>
  )
}
