import type { Child } from 'hono/jsx'
import type { Refusal } from '../../../../kernel/refusal.ts'
import { refusal } from '../../../../kernel/refusal.ts'
import type { Result } from '../../../../kernel/result.ts'
import { no } from '../../../../kernel/result.ts'
import type { Answer } from '../../../../platform/http/answer.ts'
import { page, seeOther } from '../../../../platform/http/answer.ts'
import { typedFields } from '../../../../platform/http/fields.ts'
import type { SignedVisit } from '../../../../platform/http/route.ts'
import type { Once } from '../../../../platform/idempotency.ts'
import { Button, ButtonLink, ButtonRow } from '../../../../ui/button.tsx'
import { absentAnswer } from '../../../../ui/early-pages.tsx'
import { Form } from '../../../../ui/form.tsx'
import { FormNotices } from '../../../../ui/form-notices.tsx'
import type { FormState, Initial } from '../../../../ui/form-state.ts'
import { openForm, refusedForm } from '../../../../ui/form-state.ts'
import { frameOf } from '../../../../ui/frame-of.ts'
import { Layout } from '../../../../ui/layout.tsx'
import { PageTitle } from '../../../../ui/page-title.tsx'
import type { CompartmentView } from '../../acts/sealed/read-compartment.ts'
import { readCompartment } from '../../acts/sealed/read-compartment.ts'
import type { CompartmentId } from '../../domain/sealed/compartment.ts'
import { sealedTexts as texts } from './sealed-texts.ts'

/** One thing a member does inside a compartment, on a page of its own. */
export type SealedStep = {
  readonly title: string
  readonly lead?: string
  readonly submit: string
  readonly done: string
  initial?(view: CompartmentView, visit: SignedVisit): Initial
  controls(visit: SignedVisit, form: FormState, view: CompartmentView): Child | Promise<Child>
  /** Reads the form and acts. */
  act(visit: SignedVisit, id: CompartmentId): Promise<Result<CompartmentId, Refusal>>
}

/** GET of a step: the compartment first, so that who is no member sees what is not there. */
export async function showSealedStep(visit: SignedVisit, step: SealedStep): Promise<Answer> {
  const view = await readCompartment(visit.act, compartmentIdOf(visit))
  return view ? stepPage(visit, step, view, await openForm(visit, step.initial?.(view, visit))) : absentAnswer(visit)
}

/** POST of a step. */
export async function doSealedStep(visit: SignedVisit, step: SealedStep): Promise<Answer> {
  const id = compartmentIdOf(visit)
  const result = await step.act(visit, id)
  // Who takes leave of a compartment is a stranger to it from then on.
  if (result.ok && step.done === 'member-ended') return seeOther(`/compartments?done=${step.done}`)
  if (result.ok) return seeOther(`/compartments/${id}?done=${step.done}`)
  const view = await readCompartment(visit.act, id)
  if (view === undefined || result.refusal.code === 'absent') return absentAnswer(visit)
  return stepPage(visit, step, view, refusedForm(visit, result.refusal))
}

/** Complaints of a form as a refusal. */
export function sealedComplaints(fields: Readonly<Record<string, string>>): { readonly ok: false; readonly refusal: Refusal } {
  return no(refusal('fields', { fields }))
}

/** The compartment an address is about. */
export function compartmentIdOf(visit: SignedVisit): CompartmentId {
  return visit.params['id'] as CompartmentId
}

/** What came along with a form. */
export function sealedOnce(visit: SignedVisit): Once {
  return { key: visit.form.get('_key'), body: [visit.path, typedFields(visit.form)], draft: visit.form.get('_draft') }
}

async function stepPage(visit: SignedVisit, step: SealedStep, view: CompartmentView, form: FormState): Promise<Answer> {
  const { compartment } = view
  const at = `/compartments/${compartment.id}`
  return page(
    <Layout
      title={step.title}
      frame={frameOf(visit, 'compartments')}
      hasErrors={form.hasErrors}
      withExit
      crumbs={[{ label: texts.title, href: '/compartments' }, { label: compartment.label, href: at }, { label: step.title }]}
    >
      <FormNotices form={form} />
      <PageTitle title={`${step.title}（${compartment.label}）`} lead={step.lead} />
      <Form
        action={visit.path}
        token={visit.formToken}
        draftKey={visit.path}
        idempotencyKey={form.idempotencyKey}
        version={compartment.version}
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
