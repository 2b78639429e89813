import type { Child } from 'hono/jsx'
import type { Refusal } from '../../../kernel/refusal.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import { page, seeOther } from '../../../platform/http/answer.ts'
import type { SignedVisit } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ButtonRow } from '../../../ui/button.tsx'
import { absentAnswer } from '../../../ui/early-pages.tsx'
import { Form } from '../../../ui/form.tsx'
import { FormNotices } from '../../../ui/form-notices.tsx'
import type { FormState, Initial } from '../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../ui/form-state.ts'
import { frameOf } from '../../../ui/frame-of.ts'
import { Layout } from '../../../ui/layout.tsx'
import { PageTitle } from '../../../ui/page-title.tsx'
import type { ConsultationView } from '../acts/read-consultation.ts'
import { readConsultation } from '../acts/read-consultation.ts'
import type { ConsultationId } from '../domain/consultation.ts'
import { texts } from './texts.ts'
import { numberWords } from './words.ts'

/** One small step about a consultation (screening, closing, …): a question, its fields, and what is done with the answers. */
export type Step = {
  readonly title: string
  readonly lead?: string
  readonly submit: string
  readonly done: string
  initial?(view: ConsultationView): Initial
  controls(visit: SignedVisit, form: FormState, view: ConsultationView): Child | Promise<Child>
  /** Reads the form and acts. Complaints come back as a refusal with fields. */
  act(visit: SignedVisit, id: ConsultationId): Promise<Result<ConsultationId, Refusal>>
}

/** Shows the step over the consultation as it stands. */
export async function showStep(visit: SignedVisit, step: Step): Promise<Answer> {
  const view = await readConsultation(visit.act, idOf(visit))
  if (view === undefined) return absentAnswer(visit)
  return stepPage(visit, step, view, await openForm(visit, step.initial?.(view)))
}

/** Does the step, or shows it again with everything typed and what is wrong. */
export async function doStep(visit: SignedVisit, step: Step): Promise<Answer> {
  const result = await step.act(visit, idOf(visit))
  if (result.ok) return seeOther(`/consultations/${result.value}?done=${step.done}`)
  const view = await readConsultation(visit.act, idOf(visit))
  if (view === undefined || result.refusal.code === 'absent') return absentAnswer(visit)
  return stepPage(visit, step, view, refusedForm(visit, result.refusal))
}

/** Complaints of a form as a refusal. */
export function complaints(fields: Readonly<Record<string, string>>): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: refusal('fields', { fields }) }
}

function idOf(visit: SignedVisit): ConsultationId {
  return visit.params['id'] as ConsultationId
}

async function stepPage(visit: SignedVisit, step: Step, view: ConsultationView, form: FormState): Promise<Answer> {
  const at = `/consultations/${view.consultation.id}`
  const number = numberWords(view.names.no)
  return page(
    <Layout
      title={step.title}
      frame={frameOf(visit, 'consultations')}
      hasErrors={form.hasErrors}
      withExit
      crumbs={[{ label: texts.title, href: '/consultations' }, { label: number, href: at }, { label: step.title }]}
    >
      <FormNotices form={form} />
      <PageTitle title={`${step.title}（${number}）`} lead={step.lead} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={view.consultation.version}
        autosave
      >
        {await step.controls(visit, form, view)}
        <ButtonRow>
          <Button kind="primary">{step.submit}</Button>
          <ButtonLink kind="quiet" href={at}>
            {texts.back}
          </ButtonLink>
        </ButtonRow>
      </Form>
    </Layout>,
    form.status,
  )
}
